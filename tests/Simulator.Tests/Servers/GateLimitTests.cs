using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

public sealed class GateLimitTests
{
    private const int Symbol = 2;
    private const long Price = 1_000;
    private readonly ReferencePrices _references = new(4);
    private readonly GateBench _bench;
    private long _number;

    public GateLimitTests()
    {
        _bench = new GateBench(_references);
        _references.Set(Symbol, Price, at: 0);
    }

    [Fact]
    public void Limit_ThatNobodySet_LetsNothingPass()
    {
        Set(GateLimits.None with { OpenNotional = default });
        Assert.Equal(GateRefusal.LimitUnset, Send());
    }

    [Fact]
    public void OrderQuantity_JustPasses_AndOneMoreDoesNot()
    {
        Set(GateLimits.None with { OrderQuantity = GateLimit.Of(500) });
        Assert.Equal((GateRefusal.None, GateRefusal.OrderQuantity), (Send(500), Send(501)));
    }

    [Fact]
    public void OrderNotional_OfAnOrderWithoutPrice_IsThatOfTheReference()
    {
        Set(GateLimits.None with { OrderNotional = GateLimit.Of(100 * Price) });
        Assert.Equal((GateRefusal.None, GateRefusal.OrderNotional), (Send(100), Send(101)));
        Assert.Equal((GateRefusal.None, GateRefusal.OrderNotional), (Send(100, price: 0), Send(101, price: 0)));
    }

    [Fact]
    public void OpenNotional_IsFreedByFillsCancelsAndRejects()
    {
        Set(GateLimits.None with { OpenNotional = GateLimit.Of(300 * Price) });
        Assert.Equal((GateRefusal.None, GateRefusal.OpenNotional), (Send(300), Send(1)));

        // A fill at a better price than the limit frees what the order had reserved.
        Tell(OrderEventKind.Filled, 100, Price - 50, aux: 50);
        Assert.Equal((GateRefusal.None, GateRefusal.OpenNotional), (Send(100), Send(1)));
        Tell(OrderEventKind.Cancelled, 60, Price);
        Tell(OrderEventKind.Rejected, 40, Price);
        Assert.Equal((GateRefusal.None, GateRefusal.OpenNotional), (Send(100), Send(1)));
    }

    [Fact]
    public void Position_CountsWhatIsOpen_AndLetsTheWayBackPass()
    {
        Set(GateLimits.None with { PositionShares = GateLimit.Of(300) });
        Assert.Equal(GateRefusal.None, Send(200));
        Tell(OrderEventKind.Filled, 150, Price);
        Assert.Equal(GateRefusal.Position, Send(101)); // 150 held, 50 open
        Assert.Equal(GateRefusal.None, Send(100));
        Assert.Equal(GateRefusal.None, Send(150, side: Side.Sell));
        Assert.Equal(GateRefusal.Position, Send(301, side: Side.Sell)); // 150 held, 150 and 301 to sell: 301 short
        Assert.Equal(GateRefusal.None, Send(300, side: Side.Sell));
    }

    [Fact]
    public void Position_LargerThanTheLimit_MayOnlyShrink()
    {
        Send(1_000);
        Tell(OrderEventKind.Filled, 1_000, Price);
        Set(GateLimits.None with { PositionShares = GateLimit.Of(300) });

        Assert.Equal((GateRefusal.Position, GateRefusal.None), (Send(1), Send(1_000, side: Side.Sell)));
    }

    [Fact]
    public void Position_HandedToTheClient_IsNoPosition()
    {
        Set(GateLimits.None with { PositionNotional = GateLimit.Of(100 * Price) });
        Send(100);
        Tell(OrderEventKind.Filled, 100, Price);
        Assert.Equal(GateRefusal.Position, Send(1));

        Tell(OrderEventKind.Allocated, 100, Price);

        Assert.Equal(GateRefusal.None, Send(100));
    }

    [Theory]
    [InlineData(Side.Buy, 1_100, GateRefusal.None)]
    [InlineData(Side.Buy, 1_101, GateRefusal.PriceBand)]
    [InlineData(Side.Buy, 1, GateRefusal.None)]
    [InlineData(Side.Sell, 900, GateRefusal.None)]
    [InlineData(Side.Sell, 899, GateRefusal.PriceBand)]
    [InlineData(Side.Sell, 50_000, GateRefusal.None)]
    [InlineData(Side.Buy, 0, GateRefusal.PriceMissing)]
    public void PriceBand_StopsWhatReachesTooFar(Side side, long price, GateRefusal expected)
    {
        Set(GateLimits.None with { PriceBandBps = GateLimit.Of(1_000) });
        Assert.Equal(expected, Send(1, price, side));
    }

    [Theory]
    [InlineData(0, 0, GateRefusal.ReferenceMissing)]
    [InlineData(-1, 0, GateRefusal.ReferenceMissing)]
    [InlineData(1_000, 100, GateRefusal.None)]
    [InlineData(1_000, 99, GateRefusal.ReferenceStale)]
    public void Reference_MissingZeroNegativeOrStale_IsNeverGuessed(
        long ticks, long atMilliseconds, GateRefusal expected)
    {
        Set(GateLimits.None with
        {
            PriceBandBps = GateLimit.Of(1_000), ReferenceAgeMilliseconds = GateLimit.Of(900),
        });
        _references.Set(Symbol, ticks, atMilliseconds * 1_000_000);
        Assert.Equal(expected, Send(1, at: 1_000));
    }

    [Fact]
    public void Instrument_WithoutAPlaceOnTheBoard_HasNoReference()
    {
        Set(GateLimits.None with { PriceBandBps = GateLimit.Of(1_000) });
        var order = new ChildOrder(
            new OrderId(1), new ParentId(1), new SymbolId(9), Side.Buy, 1, new Price(Price), default);
        Assert.Equal(GateRefusal.ReferenceMissing, _bench.Sender.TrySend(order));
    }

    [Fact]
    public void MessageRate_HoldsInEverySecond_AndNeverStopsACancel()
    {
        Set(GateLimits.None with { MessagesPerSecond = GateLimit.Of(3) });
        Assert.Equal(GateRefusal.None, Send(at: 0));
        Assert.Equal(GateRefusal.None, _bench.Sender.TrySend(GateBench.Cancel()));
        Assert.Equal(GateRefusal.None, Send(at: 950));
        Assert.Equal(GateRefusal.MessageRate, Send(at: 999));
        Assert.Equal(GateRefusal.None, _bench.Sender.TrySend(GateBench.Cancel()));
        Assert.Equal(GateRefusal.None, Send(at: 1_150));
        // In the second before are the order of 950, the second cancel, counted at the latest time seen, and 1,150.
        Assert.Equal(GateRefusal.MessageRate, Send(at: 1_900));
        Assert.Equal(GateRefusal.None, Send(at: 2_100));
    }

    [Fact]
    public void Duplicate_IsTheSameOrderTooOften_NotASimilarOne()
    {
        Set(GateLimits.None with { DuplicatesPerSecond = GateLimit.Of(2) });
        Assert.Equal((GateRefusal.None, GateRefusal.None), (Send(7, at: 0), Send(7, at: 10)));
        Assert.Equal(GateRefusal.Duplicate, Send(7, at: 20));
        Assert.Equal(GateRefusal.None, Send(8, at: 20));
        Assert.Equal(GateRefusal.None, Send(7, price: 999, at: 20));
        Assert.Equal(GateRefusal.None, Send(7, side: Side.Sell, at: 20));
        Assert.Equal(GateRefusal.None, Send(7, at: 1_000));
    }

    [Fact]
    public void Instrument_WithLimitsOfItsOwn_IsHeldToThem_AndTheOthersToTheirs()
    {
        GateLimits own = GateLimits.None with { OrderQuantity = GateLimit.Of(5) };
        _bench.Gate.SetLimits(
            new GateLimitSet(GateLimits.None with { OrderQuantity = GateLimit.Of(50) })
            {
                Symbols = [(Order(1, Price, Side.Buy, 0).Symbol, own)],
            },
            enforce: true);
        Assert.Equal((GateRefusal.None, GateRefusal.OrderQuantity), (Send(5), Send(6)));

        _bench.Gate.SetLimits(
            new GateLimitSet(GateLimits.None with { OrderQuantity = GateLimit.Of(5) })
            {
                Symbols = [(new SymbolId(9), GateLimits.None)],
            },
            enforce: true);
        Assert.Equal(GateRefusal.OrderQuantity, Send(6));
        _bench.Gate.Latch(new HoldId(9), HaltMode.Block);
        Assert.Equal(GateRefusal.Latched, Send(1)); // a limit of its own is no way round a hold
    }

    [Fact]
    public void Refusal_OfAnInstrumentWithLimitsOfItsOwn_IsBookedWithThose()
    {
        ChildOrder order = Order(6, Price, Side.Buy, 0);
        _bench.Gate.SetLimits(
            new GateLimitSet(GateLimits.None with { OrderQuantity = GateLimit.Of(50) })
            {
                Symbols = [(order.Symbol, GateLimits.None with { OrderQuantity = GateLimit.Of(5) })],
            },
            enforce: true);
        var book = new RefusalBook();
        book.Add(_bench.Sender.TrySend(order), isIncident: false, order, _bench.Gate);

        LedgerRefusal row = Assert.Single(book.Rows());
        Assert.Equal((6m, 5m), (row.Value, row.Limit));
    }

    [Fact]
    public void Limits_ThatOnlyObserve_CountWhatTheyWouldHaveRefused()
    {
        _bench.Gate.SetLimits(
            new GateLimitSet(GateLimits.None with { OrderQuantity = GateLimit.Of(5) }), enforce: false);

        Assert.Equal(GateRefusal.None, Send(6));

        Assert.Equal(1, _bench.Feed.Observed(GateRefusal.OrderQuantity));
        Assert.Single(_bench.Sent);
    }

    [Fact]
    public void Refusal_IsOnTheFeedWithItsReason_AndBooksNothing()
    {
        Set(GateLimits.None with { OrderQuantity = GateLimit.Of(5), OpenNotional = GateLimit.Of(5 * Price) });
        Send(6);

        OrderEvent refused = Assert.Single(_bench.Drain());

        Assert.Equal((OrderEventKind.Refused, (int)GateRefusal.OrderQuantity), (refused.Kind, refused.Aux));
        Assert.Equal(GateRefusal.None, Send(5));
    }

    [Fact]
    public void Throttle_LetsAFewOut_ReduceOnlyTheWayBack_AndTheStrictestHoldIsInForce()
    {
        Send(100);
        Tell(OrderEventKind.Filled, 100, Price);
        _bench.Gate.Latch(new HoldId(1), HaltMode.Throttle);
        Assert.False(_bench.Gate.IsLatched);
        GateRefusal[] sent = [.. Enumerable.Range(0, 8).Select(i => Send(1, at: 2_000 + i))];
        Assert.Equal(
            (Limits.ThrottledOrdersPerSecond, 8 - Limits.ThrottledOrdersPerSecond),
            (sent.Count(r => r == GateRefusal.None), sent.Count(r => r == GateRefusal.Throttled)));

        _bench.Gate.Latch(new HoldId(2), HaltMode.ReduceOnly);
        Assert.Equal(GateRefusal.NotReducing, Send(1, at: 5_000));
        Assert.Equal(GateRefusal.NotReducing, Send(101, side: Side.Sell, at: 5_000)); // it would flip
        Assert.Equal(GateRefusal.None, Send(60, side: Side.Sell, at: 5_000));
        Assert.Equal(GateRefusal.NotReducing, Send(41, side: Side.Sell, at: 5_000)); // with what is open it would

        _bench.Gate.Latch(new HoldId(3), HaltMode.Sever);
        Assert.Equal(GateRefusal.Severed, Send(1, side: Side.Sell, at: 8_000));
        Assert.Equal(GateRefusal.Severed, _bench.Sender.TrySend(GateBench.Cancel()));
        _bench.Gate.Unlatch(new HoldId(3), default);
        _bench.Gate.Unlatch(new HoldId(2), default);
        _bench.Gate.Unlatch(new HoldId(1), default);
        Assert.Equal(GateRefusal.None, Send(1, at: 8_000));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void OpenNotional_UnderManySenders_IsNeverPassed(int threads)
    {
        const int Orders = 20_000;
        const long Most = 1_000 * Price;
        var feed = new GateFeed(new ServerId(0), _references);
        var gate = new OrderGate(feed, _bench);
        gate.SetLimits(new GateLimitSet(GateLimits.None with { OpenNotional = GateLimit.Of(Most) }), enforce: true);
        var venue = new CountingVenue();
        Thread[] senders = [.. Enumerable.Range(0, threads).Select(_ => new Thread(SendAll(gate.OpenSender(venue))))];
        foreach (Thread sender in senders)
            sender.Start();
        foreach (Thread sender in senders)
            sender.Join();

        Assert.Equal(1_000 / 3, venue.Orders); // 3 shares each, never one too many and never one too few

        static ThreadStart SendAll(GateSender sender) => () =>
        {
            ChildOrder order = GateBench.Order(quantity: 3);
            for (int i = 0; i < Orders; i++)
                sender.TrySend(order);
        };
    }

    private void Set(GateLimits limits) => _bench.Gate.SetLimits(new GateLimitSet(limits), enforce: true);

    private GateRefusal Send(int quantity = 1, long price = Price, Side side = Side.Buy, long at = 0) =>
        _bench.Sender.TrySend(Order(quantity, price, side, at));

    private void Tell(OrderEventKind kind, int quantity, long price, int aux = 0) =>
        _bench.Feed.Record(kind, Order(quantity, price, Side.Buy, 0), aux);

    private ChildOrder Order(int quantity, long price, Side side, long atMilliseconds) => new(
        new OrderId(++_number), new ParentId(1), new SymbolId(Symbol), side, quantity, new Price(price),
        new MarketTime(atMilliseconds * 1_000_000));
}
