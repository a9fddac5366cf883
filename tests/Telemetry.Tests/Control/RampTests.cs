using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class RampTests : IDisposable
{
    private readonly ControlBench _bench = new(ramp: new RampOptions());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RampState Ramp => Assert.Single(_bench.Now.Ramps);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Release_OpensTheGateNoWiderThanTheFirstStage()
    {
        var order = new List<string>();
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.AckAll();
        _bench.Gates[1].OnCommand = order.Add;

        await Release(usual: 20_000);
        _bench.AckAll();

        Assert.Equal(["Pace", "Unlatch"], order.Take(2));
        Assert.Equal([200L], _bench.Gates[1].Paces.Values);
        Assert.Equal((FlowState.Flowing, HaltMode.Throttle), (_bench.Row(1).State, _bench.Row(1).Restriction));
        Assert.Equal((HoldKind.Ramp, new HoldId(1)), (Ramp.Hold.Kind, Ramp.Released.Id));
        Assert.Empty(_bench.Gates[0].Paces);
    }

    [Fact]
    public async Task Release_HasTheHoldOfItsRestartOnDisk_BeforeTheReleasedOneLeavesIt()
    {
        _bench.Halt(HaltScope.Server("smars-2"));

        await Release();

        Hold kept = Assert.Single(_bench.Journal.Held);
        Assert.Equal((HoldKind.Ramp, HaltMode.Block), (kept.Kind, kept.Mode));
        string[] trail = [.. _bench.Journal.Entries.Select(static entry => entry.What)];
        Assert.True(Array.IndexOf(trail, "ramp-prepared") < Array.IndexOf(trail, "released"));
    }

    [Fact]
    public async Task ControlRoom_ThatEndsInTheMiddle_ComesBackHalted()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        await Release();
        _bench.Plane.Advance(Ramp.Hold.Id, default);

        using var next = new ControlBench(
            new FakeJournal { StandingHolds = [.. _bench.Journal.Held], LastHoldId = 2 }, ramp: new RampOptions());
        next.AckAll();

        Assert.Equal(FlowState.Halted, next.Row(1).State);
        Assert.True(next.Gates[1].IsLatched);
        Assert.Contains("was cut short", Assert.Single(next.Now.Holds).Reason);
        Assert.Empty(next.Now.Ramps);
    }

    [Fact]
    public async Task Advance_GivesTheGatesTheNextStage_AndTheTrailSaysSo()
    {
        _bench.Halt(HaltScope.Group("retail"));
        await Release(usual: 20_000);

        _bench.Plane.Advance(Ramp.Hold.Id, new MarketTime(5));

        Assert.Equal([2_000L], _bench.Gates[0].Paces.Values);
        Assert.Equal([2_000L], _bench.Gates[1].Paces.Values);
        Assert.Equal((1, new MarketTime(30 * MarketTime.NanosecondsPerSecond + 5)), (Ramp.Stage, Ramp.Ends));
        _bench.Plane.Step();
        Assert.Contains(_bench.Journal.Entries, static entry => entry.What == "ramp-stage");
    }

    [Fact]
    public async Task Advance_InTheLastStage_ChangesNothing()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        await Release(usual: 20_000);
        for (int i = 0; i < 5; i++)
            _bench.Plane.Advance(Ramp.Hold.Id, default);

        Assert.Equal(2, Ramp.Stage);
        Assert.Equal([20_000L], _bench.Gates[1].Paces.Values);
    }

    [Fact]
    public async Task End_TakesTheHoldOffDiskFirst_ThenOffTheGates()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        await Release();

        Assert.True(await _bench.Plane.EndAsync(Ramp.Hold.Id, RampEnd.Finished, "accepted"));

        Assert.Empty(_bench.Now.Ramps);
        Assert.Empty(_bench.Now.Holds);
        Assert.Empty(_bench.Journal.Held);
        Assert.Empty(_bench.Gates[1].Holds);
    }

    [Fact]
    public async Task End_WhileTheDiskFails_KeepsTheRateDown_AndCanBeAskedAgain()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        await Release();
        HoldId ramp = Ramp.Hold.Id;
        _bench.Journal.RefusesReleases = true;

        Assert.False(await _bench.Plane.EndAsync(ramp, RampEnd.Finished, "accepted"));
        Assert.Equal([ramp], _bench.Gates[1].Holds);

        _bench.Journal.RefusesReleases = false;
        Assert.True(await _bench.Plane.EndAsync(ramp, RampEnd.Finished, "accepted"));
    }

    [Fact]
    public async Task Release_WhileAnotherHoldStops_RestartsNothing()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.Halt(HaltScope.Fleet);
        _bench.AckAll();

        await Release();

        Assert.Empty(_bench.Now.Ramps);
        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
        Assert.Equal([new HoldId(2)], _bench.Journal.Held.Select(static hold => hold.Id));
    }

    [Fact]
    public async Task Release_OfAThrottle_IsAPlainOne()
    {
        _bench.Halt(HaltScope.Server("smars-2"), HaltMode.Throttle);

        await Release();

        Assert.Empty(_bench.Now.Ramps);
        Assert.Empty(_bench.Gates[1].Holds);
    }

    [Fact]
    public async Task Release_LeavesEveryOtherRestrictionWhereItIs()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.Halt(HaltScope.Server("smars-2"), HaltMode.ReduceOnly);

        await Release();
        await _bench.Plane.EndAsync(Ramp.Hold.Id, RampEnd.Finished, "accepted");

        _bench.AckAll();
        Assert.Equal([new HoldId(2)], _bench.Gates[1].Holds);
        Assert.Equal(HaltMode.ReduceOnly, _bench.Row(1).Restriction);
    }

    [Fact]
    public async Task RampHold_CantBeReleased_ItEndsByItselfOrByAKill()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        await Release();

        Assert.Equal(
            ReleaseOutcome.RampUnderWay,
            _bench.Plane.Request(Ramp.Hold.Id, ControlBench.Ann, "in a hurry", "none").Outcome);
    }

    [Fact]
    public async Task Gate_ThatDidNotTakeThePace_KeepsTheReleasedHold()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.Gates[1].OnCommand = static command =>
        {
            if (command == "Pace")
                throw new IOException("cut");
        };

        await Release();

        Assert.True(_bench.Gates[1].IsLatched);
        Assert.NotEqual(FlowState.Flowing, _bench.Row(1).State);
    }

    [Fact]
    public async Task Server_ThatJoinsDuringIt_ComesUnderThePace()
    {
        _bench.Halt(HaltScope.Fleet);
        _bench.Plane.Detach(new ServerId(3));
        await Release(usual: 20_000);

        _bench.Plane.Attach(_bench.Gates[3]);

        Assert.Equal([200L], _bench.Gates[3].Paces.Values);
    }

    [Fact]
    public async Task Kill_DuringIt_StopsAtOnce()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        await Release();

        _bench.Halt(HaltScope.Server("smars-2"));

        Assert.True(_bench.Gates[1].IsLatched);
        Assert.Equal(FlowState.Halting, _bench.Row(1).State);
    }

    [Fact]
    public async Task Release_ThatTheJournalCantWrite_PreparesOneRestartHoweverOftenItIsTried()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        ReleaseResult asked = _bench.Plane.Request(new HoldId(1), ControlBench.Ann, "cause", "evidence");
        _bench.Journal.RefusesReleases = true;
        await _bench.Plane.ApproveAsync(asked.Request!.Id, ControlBench.Bob);
        await _bench.Plane.ApproveAsync(asked.Request.Id, ControlBench.Bob);

        Assert.Single(_bench.Journal.Held, static hold => hold.Kind == HoldKind.Ramp);
        Assert.Empty(_bench.Now.Ramps);
        Assert.True(_bench.Gates[1].IsLatched);
    }

    [Fact]
    public void UnknownRate_CountsAsTheConfiguredOne() =>
        Assert.Equal(new OrderPace(100), OrderPace.Of(new RampOptions().UnknownOrdersPerSecond * 1_000, 1));

    private async Task Release(long? usual = null)
    {
        ReleaseResult asked = _bench.Plane.Request(new HoldId(1), ControlBench.Ann, "cause", "evidence");
        ReleaseResult done = await _bench.Plane.ApproveAsync(
            new ReleaseApproval(asked.Request!.Id, ControlBench.Bob) { Usual = [usual, usual, usual, usual] });
        Assert.Equal(ReleaseOutcome.Released, done.Outcome);
    }
}
