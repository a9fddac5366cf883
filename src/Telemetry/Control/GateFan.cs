using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>
/// Calls many gates, each whatever the others do: a gate that throws is noted on its target and the next one is called.
/// Nobody here holds a lock, sleeps, or uses the pool.
/// </summary>
internal static class GateFan
{
    /// <summary>
    /// Turns of waiting for quiet senders, after which the wait ends even on a clock that stands still. With a clock
    /// that runs the time-out comes first.
    /// </summary>
    private const int MostTurns = 500_000;

    /// <summary>Latches every gate.</summary>
    /// <param name="targets">The gates.</param>
    /// <param name="hold">The hold.</param>
    public static void Latch(ReadOnlySpan<GateTarget> targets, Hold hold)
    {
        foreach (GateTarget target in targets)
        {
            Call(target, hold, static (t, h) =>
            {
                t.Gate.Latch(h.Id, h.Mode);
                t.Version = t.Gate.LatchVersion;
            });
        }
    }

    /// <summary>Waits until every latched gate was seen quiet once, or the time is up.</summary>
    /// <param name="targets">The gates.</param>
    /// <param name="log">The clock.</param>
    /// <param name="requested">When the halt was requested.</param>
    /// <param name="timeout">How long at most.</param>
    public static void AwaitQuiet(ReadOnlySpan<GateTarget> targets, ControlLog log, long requested, TimeSpan timeout)
    {
        long start = log.Timestamp;
        var spin = new SpinWait();
        for (int turn = 0; turn < MostTurns; turn++)
        {
            if (SweepQuiet(targets, log, requested) || log.Since(start) >= timeout)
                return;
            spin.SpinOnce(sleep1Threshold: -1); // gives the core to a preempted sender, and never sleeps
        }
    }

    /// <summary>Asks every gate to cancel what is open at the venue.</summary>
    /// <param name="targets">The gates.</param>
    public static void RequestCancel(ReadOnlySpan<GateTarget> targets)
    {
        foreach (GateTarget target in targets)
            Call(target, 0, static (t, _) => t.Gate.RequestCancelOpen());
    }

    /// <summary>Gives every gate the pace of a restart's stage.</summary>
    /// <param name="targets">The gates.</param>
    /// <param name="ramp">The restart.</param>
    /// <param name="by">Who opens.</param>
    public static void Pace(ReadOnlySpan<GateTarget> targets, RampState ramp, ControllerToken by)
    {
        foreach (GateTarget target in targets)
        {
            Call(target, (ramp, by), static (t, what) =>
            {
                t.Gate.Pace(what.ramp.Hold.Id, what.ramp.PaceOf(t.Gate.Server), what.by);
                t.Version = t.Gate.LatchVersion;
            });
        }
    }

    /// <summary>Gives one gate a standing hold: a restart at the pace of its stage, any other as it is.</summary>
    /// <param name="target">The gate.</param>
    /// <param name="hold">The hold.</param>
    /// <param name="ramp">The restart whose hold it is; null for any other.</param>
    /// <param name="by">Who speaks.</param>
    public static void Give(GateTarget target, Hold hold, RampState? ramp, ControllerToken by)
    {
        if (ramp is null)
            Latch([target], hold);
        else
            Pace([target], ramp, by);
    }

    /// <summary>Takes a hold off every gate.</summary>
    /// <param name="targets">The gates.</param>
    /// <param name="hold">The hold.</param>
    /// <param name="by">Who opens.</param>
    public static void Unlatch(ReadOnlySpan<GateTarget> targets, HoldId hold, ControllerToken by)
    {
        foreach (GateTarget target in targets)
        {
            Call(target, (hold, by), static (t, what) =>
            {
                t.Gate.Unlatch(what.hold, what.by);
                t.Version = t.Gate.LatchVersion;
            });
        }
    }

    /// <summary>Asks a gate where it stands, when nothing it was told made it say so.</summary>
    /// <param name="target">The gate.</param>
    public static void AskVersion(GateTarget target)
    {
        if (target.Version == ServerFlow.Unknown)
            Call(target, 0, static (t, _) => t.Version = t.Gate.LatchVersion);
    }

    private static bool SweepQuiet(ReadOnlySpan<GateTarget> targets, ControlLog log, long requested)
    {
        bool all = true;
        foreach (GateTarget target in targets)
        {
            if (!target.IsPresent || target.IsQuiet || target.Fault is not null)
                continue;
            Call(target, 0, static (t, _) => t.IsQuiet = t.Gate.IsQuiet);
            if (target.IsQuiet)
                target.BlockLatency = log.Since(requested);
            else
                all &= target.Fault is not null;
        }
        return all;
    }

    private static void Call<T>(GateTarget target, T with, Action<GateTarget, T> what)
    {
        try
        {
            what(target, with);
        }
        catch (Exception fault) // the gate is called stuck, its deadline severs it, and the others are still called
        {
            target.Fault = fault;
        }
    }
}
