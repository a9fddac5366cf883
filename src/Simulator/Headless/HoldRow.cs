using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>A hold and one server it covers, as the run saw them.</summary>
internal sealed record HoldRow
{
    /// <summary>The hold.</summary>
    public required Hold Hold { get; init; }

    /// <summary>Name of the server.</summary>
    public required string Server { get; init; }

    /// <summary>When it was requested.</summary>
    public required MarketTime RequestedAt { get; init; }

    /// <summary>When the server's gate was latched and quiet; null when that was not proven.</summary>
    public MarketTime? BlockedAt { get; init; }

    /// <summary>When the last gate had acknowledged; null when it has not.</summary>
    public MarketTime? AcknowledgedAt { get; init; }

    /// <summary>When an order was first seen that left after the stop; null when none did.</summary>
    public MarketTime? LateAt { get; init; }

    /// <summary>When the server had no order at the venue any more; null when it still has some.</summary>
    public MarketTime? DrainedAt { get; init; }

    /// <summary>When the venue's drop copy first proved that the server is silent; null when it did not.</summary>
    public MarketTime? ProvenAt { get; init; }

    /// <summary>When the hold was released; null while it stands.</summary>
    public MarketTime? ReleasedAt { get; init; }

    /// <summary>What tripped, when a breaker took it; null otherwise.</summary>
    public Anomaly? Cause { get; init; }

    /// <summary>New orders that left after the block: a leak when not 0.</summary>
    public long OrdersAfterBlock { get; init; }
}
