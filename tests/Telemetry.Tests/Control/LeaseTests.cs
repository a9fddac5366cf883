using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>The control room's side of the lease.</summary>
public sealed class LeaseTests : IDisposable
{
    private readonly ControlBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Leases_AreRenewedTenTimesWithinTheirLength()
    {
        for (int i = 0; i < 500; i++)
        {
            _bench.Plane.Step();
            _bench.Time.Advance(TimeSpan.FromMilliseconds(10));
        }
        Assert.All(_bench.Gates, static gate => Assert.Equal(10, gate.Renewals));
    }

    [Fact]
    public async Task Gate_ThatHaltedItself_IsKeptByALeaseHold_ThatTwoPeopleRelease()
    {
        FakeGate gate = _bench.Gates[1];
        gate.Silence = TimeSpan.FromSeconds(5.05);
        _bench.AckAll();
        _bench.AckAll();

        Hold hold = Assert.Single(_bench.Row(1).Holds);
        Assert.Equal((HoldKind.Lease, FlowState.Halted), (hold.Kind, _bench.Row(1).State));
        Assert.Equal("smars-2 heard no control room for 5.1 s and halted itself.", hold.Reason);
        Assert.Null(gate.Silence);
        Assert.Equal(FlowState.Flowing, _bench.Row(0).State);

        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(hold.Id));
        _bench.AckAll();
        Assert.Equal(FlowState.Flowing, _bench.Row(1).State);
    }

    [Fact]
    public void Gate_ThatCantBeReachedWhenItIsTakenOver_IsTakenOverAtALaterStep()
    {
        FakeGate gate = _bench.Gates[1];
        gate.Silence = TimeSpan.FromSeconds(6);
        gate.OnCommand = static what => throw new IOException(what);
        _bench.AckAll();
        Assert.NotNull(gate.Silence);

        gate.OnCommand = null;
        _bench.AckAll();
        Assert.Null(gate.Silence);
        Assert.Single(_bench.Row(1).Holds, static hold => hold.Kind == HoldKind.Lease);
    }

    [Fact]
    public async Task LeaseHold_ReleasedWhileItIsGivenAgain_IsNotLeftOnTheGate()
    {
        FakeGate gate = _bench.Gates[1];
        gate.Silence = TimeSpan.FromSeconds(6);
        gate.OnCommand = static what => throw new IOException(what);
        _bench.AckAll();
        Hold hold = Assert.Single(_bench.Row(1).Holds);

        Task<ReleaseOutcome>? release = null;
        gate.OnCommand = what =>
        {
            if (what == nameof(IFlowGate.Latch))
                release ??= _bench.Release(hold.Id);
        };
        _bench.AckAll();

        Assert.Equal(ReleaseOutcome.Released, await release!);
        Assert.DoesNotContain(hold.Id, gate.Holds);
    }

    [Fact]
    public void Line_ThatIsLost_IsShownUntilItIsBack()
    {
        _bench.Gates[2].OnCommand = static _ => throw new IOException("no route");
        Beat();
        Assert.Equal(ControlLine.Lost, _bench.Row(2).Line);
        Assert.Contains(_bench.Journal.Entries, static entry => entry is { What: "control-line", Subject: "smars-3" });

        _bench.Gates[2].OnCommand = null;
        Beat();
        Assert.Equal(ControlLine.Held, _bench.Row(2).Line);
    }

    [Fact]
    public void Gate_ThatHeardANewerControlRoom_IsShownAsFenced()
    {
        _bench.Gates[0].Renew(new LeaseGrant(new ControllerToken(9, Guid.NewGuid()), TimeSpan.FromSeconds(5)));
        Beat();
        Assert.Equal(ControlLine.Fenced, _bench.Row(0).Line);
    }

    [Fact]
    public void Renewal_ThatFindsNothingNew_MakesNoNewPicture()
    {
        Beat();
        long version = _bench.Now.Version;

        Beat();

        Assert.Equal(version, _bench.Now.Version);
    }

    [Fact]
    public void Gate_ThatSaysAgainThatItHaltedItself_WhileItsHoldIsTaken_IsTakenOverOnce()
    {
        FakeGate gate = _bench.Gates[1];
        gate.Silence = TimeSpan.FromSeconds(6);
        var told = new List<string>();
        gate.OnCommand = told.Add;
        string[] before = [];
        _bench.Journal.OnAppendHold = () =>
        {
            _bench.AckAll();
            before = [.. told];
        };

        _bench.AckAll();

        Assert.DoesNotContain(nameof(IFlowGate.KeepLapse), before);
        Assert.Single(told, nameof(IFlowGate.KeepLapse));
        Hold hold = Assert.Single(_bench.Row(1).Holds);
        Assert.Equal(new Actor(ActorKind.Watchdog, "lease"), hold.By);
    }

    private void Beat()
    {
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        _bench.Plane.Step();
    }
}
