using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;
using static Ops.Simulator.Tests.Servers.GateBench;

namespace Ops.Simulator.Tests.Servers;

public sealed class OrderGateTests
{
    private static readonly HoldId s_first = new(1);
    private static readonly HoldId s_second = new(2);
    private readonly GateBench _bench = new();

    [Fact]
    public void Send_OpenGate_LeavesAndIsNumbered()
    {
        Assert.Equal(GateRefusal.None, _bench.Sender.TrySend(Order(11)));
        Assert.Equal(GateRefusal.None, _bench.Sender.TrySend(Order(12)));

        List<OrderEvent> events = _bench.Drain();
        Assert.Equal(
            [(1L, 1L, 11L), (2L, 2L, 12L)], events.Select(e => (e.FeedSequence, e.SendSequence, e.OrderNumber)));
        Assert.All(events, e => Assert.Equal((OrderEventKind.Sent, new ServerId(3)), (e.Kind, e.Server)));
        Assert.Equal(2, _bench.Gate.LastSend);
        Assert.Equal(2, _bench.Sent.Count);
    }

    [Fact]
    public void Send_LatchedGate_IsRefusedAndRecordedAndCancelsLeave()
    {
        _bench.Gate.Latch(s_first);

        Assert.Equal(GateRefusal.Latched, _bench.Sender.TrySend(Order()));
        Assert.Equal(GateRefusal.None, _bench.Sender.TrySend(Cancel()));

        Assert.Empty(_bench.Sent);
        Assert.Single(_bench.Cancelled);
        Assert.Equal(
            [(OrderEventKind.Refused, (int)GateRefusal.Latched, 0L), (OrderEventKind.CancelSent, 0, 0L)],
            _bench.Drain().Select(e => (e.Kind, e.Aux, e.SendSequence)));
    }

    [Fact]
    public void Send_SeveredGate_LetsNothingOutUntilRestored()
    {
        _bench.Gate.Sever();

        Assert.Equal(GateRefusal.Severed, _bench.Sender.TrySend(Order()));
        Assert.Equal(GateRefusal.Severed, _bench.Sender.TrySend(Cancel()));
        Assert.True(_bench.Gate.IsLatched);
        _bench.Gate.Restore(default);
        Assert.Equal(GateRefusal.None, _bench.Sender.TrySend(Order()));
        Assert.Single(_bench.Sent);
        Assert.Empty(_bench.Cancelled);
    }

    [Fact]
    public void Restore_WithAHoldLeft_StaysLatched()
    {
        _bench.Gate.Latch(s_first);
        _bench.Gate.Sever();

        _bench.Gate.Restore(default);

        Assert.Equal(GateRefusal.Latched, _bench.Sender.TrySend(Order()));
    }

    [Fact]
    public void Unlatch_OneOfTwoHolds_StaysShut()
    {
        _bench.Gate.Latch(s_first);
        _bench.Gate.Latch(s_second);

        _bench.Gate.Unlatch(s_first, default);
        GateRefusal covered = _bench.Sender.TrySend(Order());
        _bench.Gate.Unlatch(s_second, default);

        Assert.Equal(GateRefusal.Latched, covered);
        Assert.Equal(GateRefusal.None, _bench.Sender.TrySend(Order()));
    }

    [Fact]
    public void LatchVersion_CountsChangesOnly()
    {
        _bench.Gate.Latch(s_first);
        _bench.Gate.Latch(s_first);
        _bench.Gate.Unlatch(s_second, default);

        Assert.Equal(1, _bench.Gate.LatchVersion);
    }

    [Theory]
    [InlineData(0, Side.Buy)]
    [InlineData(-5, Side.Sell)]
    [InlineData(100, (Side)99)]
    public void Send_MalformedOrder_IsRefusedAsSuch(int quantity, Side side)
    {
        Assert.Equal(GateRefusal.Malformed, _bench.Sender.TrySend(Order(1, quantity, side)));
        Assert.Empty(_bench.Sent);
    }

    [Theory]
    [InlineData(1_000, GateRefusal.None)] // ten thousand such orders are still a sum
    [InlineData(1_001, GateRefusal.Malformed)]
    public void Send_OrderTooLargeToBeAddedUp_IsMalformed(int quantity, GateRefusal expected)
    {
        const long Most = long.MaxValue / 10_000;
        ChildOrder order = Order(1, quantity, Side.Buy) with { Limit = new Price(Most / 1_000) };

        Assert.Equal(expected, _bench.Sender.TrySend(order));
    }

    [Fact]
    public void TryRefuse_GateThatIsShut_RecordsTheRefusal_AndNothingWhereThereIsNone()
    {
        Assert.Equal(GateRefusal.None, _bench.Sender.TryRefuse(Order()));
        _bench.Gate.Latch(s_first);
        Assert.Equal(GateRefusal.None, _bench.Sender.TryRefuse(Order(1, quantity: 0))); // malformed is said first
        Assert.Equal(GateRefusal.Latched, _bench.Sender.TryRefuse(Order(2)));
        _bench.Gate.Sever();
        Assert.Equal(GateRefusal.Severed, _bench.Sender.TryRefuse(Order(3)));

        Assert.Empty(_bench.Sent);
        Assert.Equal(
            [(OrderEventKind.Refused, (int)GateRefusal.Latched, 2L),
                (OrderEventKind.Refused, (int)GateRefusal.Severed, 3L)],
            _bench.Drain().Select(e => (e.Kind, e.Aux, e.OrderNumber)));
    }

    [Fact]
    public void IsQuiet_WhileASenderIsUnderWay_IsFalse()
    {
        bool quiet = true;
        _bench.OnSend = () => quiet = _bench.Gate.IsQuiet;

        _bench.Sender.TrySend(Order());

        Assert.False(quiet);
        Assert.True(_bench.Gate.IsQuiet);
    }

    [Fact]
    public void Send_VenueThatThrows_LeavesTheGateQuiet()
    {
        _bench.OnSend = () => throw new InvalidOperationException("session lost");

        Assert.Throws<InvalidOperationException>(() => _bench.Sender.TrySend(Order()));
        Assert.True(_bench.Gate.IsQuiet);
    }

    [Fact]
    public void Acknowledge_EachLatchOnce_AndWhileLatchedEachChangeOfOpenOrders()
    {
        _bench.Gate.Acknowledge(5);
        _bench.Sender.TrySend(Order());
        _bench.Gate.Latch(s_first);
        _bench.Gate.Acknowledge(5);
        _bench.Gate.Acknowledge(5);
        _bench.Gate.Acknowledge(4);
        _bench.Gate.Unlatch(s_first, default);
        _bench.Gate.Acknowledge(4);
        _bench.Gate.Acknowledge(3);

        ServerId server = _bench.Gate.Server;
        Assert.Equal(
            [
                new GateAck(server, 1, Latched: true, 1, 5), new GateAck(server, 1, Latched: true, 1, 4),
                new GateAck(server, 2, Latched: false, 1, 4),
            ],
            _bench.Acks.Select(static ack => ack with { Carries = null }));
        Assert.Equal([[s_first], [s_first], []], _bench.Acks.Select(static ack => ack.Carries!.Holds.ToArray()));
    }

    [Fact]
    public void Acknowledge_AfterARenewal_IsSaidAgain_SinceAnAnswerMayBeLost()
    {
        var grant = new LeaseGrant(new ControllerToken(1, default), TimeSpan.FromSeconds(5));
        _bench.Gate.Renew(grant);
        _bench.Gate.Latch(s_first);
        _bench.Gate.Acknowledge(2);
        Assert.True(_bench.Gate.Renew(grant));
        _bench.Gate.Acknowledge(2);
        _bench.Gate.Acknowledge(2);

        Assert.Equal(2, _bench.Acks.Count);
        Assert.True(_bench.Acks[0].SaysTheSameAs(_bench.Acks[1]));
    }

    [Fact]
    public void Acknowledge_AfterARenewalThatIsNotObeyed_IsSaidAgainToo()
    {
        _bench.Gate.Renew(new LeaseGrant(new ControllerToken(2, default), TimeSpan.FromSeconds(5)));
        _bench.Gate.Latch(s_first);
        _bench.Gate.Acknowledge(0);

        Assert.False(_bench.Gate.Renew(new LeaseGrant(new ControllerToken(1, default), TimeSpan.FromSeconds(5))));
        _bench.Gate.Acknowledge(0);

        Assert.Equal(2, _bench.Acks.Count);
        Assert.Equal([s_first], _bench.Acks[1].Carries!.Holds);
    }

    [Fact]
    public void Acknowledge_NoRoom_IsRepeatedAtTheNextTick()
    {
        _bench.TurnsAway = true;
        _bench.Gate.Latch(s_first);
        _bench.Gate.Acknowledge(0);
        _bench.TurnsAway = false;
        _bench.Gate.Acknowledge(0);

        Assert.Single(_bench.Acks);
    }

    [Fact]
    public void Acknowledge_WhileAnotherSenderIsUnderWay_WaitsForIt()
    {
        _bench.OnSend = () =>
        {
            _bench.Gate.Latch(s_first);
            _bench.Gate.Acknowledge(0);
        };
        _bench.Sender.TrySend(Order());
        int during = _bench.Acks.Count;
        _bench.Gate.Acknowledge(0);

        Assert.Equal(0, during);
        Assert.Equal(1, Assert.Single(_bench.Acks).LastSend);
    }

    [Fact]
    public void CancelOpenRequest_IsTakenOnce()
    {
        _bench.Gate.RequestCancelOpen();

        Assert.True(_bench.Gate.TakeCancelOpenRequest());
        Assert.False(_bench.Gate.TakeCancelOpenRequest());
    }

    [Fact]
    public void OpenSender_BeyondTheLimit_IsRefused()
    {
        for (int i = 1; i < Limits.SendersPerGate; i++)
            _bench.Gate.OpenSender(_bench);

        Assert.Throws<InvalidOperationException>(() => _bench.Gate.OpenSender(_bench));
    }
}
