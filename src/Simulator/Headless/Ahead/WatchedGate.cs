using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>
/// A gate as the room behind a world reaches it: whatever the room tells it is counted, because a world that is ahead
/// hears it too late. A lease that goes on changes nothing in the world and is not counted; one that can't be renewed
/// is, for the line may be cut where the world is and not yet where the room is.
/// </summary>
/// <param name="gate">The gate.</param>
/// <param name="told">Called with everything it is told, before it hears it.</param>
internal sealed class WatchedGate(IFlowGate gate, Action told) : IFlowGate
{
    /// <inheritdoc/>
    public ServerId Server => gate.Server;

    /// <inheritdoc/>
    public bool IsQuiet => gate.IsQuiet;

    /// <inheritdoc/>
    public bool IsLatched => gate.IsLatched;

    /// <inheritdoc/>
    public long LatchVersion => gate.LatchVersion;

    /// <inheritdoc/>
    public long LastSend => gate.LastSend;

    /// <inheritdoc/>
    public bool Renew(LeaseGrant grant)
    {
        try
        {
            return gate.Renew(grant);
        }
        catch (IOException)
        {
            told();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Latch(HoldId hold, HaltMode mode = HaltMode.Block)
    {
        told();
        gate.Latch(hold, mode);
    }

    /// <inheritdoc/>
    public void Pace(HoldId hold, OrderPace pace, ControllerToken by)
    {
        told();
        gate.Pace(hold, pace, by);
    }

    /// <inheritdoc/>
    public void SetLimits(GateLimitSet limits, bool enforce)
    {
        told();
        gate.SetLimits(limits, enforce);
    }

    /// <inheritdoc/>
    public void KeepLapse(HoldId hold, ControllerToken by)
    {
        told();
        gate.KeepLapse(hold, by);
    }

    /// <inheritdoc/>
    public void Unlatch(HoldId hold, ControllerToken by)
    {
        told();
        gate.Unlatch(hold, by);
    }

    /// <inheritdoc/>
    public void RequestCancelOpen()
    {
        told();
        gate.RequestCancelOpen();
    }

    /// <inheritdoc/>
    public void Sever()
    {
        told();
        gate.Sever();
    }

    /// <inheritdoc/>
    public void Restore(ControllerToken by)
    {
        told();
        gate.Restore(by);
    }
}
