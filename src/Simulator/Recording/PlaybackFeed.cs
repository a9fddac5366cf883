using System.Threading.Channels;
using Ops.Simulator.Market;
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
    private readonly DropCopyFeed[] _copies;
    private bool _isCopied;

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
        _copies = [.. fleet.Servers.Select(static server => new DropCopyFeed(server.Id))];
        Servers = [.. _gates.Select((gate, i) => new PlaybackServer(gate, ledger, _copies[i]))];
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

    /// <inheritdoc/>
    public IReadOnlyList<IDropCopy> DropCopies => _copies;

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

    /// <summary>Passes on what a venue told, and that it tells at all: silence of one that never told proves
    /// nothing.</summary>
    /// <param name="server">The server.</param>
    /// <param name="told">What it told.</param>
    public void Tell(ServerId server, in DropCopyEvent told)
    {
        _isCopied = true;
        Servers[server.Index].Tell(told);
    }

    /// <summary>Hands over what the venues told.</summary>
    /// <param name="heard">Up to when each was heard, in the order of the servers.</param>
    public void HandOverCopies(Func<int, MarketTime> heard)
    {
        for (int i = 0; _isCopied && i < _copies.Length; i++)
            _copies[i].Flush(heard(i));
    }

    /// <summary>Serves the gates and hands over what happened.</summary>
    /// <param name="now">Market time.</param>
    public void HandOver(MarketTime now)
    {
        for (int i = 0; i < _gates.Length; i++)
        {
            Servers[i].ServiceGate(now);
            _gates[i].Feed.Flush(timestamp: 0, now);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Pulse.Dispose();
}
