using System.Collections.Immutable;
using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.TestKit;

/// <summary>A fleet's feed that a test fills by hand.</summary>
public sealed class FakeFeed : IFleetFeed, IDisposable
{
    private readonly Channel<FleetNotice> _notices =
        Channel.CreateBounded<FleetNotice>(new BoundedChannelOptions(Limits.NoticesWaiting) { SingleReader = true });

    /// <summary>A feed of a fleet without events.</summary>
    /// <param name="fleet">The fleet.</param>
    public FakeFeed(FleetDefinition fleet)
    {
        Fleet = fleet;
        Servers = [.. fleet.Servers.Select(server => new FakeSource(server.Id))];
    }

    public FleetDefinition Fleet { get; }

    public ReleaseBook Release { get; init; } = ReleaseBook.Empty;

    /// <summary>The venue's drop copies, to fill; none unless a test has some.</summary>
    public ImmutableArray<FakeCopy> Copies { get; init; } = [];

    public IReadOnlyList<IDropCopy> DropCopies => Copies;

    /// <summary>The sources, to fill.</summary>
    public ImmutableArray<FakeSource> Servers { get; }

    public IReadOnlyList<IOrderSource> Sources => Servers;

    public ChannelReader<FleetNotice> Notices => _notices.Reader;

    public long LostNotices { get; set; }

    public FeedPulse Pulse { get; } = new();

    /// <summary>Publishes a notice.</summary>
    /// <param name="notice">The notice.</param>
    public void Publish(FleetNotice notice)
    {
        if (!_notices.Writer.TryWrite(notice))
            throw new InvalidOperationException("The fake feed is full: pump the loop.");
    }

    /// <summary>Publishes a tick, and before it the heartbeat of every server that is not silent.</summary>
    /// <param name="at">Market time.</param>
    /// <param name="phase">Phase of the session.</param>
    public void Tick(MarketTime at, SessionPhase phase = SessionPhase.Open)
    {
        foreach (FakeSource source in Servers)
        {
            if (!source.IsSilent)
                source.AliveUntil = at;
        }
        Publish(new FleetNotice.Tick(at, phase));
    }

    /// <summary>Publishes the mark of one instrument.</summary>
    /// <param name="at">When.</param>
    /// <param name="symbol">The instrument.</param>
    /// <param name="dollars">The mid price.</param>
    /// <param name="marketVolume">Shares the market traded.</param>
    public void Mark(MarketTime at, int symbol, decimal dollars, long marketVolume = 0) =>
        Publish(new FleetNotice.Marks(
            at, [new Mark(new SymbolId(symbol), Price.FromDollars(dollars), default, default, marketVolume)]));

    public void Dispose() => Pulse.Dispose();
}
