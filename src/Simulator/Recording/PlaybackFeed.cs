using System.Threading.Channels;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>A captured flow as a fleet: its events through real gates, its prices, manifests and messages as they
/// were.</summary>
internal sealed class PlaybackFeed : IFleetFeed, IDisposable
{
    private readonly Channel<FleetNotice> _notices = Channel.CreateBounded<FleetNotice>(
        new BoundedChannelOptions(Limits.NoticesWaiting) { FullMode = BoundedChannelFullMode.Wait });

    private readonly OrderGate[] _gates;

    /// <summary>A feed with nothing in it.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="release">Its release plan and ledger.</param>
    /// <param name="acks">Where its gates acknowledge.</param>
    /// <param name="ledger">Counts what happens.</param>
    public PlaybackFeed(FleetDefinition fleet, ReleaseBook release, IGateAckSink acks, EventLedger ledger)
    {
        (Fleet, Release) = (fleet, release);
        _gates = [.. fleet.Servers.Select(server => new OrderGate(new GateFeed(server.Id), acks))];
        Sources = [.. _gates.Select(static gate => gate.Feed)];
        Servers = [.. _gates.Select(gate => new PlaybackServer(gate, ledger))];
    }

    /// <inheritdoc/>
    public FleetDefinition Fleet { get; }

    /// <inheritdoc/>
    public ReleaseBook Release { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IOrderSource> Sources { get; }

    /// <inheritdoc/>
    public ChannelReader<FleetNotice> Notices => _notices.Reader;

    /// <inheritdoc/>
    public long LostNotices { get; private set; }

    /// <inheritdoc/>
    public FeedPulse Pulse { get; } = new();

    /// <summary>The gates.</summary>
    public IReadOnlyList<OrderGate> Gates => _gates;

    /// <summary>The servers.</summary>
    public IReadOnlyList<PlaybackServer> Servers { get; }

    /// <summary>Passes a recorded notice on.</summary>
    /// <param name="notice">The notice.</param>
    public void Publish(FleetNotice notice)
    {
        if (!_notices.Writer.TryWrite(notice))
            LostNotices++;
    }

    /// <summary>Serves the gates and hands over what happened.</summary>
    /// <param name="now">Market time.</param>
    public void HandOver(MarketTime now)
    {
        for (int i = 0; i < _gates.Length; i++)
        {
            Servers[i].ServiceGate(now);
            _gates[i].Feed.Flush(timestamp: 0);
            _gates[i].Feed.Beat(now);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Pulse.Dispose();
}
