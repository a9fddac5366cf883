using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>Gates that carry something else than what stands.</summary>
public sealed class GateReconcilerTests : IDisposable
{
    private static readonly HoldId s_unknown = new(41);

    private readonly ControlBench _bench = new();

    public GateReconcilerTests()
    {
        foreach (FakeGate gate in _bench.Gates)
            gate.SaysWhatItCarries = true;
    }

    private FakeGate Gate => _bench.Gates[1];

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Hold_ThatAGateLost_IsGivenAgainWhenItAnswers()
    {
        _bench.Halt(HaltScope.Fleet);
        Gate.IsDeaf = true;
        HoldId lost = _bench.Halt(HaltScope.Server("smars-2")).Hold.Id;
        Gate.IsDeaf = false;
        Assert.DoesNotContain(lost, Gate.Holds);

        _bench.AckAll();

        Assert.Contains(lost, Gate.Holds);
    }

    [Fact]
    public async Task Release_WhenTheGateLostAnotherHold_GivesThatFirst_AndItStaysShut()
    {
        HoldId first = _bench.Halt(HaltScope.Fleet).Hold.Id;
        Gate.IsDeaf = true;
        HoldId lost = _bench.Halt(HaltScope.Server("smars-2")).Hold.Id;
        Gate.IsDeaf = false;
        bool opened = false;
        Gate.OnCommand = _ => opened |= !Gate.IsLatched;

        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(first));

        Assert.Equal([lost], Gate.Holds);
        Assert.False(opened);
    }

    [Fact]
    public async Task Release_ThatAGateLost_IsDoneWhenItAnswers()
    {
        HoldId hold = _bench.Halt(HaltScope.Server("smars-2"), HaltMode.Throttle).Hold.Id;
        _bench.AckAll();
        Gate.IsDeaf = true;
        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(hold));
        Gate.IsDeaf = false;
        Assert.Equal([hold], Gate.Holds);

        _bench.AckAll();

        Assert.Empty(Gate.Holds);
        Assert.Empty(_bench.Now.Holds);
    }

    [Fact]
    public void Hold_OnAGateThatObeysAnotherRoom_IsKeptByOneHold_HoweverOftenTheGateSaysSo()
    {
        Gate.IsFenced = true;
        Gate.Latch(s_unknown);

        for (int answer = 0; answer < 5; answer++)
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(1));
            _bench.AckAll();
        }

        Assert.Equal(ControlLine.Fenced, _bench.Row(1).Line);
        Hold keeper = Assert.Single(_bench.Row(1).Holds);
        Assert.Contains(s_unknown, Gate.Holds);

        Gate.IsFenced = false; // it obeys at last
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        _bench.AckAll();

        Assert.Equal([keeper.Id], Gate.Holds);
        Assert.Equal(keeper, Assert.Single(_bench.Row(1).Holds));
    }

    [Fact]
    public async Task Hold_ThatNobodyKnows_IsKeptByOneThatTwoPeopleRelease()
    {
        Gate.Latch(s_unknown);
        bool opened = false;
        Gate.OnCommand = _ => opened |= !Gate.IsLatched;

        _bench.AckAll();

        Hold keeper = Assert.Single(_bench.Row(1).Holds);
        Assert.Equal((HoldKind.Lease, HaltMode.Block), (keeper.Kind, keeper.Mode));
        Assert.Contains("H-41, which this control room does not know", keeper.Reason);
        Assert.Equal([keeper.Id], Gate.Holds);
        Assert.True(keeper.Id.Value > s_unknown.Value);
        Assert.False(opened);
        _bench.AckAll();
        Assert.Equal(FlowState.Halted, _bench.Row(1).State);

        await _bench.Release(keeper.Id);
        _bench.AckAll();
        Assert.Equal((FlowState.Flowing, false), (_bench.Row(1).State, Gate.IsLatched));
    }

    [Fact]
    public void Hold_ThatNobodyKnows_StaysOnAGateThatDoesNotGetTheKeeper()
    {
        Gate.Latch(s_unknown);
        Gate.OnCommand = static what =>
        {
            if (what == nameof(IFlowGate.Latch))
                throw new IOException(what);
        };

        _bench.AckAll();

        Assert.Contains(s_unknown, Gate.Holds);
    }

    [Fact]
    public void AnswerFromBeforeTheLastChange_TakesNothingFromAGate()
    {
        Gate.Latch(s_unknown);
        GateAck old = Gate.Ack();
        Gate.Latch(new HoldId(42));

        _bench.Acks.Post(old);
        _bench.Plane.Step();

        Assert.Equal([s_unknown, new HoldId(42)], Gate.Holds.OrderBy(static hold => hold.Value));
        Assert.Empty(_bench.Now.Holds);
    }

    [Fact]
    public void Severance_ThatAGateLost_IsToldAgainWhenItAnswers()
    {
        Gate.IsDeaf = true;
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.Time.Advance(TimeSpan.FromSeconds(3));
        _bench.Plane.Step();
        Assert.True(_bench.Row(1).IsSevered);
        Gate.IsDeaf = false;

        _bench.AckAll();

        Assert.True(Gate.IsSevered);
    }

    [Fact]
    public void AnswerThatSaysNothingNew_MakesNoNewPicture()
    {
        _bench.AckAll();
        long version = _bench.Now.Version;
        Gate.LastSend += 100;

        _bench.AckAll();

        Assert.Equal(version, _bench.Now.Version);
    }

    [Fact]
    public void Gate_ThatCarriesWhatStands_IsToldNothing()
    {
        _bench.Halt(HaltScope.Fleet);
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.AckAll();
        var told = new List<string>();
        Gate.OnCommand = told.Add;
        Gate.LastSend += 100;

        _bench.AckAll();

        Assert.Empty(told);
    }

    [Fact]
    public void Gate_ThatWasBroughtInLine_IsToldNothingMore_UntilItAnswersAgain()
    {
        Gate.IsDeaf = true;
        _bench.Halt(HaltScope.Server("smars-2"));
        Gate.IsDeaf = false;
        _bench.AckAll();
        var told = new List<string>();
        Gate.OnCommand = told.Add;

        _bench.Plane.Step();

        Assert.Empty(told);
    }

    [Fact]
    public void Severance_ThatAGateLost_IsToldAgain_ThoughItsHoldsAreAllRight()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        Gate.IsDeaf = true;
        _bench.Time.Advance(new ControlOptions().AckDeadline);
        _bench.Plane.Step();
        Gate.IsDeaf = false;
        Assert.False(Gate.IsSevered);

        _bench.AckAll();

        Assert.True(Gate.IsSevered);
    }

    [Fact]
    public void Holds_ThatNobodyKnows_AreKeptByOne_NumberedBehindThemAll_AndTheOthersStay()
    {
        HoldId standing = _bench.Halt(HaltScope.Fleet).Hold.Id;
        Gate.Latch(s_unknown);
        Gate.Latch(new HoldId(57));

        _bench.AckAll();

        Hold keeper = Assert.Single(_bench.Row(1).Holds, static hold => hold.Kind == HoldKind.Lease);
        Assert.Equal(new HoldId(58), keeper.Id);
        Assert.Equal(new Actor(ActorKind.Watchdog, "lease"), keeper.By);
        Assert.Equal(
            "The gate of smars-2 carries H-41, H-57, which this control room does not know: it was taken before a " +
            "restart and never reached the disk.",
            keeper.Reason);
        Assert.Equal([standing, keeper.Id], Gate.Holds.OrderBy(static hold => hold.Value));
    }

    [Fact]
    public async Task Release_ThatAGateDoesNotDo_IsNotTakenForAHoldThatNobodyKnows()
    {
        HoldId hold = _bench.Halt(HaltScope.Server("smars-2"), HaltMode.Throttle).Hold.Id;
        _bench.AckAll();
        Gate.IsDeaf = true;
        await _bench.Release(hold);

        _bench.AckAll();

        Assert.Empty(_bench.Now.Holds);
        Assert.Equal([hold], Gate.Holds);
    }

    [Fact]
    public void Hold_ThatNobodyKnows_OnAGateThatCantSayWhereItStandsNow_WaitsForItsNextAnswer()
    {
        Gate.Latch(s_unknown);
        int asked = 0;
        Gate.OnQuestion = _ =>
        {
            if (++asked > 1) // once its answer is weighed
                throw new IOException("no route");
        };
        _bench.AckAll();
        Assert.Empty(_bench.Now.Holds);

        Gate.OnQuestion = null;
        _bench.AckAll();

        Assert.Single(_bench.Row(1).Holds);
    }
}
