using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

/// <summary>The dead man's switch: a gate that hears no control room halts itself.</summary>
public sealed class LeaseTests : IDisposable
{
    private static readonly TimeSpan s_length = TimeSpan.FromSeconds(5);
    private static readonly ControllerToken s_first = new(1, Guid.Parse("00000000-0000-0000-0000-000000000001"));
    private static readonly ControllerToken s_second = new(2, Guid.Parse("00000000-0000-0000-0000-000000000002"));

    private readonly GateBench _bench = new();
    private readonly FakeTimeProvider _time = new();
    private readonly LeaseGuard _guard;

    public LeaseTests() => _guard = new LeaseGuard([_bench.Gate], _time);

    public void Dispose() => _guard.Dispose();

    [Fact]
    public void Gate_ThatHearsNobodyForItsLease_HaltsItself_AndSaysForHowLong()
    {
        Renew(s_first);
        Pass(s_length);
        Assert.Equal(GateRefusal.None, Send(1));
        Pass(TimeSpan.FromMilliseconds(50));

        Assert.Equal(GateRefusal.Latched, Send(2));
        Assert.Equal(GateRefusal.None, _bench.Sender.TrySend(GateBench.Cancel())); // cancels leave
        _bench.Gate.Acknowledge(1);
        Assert.Equal(s_length + TimeSpan.FromMilliseconds(50), _bench.Acks[^1].HeardBefore);
        Assert.True(_bench.Acks[^1].Latched);
    }

    [Fact]
    public void Gate_ThatIsHeardAgain_StaysHalted_UntilAHoldKeepsIt_AndThatIsReleased()
    {
        Renew(s_first);
        Pass(s_length * 2);
        Renew(s_first);
        Pass(TimeSpan.Zero);
        Assert.Equal(GateRefusal.Latched, Send(1));

        _bench.Gate.KeepLapse(new HoldId(4), s_first); // it carries no such hold
        Assert.Equal(GateRefusal.Latched, Send(2));
        _bench.Gate.Latch(new HoldId(4));
        _bench.Gate.KeepLapse(new HoldId(4), s_first);
        _bench.Gate.Acknowledge(0);
        Assert.Equal((true, null), (_bench.Acks[^1].Latched, _bench.Acks[^1].HeardBefore));
        _bench.Gate.Unlatch(new HoldId(4), s_first);
        Assert.Equal(GateRefusal.None, Send(3));
    }

    [Fact]
    public void Lapse_IsKeptByNoHoldThatOnlyRestricts()
    {
        Renew(s_first);
        Pass(s_length * 2);
        _bench.Gate.Latch(new HoldId(4), HaltMode.Throttle);
        _bench.Gate.KeepLapse(new HoldId(4), s_first);
        Assert.Equal(GateRefusal.Latched, Send(1));
    }

    [Fact]
    public void Gate_ThatNoControlRoomEverSpokeTo_HasNoLease()
    {
        Pass(TimeSpan.FromDays(1));
        Assert.Equal(GateRefusal.None, Send(1));
    }

    [Fact]
    public void ControlRoom_ThatIsOlder_StopsAndOpensNothing()
    {
        var copy = new ControllerToken(2, Guid.Parse("00000000-0000-0000-0000-000000000003"));
        Renew(s_first);
        _bench.Gate.Latch(new HoldId(1));
        _bench.Gate.Sever();
        Renew(s_second);

        foreach (ControllerToken stale in new[] { default, s_first, copy })
        {
            Assert.False(_bench.Gate.Renew(new LeaseGrant(stale, s_length)));
            _bench.Gate.Unlatch(new HoldId(1), stale);
            _bench.Gate.Restore(stale);
            Assert.Equal(GateRefusal.Severed, Send(1));
        }
        _bench.Gate.Latch(new HoldId(2)); // whoever stops is heard
        _bench.Gate.Restore(s_second);
        _bench.Gate.Unlatch(new HoldId(1), s_second);
        Assert.Equal(GateRefusal.Latched, Send(1));
        _bench.Gate.Unlatch(new HoldId(2), s_second);
        Assert.Equal(GateRefusal.None, Send(1));
    }

    [Fact]
    public void ControlRoom_ThatIsOlder_DoesNotKeepTheLeaseAlive()
    {
        Renew(s_second);
        for (int i = 0; i < 60; i++)
        {
            _bench.Gate.Renew(new LeaseGrant(s_first, s_length));
            Pass(TimeSpan.FromMilliseconds(100));
        }
        Assert.Equal(GateRefusal.Latched, Send(1));
    }

    /// <summary>Whatever comes in whatever order, an order leaves only while a newest control room was heard within the
    /// lease, nothing lapsed unkept, and no hold stands.</summary>
    [Fact]
    public void AnyOrderOfEvents_LetsNothingOut_ThatTheModelWouldNot() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[1, 3], Gen.Int[1, 3]).Array[1, 40].Sample(steps =>
        {
            var bench = new GateBench();
            var time = new FakeTimeProvider();
            using var guard = new LeaseGuard([bench.Gate], time);
            var model = new LeaseModel(s_length);
            foreach ((int what, int hold, int epoch) in steps)
            {
                var by = new ControllerToken(epoch, new Guid(epoch, 0, 0, new byte[8]));
                switch (what)
                {
                    case 0:
                        bench.Gate.Latch(new HoldId(hold));
                        model.Holds.Add(hold);
                        break;
                    case 1:
                        bench.Gate.Unlatch(new HoldId(hold), by);
                        model.Unlatch(hold, epoch);
                        break;
                    case 2:
                        bench.Gate.KeepLapse(new HoldId(hold), by);
                        model.Keep(hold, epoch);
                        break;
                    case 3 or 4:
                        Assert.Equal(model.Renew(epoch, time.GetUtcNow()), bench.Gate.Renew(new(by, s_length)));
                        break;
                    default:
                        time.Advance(TimeSpan.FromSeconds(hold * epoch));
                        break;
                }
                guard.Look();
                model.Look(time.GetUtcNow());
                Assert.Equal(model.IsOpen, bench.Sender.TrySend(GateBench.Order()) == GateRefusal.None);
            }
        });

    private void Renew(ControllerToken by)
    {
        Assert.True(_bench.Gate.Renew(new LeaseGrant(by, s_length)));
        _guard.Look();
    }

    private void Pass(TimeSpan time)
    {
        _time.Advance(time);
        _guard.Look();
    }

    private GateRefusal Send(long number) => _bench.Sender.TrySend(GateBench.Order(number));

    private sealed class LeaseModel(TimeSpan length)
    {
        private long _epoch;
        private DateTimeOffset? _heard;
        private bool _lapsed;

        public HashSet<int> Holds { get; } = [];

        public bool IsOpen => !_lapsed && Holds.Count == 0;

        public bool Renew(long epoch, DateTimeOffset now)
        {
            if (!Obeys(epoch))
                return false;
            _heard = now;
            return true;
        }

        public void Unlatch(int hold, long epoch)
        {
            if (Obeys(epoch))
                Holds.Remove(hold);
        }

        public void Keep(int hold, long epoch)
        {
            if (_lapsed && Holds.Contains(hold) && Obeys(epoch))
                _lapsed = false;
        }

        public void Look(DateTimeOffset now) => _lapsed |= now - _heard > length;

        private bool Obeys(long epoch)
        {
            _epoch = Math.Max(_epoch, epoch);
            return epoch >= _epoch;
        }
    }
}
