using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Anything the fleet tells the pipeline that is not an order event.</summary>
public abstract record FleetNotice
{
    private FleetNotice()
    {
    }

    /// <summary>Market time reached an instant: everything before it has been published.</summary>
    /// <param name="At">The instant, on a multiple of <see cref="Limits.BucketMilliseconds"/>.</param>
    /// <param name="Phase">Phase of the session.</param>
    public sealed record Tick(MarketTime At, SessionPhase Phase) : FleetNotice;

    /// <summary>New prices.</summary>
    /// <param name="At">When.</param>
    /// <param name="Items">The instruments that changed.</param>
    public sealed record Marks(MarketTime At, ImmutableArray<Mark> Items) : FleetNotice
    {
        /// <summary>The instruments that changed.</summary>
        public ImmutableArray<Mark> Items { get; init; } = Items;
    }

    /// <summary>A server says what it runs.</summary>
    /// <param name="Item">The manifest.</param>
    public sealed record Manifest(ServerManifest Item) : FleetNotice;

    /// <summary>A server wrote a log message.</summary>
    /// <param name="Item">The message.</param>
    public sealed record Message(ServerMessage Item) : FleetNotice;
}
