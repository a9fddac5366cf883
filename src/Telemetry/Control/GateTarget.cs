using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>One gate a halt reaches, and how it went.</summary>
/// <param name="flow">The server's flow.</param>
/// <param name="gate">Its gate at the time.</param>
/// <param name="epoch">The flow's epoch at the time.</param>
/// <param name="isPresent">Whether the server was in the fleet; an absent one is latched too but not waited
/// for.</param>
internal sealed class GateTarget(ServerFlow flow, IFlowGate gate, long epoch, bool isPresent)
{
    /// <summary>The server's flow.</summary>
    public ServerFlow Flow { get; } = flow;

    /// <summary>Its gate at the time.</summary>
    public IFlowGate Gate { get; } = gate;

    /// <summary>The flow's epoch at the time.</summary>
    public long Epoch { get; } = epoch;

    /// <summary>Whether the server was in the fleet.</summary>
    public bool IsPresent { get; } = isPresent;

    /// <summary>The gate's latch count after the latch; <see cref="ServerFlow.Unknown"/> when the gate threw.</summary>
    public long Version { get; set; } = ServerFlow.Unknown;

    /// <summary>Whether all its senders were seen out of the way.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>From request to latched and quiet; null when it did not come to that.</summary>
    public TimeSpan? BlockLatency { get; set; }

    /// <summary>What the gate threw; null when it kept its contract.</summary>
    public Exception? Fault { get; set; }
}
