using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// Collects what the alarms are told at a publication: what stands in the picture, what rose and went again since the
/// one before, and what the control side knows of halts that do not hold.
/// </summary>
/// <param name="alarms">Where it goes; null for nowhere.</param>
/// <param name="outer">Who else is told of findings; null for nobody.</param>
/// <param name="drills">Says what is wrong with the doors; null for nobody.</param>
internal sealed class AlarmRound(IAlarmSink? alarms, IFindingTap? outer, DrillSlot? drills = null) : IFindingTap
{
    private const int MostRisen = 4_096;

    private readonly List<Anomaly> _risen = [];

    /// <inheritdoc/>
    public void OnFinding(Anomaly anomaly)
    {
        outer?.OnFinding(anomaly);
        if (alarms is not null && !anomaly.Shadow && _risen.Count < MostRisen)
            _risen.Add(anomaly); // what stands longer comes with the picture as well
    }

    /// <summary>Tells the alarms.</summary>
    /// <param name="picture">What is measured.</param>
    /// <param name="control">What was ordered.</param>
    public void Tell(FleetSnapshot picture, ControlSnapshot control)
    {
        if (alarms is null)
            return;
        List<Anomaly> round = [.. picture.Anomalies, .. Control(control, picture.At)];
        if (drills?.Fault is { } fault)
        {
            round.Add(new Anomaly(
                "kill-unproven", Server: null, AnomalySeverity.Critical, 1, 0, "doors", "alarm", picture.At, fault));
        }
        var known = round.Select(KeyOf).ToHashSet();
        round.AddRange(_risen.Where(anomaly => known.Add(KeyOf(anomaly))));
        _risen.Clear();
        alarms.Observe(picture.At, round);
    }

    private static (string, ServerId?, SymbolId?, int?) KeyOf(Anomaly anomaly) =>
        (anomaly.Rule, anomaly.Server, anomaly.Topic is null ? anomaly.Symbol : null, anomaly.Topic);

    private static IEnumerable<Anomaly> Control(ControlSnapshot control, MarketTime now)
    {
        foreach (ServerControl server in control.Servers.IsDefault ? [] : control.Servers)
        {
            if (server.OrdersAfterBlock > 0)
            {
                yield return Halt(
                    "leak", server, server.OrdersAfterBlock, "orders", now,
                    $"{Counted.Of(server.OrdersAfterBlock, "new order")} left after the halt was acknowledged; the " +
                    "gate was severed.");
            }
            else if (server.State == FlowState.Unconfirmed)
            {
                yield return Halt(
                    "halt-unconfirmed", server, 1, "halts", now,
                    "The halt was not acknowledged in time; the gate was severed. Nothing proves that it stands " +
                    "still.");
            }
            else if (server.Stage == KillStage.NotProven)
            {
                yield return Halt(
                    "halt-not-proven", server, 1, "halts", now,
                    $"The halt is acknowledged and not proven. {server.Missing}" +
                    (server.IsSevered ? " The gate was severed: call the venue." : ""));
            }
        }
        foreach (ServerControl server in control.Servers.IsDefault ? [] : control.Servers)
        {
            if (server is { Line: not ControlLine.Held, State: not FlowState.Absent })
            {
                yield return Halt("control-line", server, 1, "lines", now, server.Line == ControlLine.Fenced
                    ? "The gate obeys a newer control room: from here it can be stopped and not opened."
                    : "Nothing reaches the gate. It halts itself when its lease is over; use your other door.");
            }
        }
        if (!control.JournalHealthy)
        {
            yield return new Anomaly(
                "journal", Server: null, AnomalySeverity.Critical, 1, 0, "faults", "alarm", now,
                "The journal can't write: kills work, releases are refused.");
        }
    }

    private static Anomaly Halt(
        string rule, ServerControl server, long value, string unit, MarketTime now, string message) =>
        new(rule, server.Server, AnomalySeverity.Critical, value, 0, unit, "sever", now, message)
        {
            Step = LimitAction.Sever,
        };
}
