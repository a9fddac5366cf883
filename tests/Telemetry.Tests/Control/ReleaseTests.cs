using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;
using static Ops.Telemetry.Tests.Control.ControlBench;

namespace Ops.Telemetry.Tests.Control;

public sealed class ReleaseTests
{
    [Fact]
    public async Task Release_ByTwoPeople_OpensAndFlowsOnTheGatesWord()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        bench.AckAll();

        ReleaseOutcome outcome = await bench.Release(ticket.Hold.Id);
        FlowState[] released = bench.States;
        bench.AckAll();

        Assert.Equal(ReleaseOutcome.Released, outcome);
        Assert.All(released, state => Assert.Equal(FlowState.Releasing, state));
        Assert.All(bench.States, state => Assert.Equal(FlowState.Flowing, state));
        Assert.All(bench.Gates, gate => Assert.False(gate.IsLatched));
        Assert.Empty(bench.Now.Holds);
        Assert.Empty(bench.Now.Requests);
        Assert.Contains(bench.Journal.Entries, e => e.What == "released" && e.By == Bob && e.Detail.Contains("ann"));
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("ANN")]
    [InlineData(" Ann ")]
    public async Task Approve_BySamePerson_IsRefused(string name)
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        ReleaseResult asked = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");

        ReleaseResult result = await bench.Plane.ApproveAsync(
            asked.Request!.Id, new Actor(ActorKind.Person, name));

        Assert.Equal(ReleaseOutcome.SamePerson, result.Outcome);
        Assert.All(bench.Gates, gate => Assert.True(gate.IsLatched));
    }

    [Theory]
    [InlineData(ActorKind.Program)]
    [InlineData(ActorKind.Breaker)]
    [InlineData(ActorKind.Watchdog)]
    [InlineData(ActorKind.Drill)]
    public async Task NobodyButAPerson_MayAskOrApprove(ActorKind kind)
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        var actor = new Actor(kind, "machine");

        ReleaseResult refused = bench.Plane.Request(ticket.Hold.Id, actor, "cause", "evidence");
        Assert.Equal(ReleaseOutcome.NotAPerson, refused.Outcome);
        ReleaseResult asked = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");
        ReleaseResult result = await bench.Plane.ApproveAsync(asked.Request!.Id, actor);

        Assert.Equal(ReleaseOutcome.NotAPerson, result.Outcome);
        Assert.All(bench.Gates, gate => Assert.True(gate.IsLatched));
    }

    [Theory]
    [InlineData("", "evidence")]
    [InlineData("cause", "  ")]
    public void Request_BlankCauseOrEvidence_IsRefused(string cause, string evidence)
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);

        Assert.Equal(ReleaseOutcome.Incomplete, bench.Plane.Request(ticket.Hold.Id, Ann, cause, evidence).Outcome);
    }

    [Fact]
    public void Request_TextBeyondTheLimit_IsRefused()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        string longest = new('x', Limits.ReasonLength);

        Assert.Equal(ReleaseOutcome.Incomplete, bench.Plane.Request(ticket.Hold.Id, Ann, longest + "x", "e").Outcome);
        Assert.Equal(ReleaseOutcome.AwaitingApproval, bench.Plane.Request(ticket.Hold.Id, Ann, longest, "e").Outcome);
    }

    [Fact]
    public void Request_UnknownHold_IsRefused()
    {
        using var bench = new ControlBench();

        Assert.Equal(ReleaseOutcome.UnknownHold, bench.Plane.Request(new HoldId(5), Ann, "cause", "evidence").Outcome);
    }

    [Fact]
    public void Request_Twice_ShowsTheOneThatWaits()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        ReleaseResult first = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");

        ReleaseResult second = bench.Plane.Request(ticket.Hold.Id, Bob, "other", "other");

        Assert.Equal(ReleaseOutcome.AlreadyRequested, second.Outcome);
        Assert.Equal(first.Request, second.Request);
        Assert.Equal([first.Request!], bench.Now.Requests);
    }

    [Fact]
    public async Task Approve_AfterItsTime_IsUnknownAndTheHoldStays()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        ReleaseResult asked = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");
        bench.Time.Advance(new ControlOptions().ReleaseRequestLife);
        bench.Plane.Step();

        ReleaseResult result = await bench.Plane.ApproveAsync(asked.Request!.Id, Bob);

        Assert.Equal(ReleaseOutcome.UnknownRequest, result.Outcome);
        Assert.Empty(bench.Now.Requests);
        Assert.Single(bench.Now.Holds);
        Assert.Contains(bench.Journal.Entries, e => e.What == "release-expired");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Approve_JournalThatFails_LeavesTheGatesShutAndTheHoldOnDisk(bool throws)
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        ReleaseResult asked = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");
        bench.Journal.Throws = throws;
        bench.Journal.RefusesReleases = !throws;
        ReleaseResult failed = await bench.Plane.ApproveAsync(asked.Request!.Id, Bob);
        bool latched = bench.Gates.All(g => g.IsLatched);
        bench.Journal.Throws = bench.Journal.RefusesReleases = false;
        ReleaseResult again = await bench.Plane.ApproveAsync(asked.Request.Id, Bob);

        Assert.Equal(ReleaseOutcome.JournalFailed, failed.Outcome);
        Assert.True(latched);
        Assert.Equal(ReleaseOutcome.Released, again.Outcome);
    }

    [Fact]
    public async Task Approve_AgainWhileTheDiskIsSlow_FindsItTaken_AndADiskThatFailsAtLast_WritesTheHoldAgain()
    {
        using var bench = new ControlBench();
        var disk = new TaskCompletionSource();
        bench.Journal.ReleaseGate = disk.Task;
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        ReleaseResult asked = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");
        ValueTask<ReleaseResult> approving = bench.Plane.ApproveAsync(asked.Request!.Id, Bob);

        ReleaseResult meanwhile = await bench.Plane.ApproveAsync(asked.Request.Id, Bob);
        disk.SetException(new IOException("no space left"));
        ReleaseResult result = await approving;

        Assert.Equal(ReleaseOutcome.AlreadyApproved, meanwhile.Outcome);
        Assert.Equal((Bob, false), (meanwhile.Before!.By, meanwhile.Before.IsDone));
        Assert.Equal(ReleaseOutcome.JournalFailed, result.Outcome);
        Assert.All(bench.Gates, gate => Assert.True(gate.IsLatched));
        Assert.Equal([ticket.Hold, ticket.Hold], bench.Journal.Held);
    }

    [Fact]
    public async Task Approve_WhatAnotherHasApproved_SaysByWhomAndWhen_AndOpensNothing()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        ReleaseResult asked = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");
        await bench.Plane.ApproveAsync(asked.Request!.Id, Bob);
        WallTime when = WallTime.Now(bench.Time);
        bench.AckAll();
        HaltTicket later = bench.Halt(HaltScope.Fleet);
        bench.Time.Advance(TimeSpan.FromSeconds(3));
        int written = bench.Journal.Entries.Count;

        ReleaseResult second = await bench.Plane.ApproveAsync(
            asked.Request.Id, new Actor(ActorKind.Person, "cyd"));
        ReleaseResult own = await bench.Plane.ApproveAsync(asked.Request.Id, Ann);
        ReleaseResult unknown = await bench.Plane.ApproveAsync(Guid.NewGuid(), Bob);

        Assert.Equal(ReleaseOutcome.AlreadyApproved, second.Outcome);
        Assert.Equal(new ReleaseApproved(Bob, when, IsDone: true), second.Before);
        Assert.Equal(asked.Request, second.Request);
        Assert.Equal((ReleaseOutcome.SamePerson, ReleaseOutcome.UnknownRequest), (own.Outcome, unknown.Outcome));
        Assert.Equal(later.Hold, Assert.Single(bench.Now.Holds));
        Assert.All(bench.Gates, gate => Assert.True(gate.IsLatched));
        Assert.Equal(written, bench.Journal.Entries.Count);
    }

    [Fact]
    public async Task Kill_InAFullRoom_OutlivesTheReleaseOfTheHoldThatStoodForTheSame()
    {
        using var bench = new ControlBench();
        for (int i = 0; i < Limits.StandingHolds; i++)
            bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        Hold first = bench.Now.Holds[0];
        ReleaseResult asked = bench.Plane.Request(first.Id, Ann, "cause", "evidence");

        HaltTicket later = bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        await bench.Plane.ApproveAsync(asked.Request!.Id, Bob);

        Assert.DoesNotContain(first, bench.Now.Holds);
        Assert.Contains(later.Hold, bench.Now.Holds);
    }

    [Fact]
    public async Task Approve_AfterMoreReleasesThanAreRemembered_IsUnknownAgain()
    {
        using var bench = new ControlBench();
        Guid first = default;
        for (int i = 0; i <= Limits.ReleasesRemembered; i++)
        {
            HaltTicket ticket = bench.Halt(HaltScope.Fleet);
            ReleaseResult asked = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");
            first = first == default ? asked.Request!.Id : first;
            Assert.Equal(
                ReleaseOutcome.Released, (await bench.Plane.ApproveAsync(asked.Request!.Id, Bob)).Outcome);
        }

        Assert.Equal(ReleaseOutcome.UnknownRequest, (await bench.Plane.ApproveAsync(first, Bob)).Outcome);
    }

    [Fact]
    public async Task Approve_NothingOpensBeforeTheDiskHasIt()
    {
        using var bench = new ControlBench();
        var disk = new TaskCompletionSource();
        bench.Journal.ReleaseGate = disk.Task;
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        ReleaseResult asked = bench.Plane.Request(ticket.Hold.Id, Ann, "cause", "evidence");
        ValueTask<ReleaseResult> approving = bench.Plane.ApproveAsync(asked.Request!.Id, Bob);

        bool shut = bench.Gates.All(g => g.IsLatched);
        disk.SetResult();

        Assert.Equal(ReleaseOutcome.Released, (await approving).Outcome);
        Assert.True(shut);
        Assert.All(bench.Gates, gate => Assert.False(gate.IsLatched));
    }

    [Fact]
    public async Task Release_OfOneOfTwoHolds_OpensOnlyWhatTheOtherDoesNotCover()
    {
        using var bench = new ControlBench();
        HaltTicket fleet = bench.Halt(HaltScope.Fleet);
        bench.Halt(HaltScope.Group("retail"));
        bench.AckAll();

        await bench.Release(fleet.Hold.Id);
        bench.AckAll();

        Assert.Equal([FlowState.Halted, FlowState.Halted, FlowState.Flowing, FlowState.Flowing], bench.States);
        Assert.Equal([true, true, false, false], bench.Gates.Select(g => g.IsLatched));
    }

    [Fact]
    public async Task Release_OvertakenByAKill_OpensNothingTheKillCovers()
    {
        using var bench = new ControlBench();
        HaltTicket first = bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        bench.Gates[0].OnCommand = what =>
        {
            bench.Gates[0].OnCommand = null;
            Assert.Equal("Unlatch", what);
            bench.Halt(HaltScope.Group("retail"));
        };

        await bench.Release(first.Hold.Id);
        bench.AckAll();

        Assert.Equal([FlowState.Halted, FlowState.Halted, FlowState.Flowing, FlowState.Flowing], bench.States);
        Assert.Equal([true, true, false, false], bench.Gates.Select(g => g.IsLatched));
    }

    [Fact]
    public async Task Release_GateThatThrows_OpensTheOthersAndStaysReleasing()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        bench.Gates[0].OnCommand = _ => throw new InvalidOperationException("gate broken");

        await bench.Release(ticket.Hold.Id);
        bench.AckAll();

        Assert.Equal([FlowState.Releasing, FlowState.Flowing, FlowState.Flowing, FlowState.Flowing], bench.States);
        Assert.True(bench.Gates[0].IsLatched);
    }
}
