using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What the trail says of a limit, who sees it, and how long a proposal waits.</summary>
public sealed class LimitTrailTests
{
    private const string Wider = "limit $500,000, alarm at 70 %, block at 100 %, reset below 90 %";

    private readonly LimitBench _bench = new();

    [Fact]
    public async Task Loosening_IsOnTheTrailFromItsProposalToItsApproval()
    {
        MarketTime now = MarketTime.FromTimeOfDay(TimeSpan.FromHours(10));
        _bench.Desk.MarketClock = () => now;

        LimitProposal asked = _bench.Ask(LimitBench.Loss(500_000));

        AuditEntry entry = _bench.Only("limit-proposed");
        Assert.Equal(
            (LimitBench.Ann, "loss for each server", now), (entry.By, entry.Subject, entry.MarketAt!.Value));
        Assert.Equal($"From {LimitBench.Usual} to {Wider}. Reason: busy day", entry.Detail);
        Assert.Equal((LimitBench.Usual, Wider), (asked.Before, asked.After));

        now = now.AddNanoseconds(1);
        Assert.Equal(LimitOutcome.Applied, await _bench.Approve(asked));
        AuditEntry done = _bench.Only(IControlJournal.LimitChanged);
        Assert.Equal((LimitBench.Bob, "loss for each server", now), (done.By, done.Subject, done.MarketAt!.Value));
        Assert.StartsWith(
            $"loss for each server: from {LimitBench.Usual} to {Wider}. Proposed by ann: busy day {{\"set\":",
            done.Detail);
    }

    [Fact]
    public async Task OnesOwnProposal_IsRefusedOnTheTrail_AndGoesOnWaiting()
    {
        LimitProposal asked = _bench.Ask(LimitBench.Loss(500_000));

        Assert.Equal(LimitOutcome.SamePerson, await _bench.Approve(asked, LimitBench.Ann));

        AuditEntry entry = _bench.Only("limit-refused");
        Assert.Equal(
            (LimitBench.Ann, "loss for each server", "Who proposed it can't approve it."),
            (entry.By, entry.Subject, entry.Detail));
        Assert.Equal([asked], _bench.Now.Proposals);
    }

    [Fact]
    public async Task OutdatedProposal_IsRefusedOnTheTrail_AndGoneFromThePicture()
    {
        LimitProposal asked = _bench.Ask(LimitBench.Loss(500_000));
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Loss(100_000)));
        using ChangeSignal.Subscription watch = _bench.Desk.Changed.Subscribe();

        Assert.Equal(LimitOutcome.Outdated, await _bench.Approve(asked));

        AuditEntry entry = _bench.Only("limit-refused");
        Assert.Equal(
            (LimitBench.Bob, "loss for each server", "What it was proposed against is not in force any more."),
            (entry.By, entry.Subject, entry.Detail));
        Assert.Empty(_bench.Now.Proposals);
        Assert.True(watch.TryTake());
    }

    [Fact]
    public async Task ChangeThatTheDiskDidNotTake_EndsOnTheTrailWithWhatStays()
    {
        LimitProposal asked = _bench.Ask(LimitBench.Loss(500_000));
        _bench.Journal.RefusesReleases = true;

        Assert.Equal(LimitOutcome.JournalFailed, await _bench.Approve(asked));

        Assert.StartsWith(
            $"loss for each server stays {LimitBench.Usual}. {{\"set\":",
            _bench.Only(IControlJournal.LimitChanged).Detail);
    }

    [Fact]
    public async Task Proposal_WaitsToTheEndOfItsLife_AndNotLonger()
    {
        LimitProposal first = _bench.Ask(LimitBench.Loss(500_000));
        Assert.Equal(WallTime.Now(_bench.Time).UtcTicks + LimitBench.Life.Ticks, first.Expires.UtcTicks);
        _bench.Time.Advance(TimeSpan.FromTicks(1));
        LimitProposal second = _bench.Ask(LimitBench.Loss(600_000));
        Assert.Equal([first, second], _bench.Now.Proposals);
        _bench.Time.Advance(LimitBench.Life - TimeSpan.FromTicks(1));

        Assert.Equal(LimitOutcome.UnknownProposal, await _bench.Approve(first));

        Assert.Equal([second], _bench.Now.Proposals); // nobody is shown what can't be approved any more
        AuditEntry entry = _bench.Only("limit-expired");
        Assert.Equal(
            (ActorKind.Program, "loss for each server", "Nobody approved the change in time."),
            (entry.By.Kind, entry.Subject, entry.Detail));
        Assert.Equal(LimitOutcome.Applied, await _bench.Approve(second));
    }

    [Fact]
    public void LapsedProposal_LeavesThePictureAndReachesTheTrail_WhateverIsAskedNext()
    {
        _bench.Ask(LimitBench.Loss(500_000));
        long version = _bench.Now.Version;
        Assert.Equal(LimitOutcome.NothingChanges, _bench.Propose(LimitBench.Loss(250_000)));
        Assert.Equal(version, _bench.Now.Version);
        _bench.Time.Advance(LimitBench.Life);
        using ChangeSignal.Subscription watch = _bench.Desk.Changed.Subscribe();

        Assert.Equal(LimitOutcome.NothingChanges, _bench.Propose(LimitBench.Loss(250_000)));

        Assert.Empty(_bench.Now.Proposals);
        _bench.Only("limit-expired");
        Assert.True(watch.TryTake());
    }

    [Fact]
    public void MoreProposalsThanAreKept_AreRefused_UntilThoseLapse()
    {
        for (int i = 0; i < Limits.LimitProposals; i++)
            _bench.Ask(LimitBench.Loss(500_000 + i));

        Assert.Equal(LimitOutcome.TooMany, _bench.Propose(LimitBench.Loss(900_000)));
        Assert.Equal(Limits.LimitProposals, _bench.Now.Proposals.Length);
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Loss(200_000))); // to tighten needs no room

        _bench.Time.Advance(LimitBench.Life);
        _bench.Ask(LimitBench.Loss(900_000));
        Assert.Single(_bench.Now.Proposals);
    }

    [Fact]
    public void Reason_AsLongAsItMayBe_IsTaken_AndNotOneLetterMore()
    {
        string longest = new('r', Limits.ReasonLength);

        Assert.Equal(
            LimitOutcome.Incomplete,
            _bench.Desk.Propose(LimitBench.Loss(100_000), LimitBench.Ann, longest + "r").Outcome);
        Assert.Equal(
            LimitOutcome.Applied, _bench.Desk.Propose(LimitBench.Loss(100_000), LimitBench.Ann, longest).Outcome);
        Assert.Contains($"Tightened: {longest} {{", _bench.Only(IControlJournal.LimitChanged).Detail);
    }

    [Fact]
    public async Task WithoutAChangeOrAPerson_NothingIsAsked()
    {
        Assert.Throws<ArgumentNullException>(() => _bench.Desk.Propose(null!, LimitBench.Ann, "r"));
        Assert.Throws<ArgumentNullException>(() => _bench.Desk.Propose(LimitBench.Loss(1), null!, "r"));
        await Assert.ThrowsAsync<ArgumentNullException>(
            async () => await _bench.Desk.ApproveAsync(Guid.Empty, null!));
        Assert.Throws<ArgumentNullException>(() => _bench.Desk.Attach(null!));
        Assert.Throws<ArgumentNullException>(() => new LimitDesk(
            LimitBench.Fleet, RuleBook.Standard, GateLimitBook.Standard, null!, LimitBench.Life, _bench.Time));
        Assert.Empty(_bench.Journal.Entries);
    }
}
