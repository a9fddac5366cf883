using Ops.Telemetry.Model;
using Ops.Telemetry.Reconciliation;

namespace Ops.Telemetry.Tests.Reconciliation;

/// <summary>A book with the three sources played by hand, each with its own numbers.</summary>
internal sealed class BookStory(int most = Limits.OrdersReconciled)
{
    private long _feed;
    private long _sends;
    private long _copy;

    public OrderBook Book { get; } = new(new ServerId(0), most);

    public long Now { get; set; } = 1_000_000_000;

    /// <summary>The tap loses what comes next.</summary>
    public bool TapLoses { get; set; }

    /// <summary>The drop copy loses what comes next.</summary>
    public bool CopyLoses { get; set; }

    public BookStory Gate(long order, int shares = 100)
    {
        _sends++;
        return Firm(OrderEventKind.Sent, order, shares, _sends);
    }

    public BookStory Report(OrderEventKind kind, long order, int shares = 100) => Firm(kind, order, shares, send: 0);

    public BookStory Venue(DropCopyKind kind, long order, int shares = 100)
    {
        _copy++;
        if (!CopyLoses)
        {
            Book.ApplyVenue([new DropCopyEvent
            {
                Sequence = _copy, TimeNanoseconds = Now, OrderNumber = order, Quantity = shares, Kind = kind,
                Side = Side.Buy,
            }]);
        }
        return this;
    }

    /// <summary>Heartbeats of tap and drop copy, with their numbers.</summary>
    public BookStory Beat()
    {
        Book.NoteLostEnd(_feed, _sends, Now);
        if (_copy > Book.LastVenueSequence)
            Book.NoteLostCopyEnd(_copy, Now);
        return this;
    }

    /// <summary>The venue states what is open.</summary>
    public BookStory State(params (long Order, int Leaves)[] open)
    {
        Venue(DropCopyKind.Statement, order: 0, open.Length);
        foreach ((long order, int leaves) in open)
            Venue(DropCopyKind.Open, order, leaves);
        return this;
    }

    public BookStory Wait(int seconds)
    {
        Now += seconds * MarketTime.NanosecondsPerSecond;
        return this;
    }

    private BookStory Firm(OrderEventKind kind, long order, int shares, long send)
    {
        _feed++;
        if (!TapLoses)
        {
            Book.ApplyFirm([new OrderEvent
            {
                FeedSequence = _feed, SendSequence = send, TimeNanoseconds = Now, OrderNumber = order,
                Quantity = shares, Kind = kind, Side = Side.Buy, PriceTicks = 1,
            }]);
        }
        return this;
    }
}
