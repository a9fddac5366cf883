using System.Collections.Immutable;
using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.Faults;

/// <summary>What a fleet publishes, through feeds that can fail.</summary>
/// <param name="inner">The fleet.</param>
/// <param name="sources">The feeds, by server.</param>
/// <param name="copies">The drop copies, by server.</param>
internal sealed class FaultyFeed(
    IFleetFeed inner, ImmutableArray<FaultySource> sources, ImmutableArray<FaultyCopy> copies) : IFleetFeed
{
    /// <inheritdoc/>
    public FleetDefinition Fleet => inner.Fleet;

    /// <inheritdoc/>
    public ReleaseBook Release => inner.Release;

    /// <inheritdoc/>
    public IReadOnlyList<IOrderSource> Sources => sources;

    /// <inheritdoc/>
    public IReadOnlyList<IDropCopy> DropCopies => copies;

    /// <inheritdoc/>
    public ChannelReader<FleetNotice> Notices => inner.Notices;

    /// <inheritdoc/>
    public long LostNotices => inner.LostNotices;

    /// <inheritdoc/>
    public FeedPulse Pulse => inner.Pulse;
}
