using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A server's word that its gate is latched, written by the server's own sending thread.</summary>
/// <param name="Server">The server.</param>
/// <param name="LatchVersion">The gate's latch count it answers to: each change of the hold set counts one.</param>
/// <param name="Latched">Whether the gate refuses new orders at that version.</param>
/// <param name="LastSend">Number of the last new order that left.</param>
/// <param name="OpenOrders">Child orders at the venue not yet filled, cancelled or rejected.</param>
public readonly record struct GateAck(ServerId Server, long LatchVersion, bool Latched, long LastSend, int OpenOrders)
{
    /// <summary>How long the gate had heard no control room when it halted itself; null when it did not.</summary>
    public TimeSpan? HeardBefore { get; init; }

    /// <summary>What the gate carries; null from one that does not say.</summary>
    public GateCarries? Carries { get; init; }

    /// <summary>
    /// Whether another answer says nothing new: an open gate's numbers go on rising without meaning anything here.
    /// </summary>
    /// <param name="other">The other answer.</param>
    /// <returns>Whether it says the same.</returns>
    public bool SaysTheSameAs(in GateAck other) =>
        this == (Latched ? other : other with { LastSend = LastSend, OpenOrders = OpenOrders });
}
