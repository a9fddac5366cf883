using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What a release shows while it is done, and what may overtake it.</summary>
public sealed class HoldOpenerTests : IDisposable
{
    private readonly ControlBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Release_IsShown_BeforeAnyGateOpens()
    {
        HoldId hold = Stop();
        (FlowState State, int Holds) shown = default;
        _bench.Gates[0].OnCommand = _ => shown = (_bench.Row(0).State, _bench.Now.Holds.Length);

        await _bench.Release(hold);

        Assert.Equal((FlowState.Releasing, 0), shown);
    }

    [Fact]
    public async Task AnswerThatComesWhileTheOthersAreOpened_IsNotLost()
    {
        HoldId hold = Stop();
        _bench.Gates[3].OnCommand = _ =>
        {
            _bench.Acks.Post(_bench.Gates[0].Ack());
            _bench.Plane.Step();
        };

        await _bench.Release(hold);

        Assert.Equal(
            [FlowState.Flowing, FlowState.Releasing, FlowState.Releasing, FlowState.Releasing], _bench.States);
    }

    [Fact]
    public async Task Release_WakesTheReaders_AndItsStepsAreOnTheTrail()
    {
        HoldId hold = Stop();
        ReleaseResult asked = _bench.Plane.Request(hold, ControlBench.Ann, "cause", "evidence");
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();
        _bench.Journal.Entries.Clear();

        await _bench.Plane.ApproveAsync(asked.Request!.Id, ControlBench.Bob);

        Assert.True(watch.TryTake());
        Assert.Equal(4, _bench.Journal.Entries.Count(static entry => entry.What == "state"));
    }

    [Fact]
    public async Task Release_ThatFailedAtAGate_AndIsOvertakenByAKill_LeavesTheKillItsAnswer()
    {
        HoldId hold = Stop();
        _bench.Gates[0].OnCommand = static what =>
        {
            if (what == nameof(IFlowGate.Unlatch))
                throw new IOException(what);
        };
        _bench.Gates[1].OnCommand = _ =>
        {
            _bench.Gates[1].OnCommand = null;
            _bench.Halt(HaltScope.Fleet);
        };

        await _bench.Release(hold);
        _bench.AckAll();

        Assert.All(_bench.States, static state => Assert.Equal(FlowState.Halted, state));
    }

    [Fact]
    public async Task Release_OfAServerThatIsAway_OpensItsGate_AndClaimsNoStepOfIt()
    {
        HoldId hold = Stop();
        _bench.Plane.Detach(new ServerId(1));

        await _bench.Release(hold);

        Assert.Equal(FlowState.Absent, _bench.Row(1).State);
        Assert.False(_bench.Gates[1].IsLatched);
        Assert.DoesNotContain(_bench.Journal.Entries, static entry => entry.What == "state-refused");
    }

    [Fact]
    public async Task Overrides_OfARelease_AreInThePicture()
    {
        HoldId hold = Stop();
        ReleaseResult asked = _bench.Plane.Request(hold, ControlBench.Ann, "cause", "evidence");
        var one = new ReleaseOverride(ReleaseItem.Feed, "seen by hand");

        await _bench.Plane.ApproveAsync(new ReleaseApproval(asked.Request!.Id, ControlBench.Bob) { Overrides = [one] });

        HoldRelease release = Assert.Single(_bench.Now.Releases);
        Assert.Equal([one], release.Overrides);
        Assert.Equal((ControlBench.Ann, ControlBench.Bob), (release.RequestedBy, release.ApprovedBy));
    }

    private HoldId Stop()
    {
        HoldId hold = _bench.Halt(HaltScope.Fleet).Hold.Id;
        _bench.AckAll();
        return hold;
    }
}
