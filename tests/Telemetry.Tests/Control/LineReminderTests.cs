using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What a gate is told again with each renewal, and what comes of its answer.</summary>
public sealed class LineReminderTests : IDisposable
{
    private readonly ControlBench _bench = new();

    private FakeGate Gate => _bench.Gates[1];

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Renewal_OfAServerThatIsToHalt_TakesNothingOffIt()
    {
        HoldId released = _bench.Halt(HaltScope.Fleet, HaltMode.Throttle).Hold.Id;
        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(released));
        _bench.Halt(HaltScope.Fleet);
        var told = new List<string>();
        Gate.OnCommand = told.Add;

        Beat();

        Assert.Contains(nameof(IFlowGate.Latch), told);
        Assert.DoesNotContain(nameof(IFlowGate.Unlatch), told);
    }

    [Fact]
    public void Kill_ThatFailedAtAGateOnce_IsConfirmedByTheAnswerToItsRepetition()
    {
        FailOnce(nameof(IFlowGate.Latch));
        _bench.Halt(HaltScope.Fleet);
        Beat();
        Assert.True(Gate.IsLatched);

        _bench.AckAll();

        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
    }

    [Fact]
    public async Task Release_ThatFailedAtAGateOnce_FlowsOnTheAnswerToItsRepetition()
    {
        HoldId hold = _bench.Halt(HaltScope.Fleet, HaltMode.Block).Hold.Id;
        _bench.AckAll();
        FailOnce(nameof(IFlowGate.Unlatch));
        await _bench.Release(hold);
        Beat();
        Assert.False(Gate.IsLatched);

        _bench.AckAll();

        Assert.Equal(FlowState.Flowing, _bench.Row(1).State);
    }

    [Fact]
    public void Answer_ToALatchThatOnlySeemedToFail_CountsWithTheNextRenewal_AndIsShown()
    {
        Gate.OnQuestion = static what => throw new IOException("no route for " + what);
        _bench.Halt(HaltScope.Fleet);
        Gate.OnQuestion = null;
        _bench.AckAll();
        Assert.Equal(FlowState.Halting, _bench.Row(1).State);
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();

        Beat();

        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
        Assert.True(watch.TryTake());
    }

    [Fact]
    public async Task Answer_ToAReleaseThatOnlySeemedToFail_CountsWithTheNextRenewal_AndIsShown()
    {
        HoldId hold = _bench.Halt(HaltScope.Fleet).Hold.Id;
        _bench.AckAll();
        Gate.OnQuestion = static what => throw new IOException("no route for " + what);
        await _bench.Release(hold);
        Gate.OnQuestion = null;
        _bench.AckAll();
        Assert.Equal(FlowState.Releasing, _bench.Row(1).State);

        Beat();

        Assert.Equal(FlowState.Flowing, _bench.Row(1).State);
    }

    [Fact]
    public async Task Answer_ToAReleaseThatOnlySeemedToFail_Counts_AlsoWhenMuchWasReleasedSince()
    {
        HoldId hold = _bench.Halt(HaltScope.Server("smars-2")).Hold.Id;
        _bench.AckAll();
        Gate.OnQuestion = static what => throw new IOException("no route for " + what);
        await _bench.Release(hold);
        for (int since = 0; since < Limits.ReleasesRemembered; since++)
            await _bench.Release(_bench.Halt(HaltScope.Server("smars-1")).Hold.Id);
        Gate.OnQuestion = null;
        _bench.AckAll();
        Assert.Equal(FlowState.Releasing, _bench.Row(1).State);

        Beat();

        Assert.Equal(FlowState.Flowing, _bench.Row(1).State);
    }

    [Fact]
    public void Gate_ThatThrowsAgainWhenItIsReminded_IsNoNews()
    {
        Gate.OnCommand = static what =>
        {
            if (what == nameof(IFlowGate.Latch))
                throw new IOException("no route");
        };
        _bench.Halt(HaltScope.Server("smars-2"));
        Beat();
        long version = _bench.Now.Version;

        Beat();

        Assert.Equal(version, _bench.Now.Version);
        Assert.Equal(FlowState.Halting, _bench.Row(1).State);
    }

    private void FailOnce(string command) => Gate.OnCommand = what =>
    {
        if (what != command)
            return;
        Gate.OnCommand = null;
        throw new IOException("no route");
    };

    private void Beat()
    {
        _bench.Time.Advance(TimeSpan.FromMilliseconds(500));
        _bench.Plane.Step();
    }
}
