using System.Collections.Immutable;
using System.Text.Json;
using Ops.Simulator.Headless.Evaluation;
using Ops.Simulator.Recorded;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Makes the report of a run.</summary>
/// <param name="scenario">What was run.</param>
/// <param name="settings">How.</param>
/// <param name="outcome">What came of it.</param>
/// <param name="untouched">The ledger of the same seed with nobody acting; null when it was not run apart.</param>
internal sealed class ReportMaker(Scenario scenario, RunSettings settings, RunOutcome outcome, LedgerReport? untouched)
{
    /// <summary>Makes it.</summary>
    /// <returns>The report.</returns>
    public RunReport Make()
    {
        LedgerScope told = scenario.Truth is null ? outcome.Ledger.Fleet : outcome.Ledger.Incident;
        ReportedFlow headline = Flow(told);
        decimal? loss = scenario.Truth is null ? null : -(untouched ?? outcome.Ledger).Incident.Total.Dollars;
        return new RunReport
        {
            Scenario = scenario.Id,
            Preset = settings.Preset ?? (scenario.Presets.IsEmpty ? null : scenario.Presets[0].Name),
            Seed = settings.Seed,
            SimulatedSeconds = (decimal)outcome.Simulated.TotalSeconds,
            WallSeconds = decimal.Round((decimal)outcome.Wall.TotalSeconds, 3),
            Events = outcome.Events,
            ParentOrders = headline.ParentOrders,
            ChildOrders = headline.ChildOrders,
            Executions = headline.Executions,
            Shares = headline.Shares,
            Symbols = headline.Symbols,
            NetLongSymbols = headline.NetLongSymbols,
            NetShortSymbols = headline.NetShortSymbols,
            NetLongNotional = headline.NetLongNotional,
            NetShortNotional = headline.NetShortNotional,
            GrossNotional = headline.GrossNotional,
            EnteredNotional = told.EnteredNotional.Dollars,
            ExecutedNotional = told.ExecutedNotional.Dollars,
            Currency = scenario.Currency,
            Record = ReportedRecord.Of(scenario.Record),
            Pnl = headline.Pnl,
            Fleet = Flow(outcome.Ledger.Fleet),
            Alarms = [.. outcome.RootAlarms.Select(Alarm)],
            Findings = [.. outcome.Alarms.Select(Finding)],
            Refusals = [.. outcome.Ledger.Refusals.Select(Refusal)],
            Trips = [.. outcome.Holds.Where(row => row.Hold.Kind == HoldKind.Breaker).DistinctBy(row => row.Hold.Id)
                .Select(Trip)],
            Holds = [.. outcome.Holds.Select(Hold)],
            Ramps = [.. outcome.Ramps.Select(ReportedRamp.Of)],
            Actions = [.. outcome.Actions.Select(Action)],
            Truth = Truth(),
            Detection = Detection(),
            LossIfNobodyActed = loss,
            LossAvoided = loss + outcome.Ledger.Incident.Total.Dollars,
            Recorded = outcome.Recorded is { } recorded ? Recording(recorded) : null,
            Calibration = scenario.Calibration,
            Uncertainties = scenario.Uncertainties,
            EventLogDigest = outcome.Digest,
        };
    }

    private ReportedFlow Flow(LedgerScope scope) => new(
        scope.Parents, scope.Children, scope.Executions, scope.Shares, scope.Symbols, scope.NetLongSymbols,
        scope.NetShortSymbols, scope.NetLongNotional.Dollars, scope.NetShortNotional.Dollars,
        scope.GrossNotional.Dollars,
        new ReportedPnl(
            scope.MarkToMarket.Dollars, scenario.Unwind is null ? null : scope.UnwindCost.Dollars,
            scope.Total.Dollars));

    private ReportedAlarm Alarm(RootAlarm alarm) => new(
        alarm.At.ToString(), alarm.Root.Rule, Camel(alarm.Priority.ToString()), NameOf(alarm.Root.Server),
        CauseOf(alarm.Root), alarm.Root.Message, new ReportedDetail(alarm.FirstOut.Rule, NameOf(alarm.FirstOut.Server)),
        [.. alarm.Members.Select(member => NameOf(member.Server)).OfType<string>().Distinct()],
        [.. alarm.Members.Select(member => new ReportedDetail(member.Rule, NameOf(member.Server)))]);

    private ReportedFinding Finding(AlarmRow row) => new(
        row.First.Since.ToString(), row.First.Rule, Camel(row.Severity.ToString()), NameOf(row.First.Server),
        row.First.Message, row.Times);

    private ReportedRefusal Refusal(LedgerRefusal row) => ReportedRefusal.Of(row, NameOf(row.Server)!);

    /// <summary>Findings about builds and about client orders say what is wrong, not only that something is.</summary>
    private static string? CauseOf(Anomaly root) =>
        root.Rule.StartsWith("parity", StringComparison.Ordinal)
            || RuleCatalog.Find(root.Rule)?.Family == RuleFamily.Conservation
            ? root.Message : null;

    private ReportedTrip Trip(HoldRow row)
    {
        string rule = row.Hold.By.Name;
        string? server = row.Hold.Scope.Kind == HaltScopeKind.Server ? row.Hold.Scope.Target : null;
        string action = JsonNamingPolicy.CamelCase.ConvertName(row.Hold.Mode.ToString());
        return new ReportedTrip(row.RequestedAt.ToString(), rule, server, row.Cause?.Value, row.Cause?.Limit, action);
    }

    private static ReportedHold Hold(HoldRow row) => new(
        Camel(row.Hold.Kind.ToString()), row.Hold.Scope.ToString(), row.Server, row.Hold.By.Name, row.Hold.Reason,
        row.RequestedAt.ToString(), row.BlockedAt?.ToString(), row.DrainedAt?.ToString(),
        row.ProvenAt?.ToString(),
        row.ReleasedAt?.ToString(), row.OrdersAfterBlock);

    private static ReportedAction Action(ActionOutcome done) => new(
        done.Action.At.ToString(), done.Action.Who, done.Action.Verb, done.Action.Subject, done.Done, done.Outcome);

    private static ReportedRecording Recording(RecordedFlowReport recorded) => new(
        Path.GetFileName(recorded.File), recorded.Rows, recorded.Malformed, recorded.UnknownOrders, recorded.OutOfOrder,
        recorded.Ignored, recorded.Orders, recorded.RefusedOrders, recorded.SuppressedRows,
        [.. recorded.FirstFaults.Select(fault => fault.ToString())]);

    private ReportedTruth? Truth() => scenario.Truth is { } truth
        ? new ReportedTruth(MarketTime.FromTimeOfDay(truth.Onset).ToString(), truth.GuiltyServers, truth.Cause)
        : null;

    private ReportedDetection Detection()
    {
        MarketTime? correct = scenario.Truth is { } truth
            ? AlarmTimes.FirstOf(
                outcome.Spells, MarketTime.FromTimeOfDay(truth.Onset),
                spell => truth.GuiltyServers.Contains(NameOf(spell.First.Server) ?? ""))
            : null;
        decimal? delay = correct is { } at ? (decimal)(at.TimeOfDay - scenario.Truth!.Onset).TotalSeconds : null;
        ImmutableArray<string> accused = [.. Accusations.Of(outcome).Select(static item => item.Server).Distinct()];
        string? first = outcome.Alarms.IsEmpty ? null : outcome.Alarms[0].First.Since.ToString();
        return new ReportedDetection(first, correct?.ToString(), delay, accused);
    }

    private string? NameOf(ServerId? server) => server is { } id ? outcome.Fleet.Servers[id.Index].Name : null;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
