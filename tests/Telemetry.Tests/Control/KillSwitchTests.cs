using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What a kill waits for, shows and leaves alone, on a clock that the gates move.</summary>
public sealed class KillSwitchTests : IDisposable
{
    private static readonly TimeSpan s_patience = new ControlOptions().SlotClearTimeout;

    private readonly ControlBench _bench = new();

    private FakeGate Gate => _bench.Gates[1];

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Halt_OfNoCommand_IsRefused() =>
        Assert.Throws<ArgumentNullException>(() => _bench.Plane.Halt(null!));

    [Fact]
    public void SenderThatGoesOutOfTheWayInTime_IsWaitedFor_AndTheTicketSaysHowLong()
    {
        TimeSpan step = s_patience / 4;
        int asked = 0;
        WhenAskedWhetherQuiet(() =>
        {
            _bench.Time.Advance(step);
            Gate.IsNeverQuiet = ++asked < 3;
        });

        HaltTicket ticket = _bench.Halt(HaltScope.Fleet);

        Assert.Empty(ticket.Stuck);
        Assert.Equal(step * 3, ticket.RequestToBlock);
        Assert.Equal(step * 3, _bench.Row(1).BlockLatency);
        Assert.Equal(TimeSpan.Zero, _bench.Row(0).BlockLatency);
    }

    [Fact]
    public void SenderThatIsInTheWayWhenTheTimeIsUp_IsStuck_AndNotAskedOnceMore()
    {
        long start = _bench.Time.GetTimestamp();
        WhenAskedWhetherQuiet(() =>
        {
            Gate.IsNeverQuiet = _bench.Time.GetElapsedTime(start) < s_patience;
            _bench.Time.Advance(s_patience / 2);
        });

        HaltTicket ticket = _bench.Halt(HaltScope.Fleet);

        Assert.Equal([new ServerId(1)], ticket.Stuck);
        Assert.Equal(s_patience, ticket.RequestToBlock);
    }

    [Fact]
    public void Sender_OfAServerThatIsAway_IsNotWaitedFor()
    {
        _bench.Plane.Detach(new ServerId(1));
        Gate.IsNeverQuiet = true;
        WhenAskedWhetherQuiet(() => _bench.Time.Advance(s_patience / 2));

        HaltTicket ticket = _bench.Halt(HaltScope.Fleet);

        Assert.Equal(TimeSpan.Zero, ticket.RequestToBlock);
        Assert.True(Gate.IsLatched);
    }

    [Fact]
    public void Halt_IsShown_AndReadersAreWoken_BeforeItIsWrittenDown()
    {
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();
        (FlowState State, bool Woken) shown = default;
        _bench.Journal.OnAppendHold = () => shown = (_bench.Row(1).State, watch.TryTake());

        _bench.Halt(HaltScope.Server("smars-2"));

        Assert.Equal((FlowState.Halting, true), shown);
    }

    [Fact]
    public void Restriction_IsShownAtOnce_AndMeasuresNoBlock()
    {
        HaltTicket ticket = _bench.Halt(HaltScope.Server("smars-2"), HaltMode.Throttle);

        Assert.Equal([ticket.Hold], _bench.Row(1).Holds);
        Assert.Equal(FlowState.Flowing, _bench.Row(1).State);
        Assert.Null(_bench.Row(1).BlockLatency);
        Assert.Null(_bench.Row(1).RequestedAt);
    }

    [Fact]
    public void Halt_OfAServerThatIsAway_IsShownOnIt_AndMeasuresNoBlock()
    {
        _bench.Plane.Detach(new ServerId(1));

        HaltTicket ticket = _bench.Halt(HaltScope.Fleet);

        Assert.Equal([ticket.Hold], _bench.Row(1).Holds);
        Assert.Null(_bench.Row(1).BlockLatency);
    }

    [Fact]
    public void Halt_OfAServerThatIsHalted_KeepsHowLongItsFirstBlockTook()
    {
        HaltCommand command = _bench.Command(HaltScope.Server("smars-2"));
        _bench.Time.Advance(TimeSpan.FromMilliseconds(3));
        _bench.Plane.Halt(command);

        _bench.Halt(HaltScope.Fleet);

        Assert.Equal(TimeSpan.FromMilliseconds(3), _bench.Row(1).BlockLatency);
    }

    [Fact]
    public void Halt_ThatEndsAfterItsServerLeftAndCameBack_MeasuresNothingOfTheNewStop()
    {
        HaltCommand command = _bench.Command(HaltScope.Fleet);
        _bench.Gates[3].OnCommand = _ =>
        {
            _bench.Gates[3].OnCommand = null;
            _bench.Plane.Detach(new ServerId(1));
            _bench.Plane.Attach(Gate);
        };

        _bench.Plane.Halt(command);

        Assert.Equal((FlowState.Halting, null), (_bench.Row(1).State, _bench.Row(1).BlockLatency));
        _bench.AckAll();
        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
    }

    private void WhenAskedWhetherQuiet(Action then) => Gate.OnQuestion = what =>
    {
        if (what == nameof(IFlowGate.IsQuiet))
            then();
    };
}
