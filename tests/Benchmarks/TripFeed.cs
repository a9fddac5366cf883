using System.Threading.Channels;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks;

/// <summary>What a fleet of real gates publishes, with ticks of its own.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="gates">Its gates, in the order of their servers.</param>
internal sealed class TripFeed(FleetDefinition fleet, IReadOnlyList<OrderGate> gates) : IFleetFeed, IDisposable
{
    private readonly Channel<FleetNotice> _notices =
        Channel.CreateBounded<FleetNotice>(new BoundedChannelOptions(Limits.NoticesWaiting) { SingleReader = true });

    /// <inheritdoc/>
    public FleetDefinition Fleet => fleet;

    /// <inheritdoc/>
    public IReadOnlyList<IOrderSource> Sources { get; } = [.. gates.Select(static gate => gate.Feed)];

    /// <inheritdoc/>
    public ChannelReader<FleetNotice> Notices => _notices.Reader;

    /// <inheritdoc/>
    public long LostNotices { get; private set; }

    /// <inheritdoc/>
    public FeedPulse Pulse { get; } = new();

    /// <summary>Publishes a tick, and before it the heartbeat of every server.</summary>
    /// <param name="at">Market time.</param>
    public void Tick(MarketTime at)
    {
        foreach (OrderGate gate in gates)
            gate.Feed.Beat(at);
        if (!_notices.Writer.TryWrite(new FleetNotice.Tick(at, SessionPhase.Open)))
            LostNotices++;
    }

    /// <inheritdoc/>
    public void Dispose() => Pulse.Dispose();
}
