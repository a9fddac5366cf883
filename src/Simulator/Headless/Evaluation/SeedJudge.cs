using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>Holds what a run showed against what was true. An alarm counts from a warning on.</summary>
/// <param name="what">The case.</param>
/// <param name="seed">The seed.</param>
/// <param name="outcome">The run with breakers.</param>
/// <param name="untouched">The same seed with nobody acting; null on a benign day.</param>
internal sealed class SeedJudge(EvaluationCase what, ulong seed, RunOutcome outcome, LedgerReport? untouched)
{
    private readonly MarketTime _onset = what.Scenario.Truth is { } truth
        ? MarketTime.FromTimeOfDay(truth.Onset) : MarketTime.FromTimeOfDay(what.Scenario.Session.Start);

    private readonly ImmutableArray<AlarmRow> _alarms =
        [.. outcome.Alarms.Where(static alarm => alarm.Severity >= AnomalySeverity.Warning)];

    private readonly ImmutableArray<HoldRow> _trips =
        [.. outcome.Holds.Where(static row => row.Hold.Kind is HoldKind.Breaker or HoldKind.Parity)];

    /// <summary>Judges.</summary>
    /// <returns>The result.</returns>
    public SeedResult Judge()
    {
        ImmutableArray<string> guilty = Guilty();
        bool allGuilty = guilty.Length == outcome.Fleet.Servers.Length;
        ImmutableArray<AlarmRow> right =
            [.. _alarms.Where(alarm => NameOf(alarm) is { } name ? guilty.Contains(name) : allGuilty)];
        ImmutableArray<string> accused = Accused();
        bool stopped = _trips.Any(row => guilty.Contains(row.Server)) || outcome.Ledger.LimitRefusals > 0;
        return new SeedResult
        {
            Seed = seed,
            FirstAlarmSeconds = After(_alarms.Where(IsSinceOnset).Select(static alarm => alarm.First.Since)),
            DetectionSeconds = After(right.Where(IsSinceOnset).Select(static alarm => alarm.First.Since)),
            TripSeconds = After(Trips(guilty)),
            BlockSeconds = After(_trips.Where(row => guilty.Contains(row.Server)).Select(static row => row.BlockedAt)
                .OfType<MarketTime>()),
            WarnedSecondsBefore = -After(right.Where(alarm => !IsSinceOnset(alarm))
                .Select(static alarm => alarm.First.Since)),
            OrdersAfterOnset = outcome.Ledger.Incident.Children,
            OrdersIfNobodyActed = (untouched ?? outcome.Ledger).Incident.Children,
            LossWithBreakers = -outcome.Ledger.Incident.Total.Dollars,
            LossIfNobodyActed = -(untouched ?? outcome.Ledger).Incident.Total.Dollars,
            Guilty = guilty,
            Accused = accused,
            WronglyAccused = what.IsBenign ? [] : [.. accused.Except(guilty)],
            Missed = !what.IsBenign && !stopped,
            FalseAlarms = [.. FalseAlarms(guilty).Select(Text)],
            FalseRoots = what.IsBenign ? [.. outcome.Groups.Select(static group => group.Key)] : [],
            FalseTrips =
            [
                .. _trips.Where(row => !guilty.Contains(row.Server))
                    .Select(static row => $"{row.RequestedAt} {row.Hold.By.Name} {row.Server}: {row.Hold.Reason}"),
            ],
        };
    }

    private ImmutableArray<string> Guilty() => what.Scenario.Truth is { } truth
        ? [.. truth.GuiltyServers.Union(outcome.Ledger.GuiltyServers.Select(NameOf))]
        : [];

    private ImmutableArray<string> Accused() =>
    [
        .. _alarms.Where(static alarm => alarm.Severity == AnomalySeverity.Critical).Select(NameOf).OfType<string>()
            .Concat(_trips.Select(static row => row.Server)).Distinct().Order(StringComparer.Ordinal),
    ];

    // On a benign day every alarm is false. In an incident one is that names somebody innocent: one about the fleet
    // accuses nobody, and the day is not benign.
    private IEnumerable<AlarmRow> FalseAlarms(ImmutableArray<string> guilty) => what.IsBenign
        ? _alarms
        : _alarms.Where(alarm => NameOf(alarm) is { } name && !guilty.Contains(name)
            && (!IsSinceOnset(alarm) || alarm.Severity == AnomalySeverity.Critical));

    private IEnumerable<MarketTime> Trips(ImmutableArray<string> guilty)
    {
        IEnumerable<MarketTime> times =
            _trips.Where(row => guilty.Contains(row.Server)).Select(static row => row.RequestedAt);
        return outcome.Ledger.FirstLimitRefusal is { } refused ? times.Append(refused) : times;
    }

    private bool IsSinceOnset(AlarmRow alarm) => alarm.First.Since >= _onset;

    private decimal? After(IEnumerable<MarketTime> times)
    {
        MarketTime? first = null;
        foreach (MarketTime time in times)
        {
            if (first is null || time < first)
                first = time;
        }
        return first is { } at ? (decimal)(at - _onset).TotalSeconds : null;
    }

    private string Text(AlarmRow alarm) =>
        $"{alarm.First.Since} {alarm.First.Rule} {NameOf(alarm) ?? "fleet"}: {alarm.First.Message}";

    private string? NameOf(AlarmRow alarm) => alarm.First.Server is { } server ? NameOf(server) : null;

    private string NameOf(ServerId server) => outcome.Fleet.Servers[server.Index].Name;
}
