using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What the plane remembers: tickets, numbers, releases and steps, each up to its bound.</summary>
public sealed class ControlStateTests
{
    [Fact]
    public void KillSentAgainWhileItIsUnderWay_IsOneHold_AndIsReleasedOnlyWhenBothAreDone()
    {
        using var bench = new ControlBench();
        HaltCommand command = bench.Command(HaltScope.Fleet);
        HaltTicket? inner = null;
        ReleaseOutcome? betweenThem = null;
        bench.Gates[0].OnCommand = _ =>
        {
            bench.Gates[0].OnCommand = null;
            inner = bench.Plane.Halt(command);
            betweenThem = Ask(bench, inner.Hold.Id).Outcome;
        };

        HaltTicket outer = bench.Plane.Halt(command);

        Assert.Equal((outer.Hold, true, false), (inner!.Hold, inner.Repeated, outer.Repeated));
        Assert.Single(bench.Now.Holds);
        Assert.Equal(ReleaseOutcome.UnknownHold, betweenThem); // its latch might come after the unlatch
        Assert.Equal(ReleaseOutcome.AwaitingApproval, Ask(bench, outer.Hold.Id).Outcome);
    }

    [Fact]
    public void Restart_SameCommandAgain_CoversWhoIsPresentUnderItsScopeAlone()
    {
        using var before = new ControlBench();
        HaltCommand command = before.Command(HaltScope.Group("algo"));
        before.Plane.Halt(command);
        var journal = new FakeJournal { StandingHolds = [.. before.Journal.Held] };
        using var after = new ControlBench(journal);
        after.Plane.Detach(new ServerId(3));

        HaltTicket again = after.Plane.Halt(command);

        Assert.Equal((true, TimeSpan.Zero), (again.Repeated, again.RequestToBlock));
        Assert.Equal([new ServerId(2)], again.Covered);
        Assert.Empty(again.Stuck);
        Assert.DoesNotContain(journal.Entries, static entry => entry.What == "halt"); // it was carried out before
    }

    [Fact]
    public void Numbers_GoOnBehindTheHighestThatStands_EvenIfTheJournalKnowsNone()
    {
        using var before = new ControlBench();
        before.Halt(HaltScope.Group("retail"));
        before.Halt(HaltScope.Group("algo"));
        var journal = new FakeJournal { StandingHolds = [.. before.Journal.Held], IsHealthy = false };
        using var after = new ControlBench(journal, attached: false);

        Assert.False(after.Now.JournalHealthy); // from the first picture on, with what awaits each server
        Assert.Equal((FlowState.Absent, new HoldId(1)), (after.Row(0).State, Assert.Single(after.Row(0).Holds).Id));
        Assert.Equal(
            new HoldId(3),
            after.Plane.Halt(after.Command(HaltScope.Fleet) with { CommandId = Guid.AllBitsSet }).Hold.Id);
    }

    [Fact]
    public async Task Drills_AreNumberedApart_AndPushNoTicketOut()
    {
        using var bench = new ControlBench();
        Assert.Null(bench.Now.Canary);
        bench.Plane.RenewCanary(new FakeGate(ControlBench.Fleet.Servers.Length));
        HaltCommand command = bench.Command(HaltScope.Server("smars-1"));
        HaltTicket first = bench.Plane.Halt(command);
        Assert.Equal(ReleaseOutcome.Released, await bench.Release(first.Hold.Id));

        for (int i = 1; i <= 3; i++)
            Assert.Equal($"D-{i}", bench.Halt(Canary.Scope).Hold.Id.ToString());
        for (int i = 0; i < Limits.CommandsRemembered; i++)
            bench.Halt(Canary.Scope);

        Assert.Equal(first with { Repeated = true }, bench.Plane.Halt(command));
        Assert.False(bench.Gates[0].IsLatched);
        Assert.Equal(new HoldId(2), bench.Halt(HaltScope.Fleet).Hold.Id);
    }

    [Fact]
    public async Task Releases_AreShownInTheirOrder_UpToTheirBound()
    {
        using var bench = new ControlBench();
        for (int i = 0; i < Limits.ReleasesRemembered + 2; i++)
            await bench.Release(bench.Halt(HaltScope.Fleet).Hold.Id);

        Assert.Equal(
            Enumerable.Range(3, Limits.ReleasesRemembered).Select(static i => new HoldId(i)),
            bench.Now.Releases.Select(static release => release.Hold.Id));
    }

    [Fact]
    public async Task EndedRestarts_AreRememberedUpToTheirBound_ForAGateThatStillCarriesOne()
    {
        using var bench = new ControlBench(ramp: new RampOptions());
        FakeGate gate = bench.Gates[0];
        gate.SaysWhatItCarries = true;
        var ended = new List<HoldId>();
        for (int i = 0; i < Limits.ReleasesRemembered + 1; i++)
        {
            await bench.Release(bench.Halt(HaltScope.Server("smars-1")).Hold.Id);
            ended.Add(Assert.Single(bench.Now.Ramps).Hold.Id);
            Assert.True(await bench.Plane.EndAsync(ended[i], RampEnd.Finished, "accepted"));
        }

        gate.Latch(ended[1]); // as a gate has it that missed its end
        bench.AckAll();
        Assert.Empty(gate.Holds);
        Assert.Empty(bench.Now.Holds);

        gate.Latch(ended[0]); // too long ago: nobody here knows it, so it is kept by a hold that people see
        bench.AckAll();
        Assert.Equal(HoldKind.Lease, Assert.Single(bench.Now.Holds).Kind);
        Assert.Equal([bench.Now.Holds[0].Id], gate.Holds);
    }

    [Fact]
    public async Task Requests_AreShownInTheOrderInWhichTheyWereAsked()
    {
        using var bench = new ControlBench();
        HoldId[] holds = [.. Enumerable.Range(1, 3).Select(i => bench.Halt(HaltScope.Server($"smars-{i}")).Hold.Id)];
        Guid first = Ask(bench, holds[0]).Request!.Id;
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Ask(bench, holds[1]);
        await bench.Plane.ApproveAsync(first, ControlBench.Bob); // leaves a gap that the next one may fill
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Ask(bench, holds[2]);

        Assert.Equal(holds[1..], bench.Now.Requests.Select(static request => request.Hold));
    }

    [Fact]
    public async Task Steps_SayHowLongAfterTheRequestTheyCame_AndNothingWhereNothingWasRequested()
    {
        using var bench = new ControlBench(attached: false);
        bench.Time.Advance(TimeSpan.FromSeconds(9));
        bench.Plane.Attach(bench.Gates[0]);
        Assert.Equal(TimeSpan.Zero, Assert.Single(bench.Row(0).Steps).After);

        HoldId hold = bench.Halt(HaltScope.Server("smars-1")).Hold.Id;
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        bench.AckAll();
        KillStep answered = bench.Row(0).Steps.Single(static step => step.Stage == KillStage.Acknowledged);
        Assert.Equal(
            (TimeSpan.FromSeconds(2), WallTime.Now(bench.Time), "Its own sending thread answered."),
            (answered.After, answered.At, answered.What));

        await bench.Release(hold);
        Assert.Equal(TimeSpan.Zero, Assert.Single(bench.Row(0).Steps).After);
    }

    [Fact]
    public void EventThatCantBe_ChangesNothing_AndIsOnTheTrailWithItsReason()
    {
        var journal = new FakeJournal();
        var state = new ControlState(
            ControlBench.Fleet, [], 0, new ControllerToken(1, Guid.Empty),
            new ControlLog(journal, new FakeTimeProvider()));
        lock (state.Sync)
            state.Apply_NeedsLock(state.Find(new ServerId(0))!, FlowEvent.GateOpened);
        state.Announce();

        Assert.Equal(KillStage.Absent, state.Find(new ServerId(0))!.Stage);
        AuditEntry entry = Assert.Single(journal.Entries);
        Assert.Equal(
            ("state-refused", "smars-1", "An absent server has no gate that could open now."),
            (entry.What, entry.Subject, entry.Detail));
    }

    [Fact]
    public void JournalThatCountsItsOpeningLate_GivesTheGatesTheHigherNumber_AndNeverALowerOne()
    {
        using var bench = new ControlBench(new FakeJournal { ControllerEpoch = 0 });
        Assert.Equal(0, Epoch(bench));
        bench.Journal.ControllerEpoch = 5;
        Assert.Equal(5, Epoch(bench));

        using var other = new ControlBench(new FakeJournal { ControllerEpoch = 7 });
        other.Journal.ControllerEpoch = 3;
        Assert.Equal(7, Epoch(other));
    }

    private static long Epoch(ControlBench bench)
    {
        bench.Time.Advance(new ControlOptions().Lease);
        bench.Plane.Step();
        return bench.Gates[0].Controller.Epoch;
    }

    private static ReleaseResult Ask(ControlBench bench, HoldId hold) =>
        bench.Plane.Request(hold, ControlBench.Ann, "cause", "evidence");
}
