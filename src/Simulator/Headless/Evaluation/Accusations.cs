using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>
/// Collects what accuses whom in a run: critical alarms of a server, refusals of its gate for a limit, holds that
/// nobody asked for.
/// </summary>
internal static class Accusations
{
    /// <summary>Collects them.</summary>
    /// <param name="outcome">The run.</param>
    /// <returns>The accusations in the order of time.</returns>
    public static ImmutableArray<Accusation> Of(RunOutcome outcome)
    {
        string Name(ServerId server) => outcome.Fleet.Servers[server.Index].Name;
        IEnumerable<Accusation> alarms = outcome.Spells
            .Where(static spell => spell.CriticalSince is not null && spell.First.Server is not null)
            .Select(spell => new Accusation(
                spell.CriticalSince!.Value, Name(spell.First.Server!.Value), AccusedBy.Alarm,
                $"{spell.First.Rule}: {spell.Message}"));
        IEnumerable<Accusation> refusals = outcome.Ledger.Refusals.Select(row => new Accusation(
            row.FirstAt, Name(row.Server), AccusedBy.Gate, RefusalWords.Of(ReportedRefusal.Of(row, Name(row.Server)))));
        IEnumerable<Accusation> holds = outcome.Holds
            .Where(static row => row.Hold.Kind is HoldKind.Breaker or HoldKind.Parity)
            .Select(static row => new Accusation(
                row.RequestedAt, row.Server,
                row.Hold.Kind == HoldKind.Breaker ? AccusedBy.Breaker : AccusedBy.Parity,
                $"{row.Hold.By.Name}: {row.Hold.Reason}"));
        return [.. alarms.Concat(refusals).Concat(holds).OrderBy(static item => item.At)];
    }
}
