using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>
/// Holds what a run showed against what was true. An alarm counts from a warning on. What names a guilty server is
/// right from the moment on at which the mechanism shows for the first time; before that it was chance, and false.
/// </summary>
/// <param name="what">The case.</param>
/// <param name="seed">The seed.</param>
/// <param name="outcome">The run with breakers.</param>
/// <param name="untouched">The same seed with nobody acting; null on a benign day.</param>
internal sealed class SeedJudge(EvaluationCase what, ulong seed, RunOutcome outcome, LedgerReport? untouched)
{
    private readonly MarketTime _onset = MarketTime.FromTimeOfDay(
        what.Scenario.Truth?.Onset ?? what.Scenario.Session.Start);

    private readonly MarketTime _visible = MarketTime.FromTimeOfDay(
        what.Scenario.Truth?.VisibleFrom ?? what.Scenario.Truth?.Onset ?? what.Scenario.Session.Start);

    private readonly ImmutableArray<AlarmSpell> _alarms =
        [.. outcome.Spells.Where(static spell => spell.Severity >= AnomalySeverity.Warning)];

    private readonly ImmutableArray<Accusation> _accusations = Accusations.Of(outcome);

    // Also who would have become guilty with nobody acting: to stop him before he is can't be wrong.
    private readonly ImmutableArray<string> _guilty = what.Scenario.Truth is { } truth
        ?
        [
            .. truth.GuiltyServers.Union(outcome.Ledger.GuiltyServers.Concat(untouched?.GuiltyServers ?? [])
                .Select(server => outcome.Fleet.Servers[server.Index].Name)),
        ]
        : [];

    /// <summary>Judges.</summary>
    /// <returns>The result.</returns>
    public SeedResult Judge()
    {
        ImmutableArray<Accusation> stops = Stops();
        ImmutableArray<AlarmSpell> falseAlarms = [.. _alarms.Where(IsFalse)];
        LedgerScope left = outcome.Ledger.Incident;
        LedgerScope all = (untouched ?? outcome.Ledger).Incident;
        return new SeedResult
        {
            Seed = seed,
            FirstAlarmSeconds = Seconds(AlarmTimes.FirstOf(_alarms, _onset, static _ => true)),
            DetectionSeconds = Seconds(Detected()),
            TripSeconds = Seconds(stops.Select(static stop => (MarketTime?)stop.At).Min()),
            BlockSeconds = Seconds(outcome.Holds.Where(IsRight).Select(static row => row.BlockedAt).Min()),
            WarnedSecondsBefore = Warned(),
            StoppedBy = [.. stops.Select(static stop => stop.By).Distinct()],
            Refused = stops.FirstOrDefault(static stop => stop.By == AccusedBy.Gate)?.What,
            OrdersAfterOnset = left.Children,
            OrdersIfNobodyActed = all.Children,
            LossWithBreakers = -left.Total.Dollars,
            LossIfNobodyActed = -all.Total.Dollars,
            Guilty = _guilty,
            Accused = Names(_accusations),
            WronglyAccused = what.IsBenign ? [] : Names(_accusations.Where(item => !IsRight(item))),
            Missed = !what.IsBenign && stops.IsEmpty,
            FalseAlarms = RootsOf(falseAlarms),
            FalseFindings = [.. falseAlarms.Select(Text).Distinct()],
            FalseTrips =
            [
                .. _accusations.Where(item => item.By >= AccusedBy.Breaker && !IsRight(item) && !IsNotUpYet(item))
                    .Select(static item => $"{item.At} {item.Server}: {item.What}"),
            ],
            Scope = Scope(),
            CostForecasts = outcome.Waiting.Forecasts,
            CostsInside = outcome.Waiting.Inside,
            CostsTrivial = outcome.Waiting.Trivial,
            Priorities = AlarmShares.Of(outcome.RootAlarms.Select(static alarm => alarm.Priority)),
        };
    }

    private ScopeVerdict Scope()
    {
        ImmutableArray<string> said = outcome.Waiting.Suggested;
        if (said.IsEmpty)
            return ScopeVerdict.None;
        return said.Except(_guilty).Any() ? ScopeVerdict.Wrong
            : said.Length == _guilty.Length ? ScopeVerdict.Right : ScopeVerdict.Narrow;
    }

    private bool IsRight(Accusation item) => _guilty.Contains(item.Server) && item.At >= _visible;

    // What has not come up can't show what it runs, and stands halted until two people let it flow: that is meant.
    private bool IsNotUpYet(Accusation item) => item.By == AccusedBy.Parity
        && what.Scenario.Fleet.Servers.Any(server => server.Name == item.Server
            && server.StartsAt is { } starts && item.At < MarketTime.FromTimeOfDay(starts));

    private bool IsRight(HoldRow row) => row.Hold.Kind is HoldKind.Breaker or HoldKind.Parity
        && _guilty.Contains(row.Server) && row.RequestedAt >= _visible;

    /// <summary>What stopped an order of the incident, or the server it would have come from.</summary>
    private ImmutableArray<Accusation> Stops()
    {
        IEnumerable<Accusation> refused = outcome.Ledger.Refusals
            .Where(static row => row.FirstOfIncidentAt is not null)
            .Select(row => new Accusation(
                row.FirstOfIncidentAt!.Value, NameOf(row.Server), AccusedBy.Gate,
                RefusalWords.Of(ReportedRefusal.Of(row, NameOf(row.Server)))));
        return
        [
            .. _accusations.Where(item => item.By >= AccusedBy.Breaker && IsRight(item)).Concat(refused)
                .OrderBy(static item => item.At),
        ];
    }

    /// <summary>When an alarm, or the gate, named a guilty server at or after the onset.</summary>
    private MarketTime? Detected()
    {
        bool allGuilty = _guilty.Length == outcome.Fleet.Servers.Length;
        MarketTime? alarm = AlarmTimes.FirstOf(
            _alarms, _onset, spell => NameOf(spell) is { } name ? _guilty.Contains(name) : allGuilty);
        MarketTime? gate = _accusations
            .Where(item => item.By == AccusedBy.Gate && IsRight(item) && item.At >= _onset)
            .Select(static item => (MarketTime?)item.At).Min();
        return alarm is null || gate < alarm ? gate ?? alarm : alarm;
    }

    private decimal? Warned()
    {
        MarketTime? first = _alarms
            .Where(spell => spell.First.Since >= _visible && spell.First.Since < _onset
                && NameOf(spell) is { } name && _guilty.Contains(name))
            .Select(static spell => (MarketTime?)spell.First.Since).Min();
        return -Seconds(first);
    }

    // On a benign day every alarm is false. In an incident one is that names somebody innocent, or anybody before
    // there was anything to see: one about the fleet accuses nobody, and the day is not benign.
    private bool IsFalse(AlarmSpell spell)
    {
        if (what.IsBenign)
            return true;
        if (NameOf(spell) is not { } name)
            return false;
        return spell.First.Since < _visible
            || (!_guilty.Contains(name)
                && (spell.First.Since < _onset || spell.Severity == AnomalySeverity.Critical));
    }

    /// <summary>How many alarms an operator saw with one of these in it.</summary>
    private int RootsOf(ImmutableArray<AlarmSpell> spells)
    {
        HashSet<(string, ServerId?)> keys = [.. spells.Select(static spell => (spell.First.Rule, spell.First.Server))];
        return outcome.RootAlarms.Count(alarm => alarm.Members.Any(keys.Contains));
    }

    private decimal? Seconds(MarketTime? at) => at is { } time ? (decimal)(time - _onset).TotalSeconds : null;

    private static ImmutableArray<string> Names(IEnumerable<Accusation> accusations) =>
        [.. accusations.Select(static item => item.Server).Distinct().Order(StringComparer.Ordinal)];

    private string Text(AlarmSpell spell) =>
        $"{spell.First.Since} {spell.First.Rule} {NameOf(spell) ?? "fleet"}: {spell.Message}";

    private string? NameOf(AlarmSpell spell) => spell.First.Server is { } server ? NameOf(server) : null;

    private string NameOf(ServerId server) => outcome.Fleet.Servers[server.Index].Name;
}
