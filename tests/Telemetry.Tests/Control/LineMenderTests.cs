using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A gate that was out of reach or lost a command is brought in line as soon as it is heard.</summary>
public sealed class LineMenderTests : IDisposable
{
    private readonly ControlBench _bench = new(ramp: new RampOptions());

    private FakeGate Gate => _bench.Gates[1];

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Kill_WhileTheGateIsOutOfReach_IsDoneWhenItIsBack_WithItsCancels()
    {
        Cut();
        _bench.Halt(HaltScope.Fleet, HaltMode.BlockAndCancel);
        Assert.False(Gate.IsLatched);
        Assert.Equal(0, Gate.CancelRequests);

        Restore();

        Assert.True(Gate.IsLatched);
        Assert.Equal(1, Gate.CancelRequests);
        _bench.AckAll();
        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
    }

    [Fact]
    public void Block_WhileTheGateIsOutOfReach_AsksForNoCancelsWhenItIsBack()
    {
        Cut();
        _bench.Halt(HaltScope.Fleet);

        Restore();

        Assert.True(Gate.IsLatched);
        Assert.Equal(0, Gate.CancelRequests);
    }

    [Fact]
    public async Task Release_WhileTheGateIsOutOfReach_IsDoneWhenItIsBack_AtThePaceOfTheRestart()
    {
        Hold hold = _bench.Halt(HaltScope.Server("smars-2")).Hold;
        _bench.AckAll();
        Cut();
        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(hold.Id));
        Assert.Equal([hold.Id], Gate.Holds);
        bool opened = false;

        Restore(_ => opened |= Gate.Holds.Count == 0);

        Assert.Equal([Assert.Single(_bench.Now.Ramps).Hold.Id], Gate.Holds);
        Assert.False(opened);
        _bench.AckAll();
        Assert.Equal(FlowState.Flowing, _bench.Row(1).State);
    }

    [Fact]
    public async Task Restart_ThatEndedWhileTheGateWasOutOfReach_LeavesNothingOnIt()
    {
        Hold hold = _bench.Halt(HaltScope.Server("smars-2")).Hold;
        _bench.AckAll();
        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(hold.Id));
        _bench.AckAll();
        HoldId ramp = Assert.Single(_bench.Now.Ramps).Hold.Id;
        Cut();
        Assert.True(await _bench.Plane.EndAsync(ramp, RampEnd.Finished, "accepted"));
        Assert.Equal([ramp], Gate.Holds);

        Restore();

        Assert.Empty(Gate.Holds);
    }

    [Fact]
    public void Severance_WhileTheGateIsOutOfReach_IsDoneWhenItIsBack()
    {
        Cut();
        _bench.Halt(HaltScope.Fleet);
        _bench.Time.Advance(new ControlOptions().AckDeadline);
        _bench.Plane.Step();
        Assert.True(_bench.Row(1).IsSevered);
        Assert.False(Gate.IsSevered);

        Restore();

        Assert.True(Gate.IsSevered);
    }

    [Fact]
    public void Gate_ThatIsReachedAndTakesNoLatch_IsGivenItAgainWithTheNextRenewal()
    {
        Cut();
        _bench.Halt(HaltScope.Fleet);
        Restore(static what =>
        {
            if (what == nameof(IFlowGate.Latch))
                throw new IOException("still bad");
        });
        Assert.False(Gate.IsLatched);

        Gate.OnCommand = null;
        Beat();

        Assert.True(Gate.IsLatched);
    }

    [Fact]
    public void Kill_ThatTheGateLost_IsGivenAgainWithTheNextRenewal()
    {
        Gate.IsDeaf = true;
        _bench.Halt(HaltScope.Fleet);
        Gate.IsDeaf = false;

        Beat();

        Assert.True(Gate.IsLatched);
        _bench.AckAll();
        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
    }

    [Fact]
    public async Task Release_ThatTheGateLost_IsDoneAgainWithTheNextRenewal()
    {
        Hold hold = _bench.Halt(HaltScope.Server("smars-2")).Hold;
        _bench.AckAll();
        Gate.IsDeaf = true;
        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(hold.Id));
        Gate.IsDeaf = false;
        Assert.Contains(hold.Id, Gate.Holds);

        Beat();

        Assert.DoesNotContain(hold.Id, Gate.Holds);
    }

    [Fact]
    public void Severance_ThatTheGateLost_IsToldAgainWithTheNextRenewal()
    {
        Gate.IsDeaf = true;
        _bench.Halt(HaltScope.Fleet);
        _bench.Time.Advance(new ControlOptions().AckDeadline);
        _bench.Plane.Step();
        Gate.IsDeaf = false;

        Beat();

        Assert.True(Gate.IsSevered);
    }

    [Fact]
    public void Renewal_OfAServerThatFlowsOrIsHalted_TellsItNothingElse()
    {
        _bench.Halt(HaltScope.Server("smars-1"));
        _bench.AckAll();
        var calls = new List<string>();
        foreach (FakeGate gate in _bench.Gates)
            gate.OnCommand = calls.Add;

        Beat();

        Assert.Equal(Enumerable.Repeat(nameof(IFlowGate.Renew), 4), calls);
    }

    [Fact]
    public void Line_ThatChanges_IsOnTheTrail_AndWakesTheReaders()
    {
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();
        Cut();
        Assert.True(watch.TryTake());
        Restore();
        _bench.Gates[0].Renew(new LeaseGrant(new ControllerToken(9, Guid.NewGuid()), TimeSpan.FromSeconds(5)));
        Beat();

        Assert.Equal(
            [
                ("smars-2", "Nothing reaches the gate; it halts itself within 5 s."),
                ("smars-2", "The gate is reached again, after Lost."),
                ("smars-1", "The gate obeys a newer control room; this one can't open it."),
            ],
            _bench.Journal.Entries.Where(static entry => entry.What == "control-line")
                .Select(static entry => (entry.Subject, entry.Detail)));
    }

    [Fact]
    public void StopsOfBothKinds_WhileTheGateIsOutOfReach_CancelWhenItIsBack()
    {
        Cut();
        _bench.Halt(HaltScope.Fleet);
        _bench.Halt(HaltScope.Server("smars-2"), HaltMode.BlockAndCancel);

        Restore();

        Assert.Equal(1, Gate.CancelRequests);
    }

    [Fact]
    public void Gate_ThatNothingStops_IsAskedForNoCancelsWhenItIsBack()
    {
        Cut();

        Restore();

        Assert.Equal(0, Gate.CancelRequests);
        Assert.False(Gate.IsLatched);
    }

    [Fact]
    public void Gate_ThatTakesNoLatchWhenItIsBack_IsNotAskedToCancelBeforeItIsShut()
    {
        Cut();
        _bench.Halt(HaltScope.Fleet, HaltMode.BlockAndCancel);

        Restore(static what =>
        {
            if (what == nameof(IFlowGate.Latch))
                throw new IOException("still bad");
        });

        Assert.Equal(0, Gate.CancelRequests);
    }

    [Fact]
    public void Gate_ThatTakesItsLatchAndNoCancelWhenItIsBack_IsConfirmedAllTheSame()
    {
        Cut();
        _bench.Halt(HaltScope.Fleet, HaltMode.BlockAndCancel);
        Restore(static what =>
        {
            if (what == nameof(IFlowGate.RequestCancelOpen))
                throw new IOException("still bad");
        });
        Beat();

        _bench.AckAll();

        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
    }

    [Fact]
    public void AnswerThatComesWhileTheGateIsBroughtInLine_IsNotLost()
    {
        Cut();
        _bench.Halt(HaltScope.Fleet);

        Restore(what =>
        {
            if (what != nameof(IFlowGate.Restore))
                return;
            _bench.Acks.Post(Gate.Ack());
            _bench.Plane.Step();
        });

        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
    }

    private void Cut()
    {
        Gate.OnCommand = static _ => throw new IOException("no route");
        Beat();
        Assert.Equal(ControlLine.Lost, _bench.Row(1).Line);
    }

    private void Restore(Action<string>? onCommand = null)
    {
        Gate.OnCommand = onCommand;
        Beat();
        Assert.Equal(ControlLine.Held, _bench.Row(1).Line);
    }

    private void Beat()
    {
        _bench.Time.Advance(TimeSpan.FromMilliseconds(500));
        _bench.Plane.Step();
    }
}
