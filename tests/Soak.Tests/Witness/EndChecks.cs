using Ops.Dashboard.Drill;
using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests.Witness;

/// <summary>What must have come right again after the quiet minutes.</summary>
/// <param name="plan">What went wrong.</param>
/// <param name="now">Market time of day.</param>
internal sealed class EndChecks(SoakPlan plan, TimeSpan now)
{
    /// <summary>When people have done what they can, so that what they freed can go on by itself.</summary>
    public static TimeSpan Late => SoakFleet.End - TimeSpan.FromSeconds(45);

    /// <summary>What has been ordered.</summary>
    /// <param name="said">What the control room says.</param>
    /// <param name="sends">Whether a server has sent anything since it is free, or is so only now.</param>
    /// <exception cref="SoakViolation">Something stands.</exception>
    public void CheckControl(ControlSnapshot said, Func<int, bool> sends)
    {
        if (said.Ramps.FirstOrDefault(static ramp => ramp.Waiting is null && ramp.Ends?.TimeOfDay < Late) is { } stuck)
            throw Violation($"{stuck.Hold.Id} goes on and says not what it waits for.");
        if (said.Holds.FirstOrDefault(hold =>
            hold.Kind != HoldKind.Ramp && (!plan.HasDeadCode || hold.Kind != HoldKind.Breaker)) is { } left)
            throw Violation($"{left.Id} ({left.Kind}: {left.Reason}) could not be released.");
        foreach (ServerControl row in said.Servers.Where(static row => !row.Holds.Any(h => h.Mode.Stops())))
        {
            if (row.State != FlowState.Flowing || row.IsSevered || row.Line != ControlLine.Held)
                throw Violation($"{row.Name} is still {row.State}, {row.Line}.");
            if (row.Holds.IsEmpty && !sends(row.Server.Index))
                throw Violation($"{row.Name} is free and sends nothing.");
        }
        if (!said.JournalHealthy)
            throw Violation("The disk is well and the journal is not.");
    }

    /// <summary>What is measured.</summary>
    /// <param name="seen">The picture.</param>
    /// <param name="last">Number of the last event of a server that was handed on or lost.</param>
    /// <exception cref="SoakViolation">Something is not as it was.</exception>
    public void CheckPicture(FleetSnapshot seen, Func<int, long> last)
    {
        foreach (ServerReconciliation row in seen.Reconciliation)
        {
            if (row.Word.Outstanding > 0)
                throw Violation($"What drop copy {row.Server} lost was never made good.");
        }
        foreach (ServerStatus status in seen.Servers)
        {
            if (status.Feed != FeedColour.Green)
                throw Violation($"The feed of {status.Server.Name} is {status.Trouble}");
            if (status.Reading.FeedSequence != last(status.Server.Id.Index))
                throw new SoakViolation("I8", now, $"The last event of {status.Server.Name} is not known.");
        }
    }

    /// <summary>What the drills proved.</summary>
    /// <param name="standing">It.</param>
    /// <exception cref="SoakViolation">A door is not proven.</exception>
    public void CheckDrills(DrillStanding standing)
    {
        if (standing.State != DrillState.Proven)
            throw Violation($"The kill is {standing.State}: {standing.Trouble}");
    }

    private SoakViolation Violation(string what) => new("liveness", now, what);
}
