using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.AutoHalt;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Readiness;
using Ops.Telemetry.Tests.Control;
using Ops.Telemetry.Tests.Readiness;
using Xunit;

namespace Ops.Telemetry.Tests.AutoHalt;

public sealed class ChecklistDeskTests : IDisposable
{
    private readonly ControlBench _bench = new();
    private readonly ReleaseScene _scene = new();
    private readonly ChecklistDesk _desk;
    private RuleBook _rules = RuleBook.Standard;

    public ChecklistDeskTests()
    {
        _desk = new ChecklistDesk(
            _bench.Plane, _bench.Plane.Reader, () => _scene.Picture, Limits, _bench.Journal,
            new FakeTimeProvider());
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.AckAll();
    }

    private IReleaseDesk Door => _desk;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Approval_WithEveryLineBorneOut_Releases_AndTheTrailHasTheFacts()
    {
        Guid request = Ask();

        ReleaseResult result = await Door.ApproveAsync(request, ControlBench.Bob);

        Assert.Equal(ReleaseOutcome.Released, result.Outcome);
        Assert.Contains("Checklist: [cause pass:", Entry("released"));
        Assert.Empty(Assert.Single(_bench.Now.Releases).Overrides);
    }

    [Fact]
    public async Task Approval_WithALineThatFails_IsRefused_AndSaysWhich()
    {
        _scene.Feed = FeedColour.Yellow;
        Guid request = Ask();

        ReleaseResult result = await Door.ApproveAsync(request, ControlBench.Bob);

        Assert.Equal(ReleaseOutcome.ChecklistOpen, result.Outcome);
        Assert.StartsWith("feed: fail.", result.Why);
        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
        Assert.StartsWith("feed: fail.", Entry("release-refused"));
    }

    [Fact]
    public async Task Approval_OfAnUnknownLine_NeedsAnOverrideToo()
    {
        _scene.Manifest = null;
        Guid request = Ask();

        Assert.Equal(
            ReleaseOutcome.ChecklistOpen, (await Door.ApproveAsync(request, ControlBench.Bob)).Outcome);
        Assert.Equal(ReleaseOutcome.Released, (await Override(request, (ReleaseItem.Parity, "seen by hand"))).Outcome);
    }

    [Fact]
    public async Task Override_IsWrittenWithItsReason_AndWhatItStoodAgainst()
    {
        _scene.Feed = FeedColour.Yellow;

        await Override(Ask(), (ReleaseItem.Feed, "the line is slow today"));

        Assert.StartsWith("feed: the line is slow today It stood against: smars-2", Entry("release-override"));
        Assert.Contains("OVERRIDDEN: the line is slow today", Entry("released"));
        Assert.Equal(
            new ReleaseOverride(ReleaseItem.Feed, "the line is slow today"),
            Assert.Single(Assert.Single(_bench.Now.Releases).Overrides));
    }

    [Fact]
    public async Task Override_IsForOneRelease_TheNextOneAsksAgain()
    {
        _scene.Feed = FeedColour.Yellow;
        await Override(Ask(), (ReleaseItem.Feed, "slow"));
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.AckAll();

        Guid again = Ask(hold: 2);

        Assert.Equal(
            ReleaseOutcome.ChecklistOpen, (await Door.ApproveAsync(again, ControlBench.Bob)).Outcome);
    }

    [Theory]
    [InlineData("slow", "slow", "overridden twice")]
    [InlineData("", null, "needs a reason")]
    [InlineData(" ", null, "needs a reason")]
    public async Task Override_GivenTwiceOrWithoutAReason_IsRefused(string first, string? second, string why)
    {
        _scene.Feed = FeedColour.Yellow;
        (ReleaseItem, string)[] overrides = second is null
            ? [(ReleaseItem.Feed, first)] : [(ReleaseItem.Feed, first), (ReleaseItem.Feed, second)];

        ReleaseResult result = await Override(Ask(), overrides);

        Assert.Equal(ReleaseOutcome.ChecklistOpen, result.Outcome);
        Assert.Contains(why, result.Why);
    }

    [Fact]
    public async Task Override_OfALineThatPasses_IsNone_NothingIsOverriddenInAdvance()
    {
        ReleaseResult result = await Override(Ask(), (ReleaseItem.Feed, "just in case"));

        Assert.Equal(ReleaseOutcome.Released, result.Outcome);
        Assert.Empty(Assert.Single(_bench.Now.Releases).Overrides);
        Assert.DoesNotContain(_bench.Journal.Entries, static entry => entry.What == "release-override");
    }

    [Fact]
    public async Task Approval_ThatSeesNoRequest_OpensNothing_WhenTheOneThatHidItFails()
    {
        _scene.Feed = FeedColour.Yellow;
        Guid request = Ask();
        var disk = new TaskCompletionSource();
        (_bench.Journal.ReleaseGate, _bench.Journal.RefusesReleases) = (disk.Task, true);
        // past the checklist by an override, and stuck in its write; until then the request is not shown
        ValueTask<ReleaseResult> first = Door.ApproveAsync(new ReleaseApproval(request, ControlBench.Bob)
        {
            Overrides = [new ReleaseOverride(ReleaseItem.Feed, "known")],
        });
        _bench.Plane.Step();
        ControlSnapshot hidden = _bench.Now;
        var desk = new ChecklistDesk(
            _bench.Plane, new Still(hidden with { Requests = [] }), () => _scene.Picture, Limits, _bench.Journal,
            new FakeTimeProvider());
        disk.SetResult();
        Assert.Equal(ReleaseOutcome.JournalFailed, (await first).Outcome);
        (_bench.Journal.ReleaseGate, _bench.Journal.RefusesReleases) = (null, false);

        ReleaseResult second = await desk.ApproveAsync(
            new ReleaseApproval(request, new Actor(ActorKind.Person, "carol")));

        Assert.Equal(ReleaseOutcome.UnknownRequest, second.Outcome);
        Assert.Equal(FlowState.Halted, _bench.Row(1).State);
    }

    [Fact]
    public async Task Approval_ByWhoAsked_IsRefusedForThat_WhateverTheFacts()
    {
        _scene.Feed = FeedColour.Red;
        Guid request = Ask();

        Assert.Equal(
            ReleaseOutcome.SamePerson, (await Door.ApproveAsync(request, ControlBench.Ann)).Outcome);
        Assert.Equal(ReleaseOutcome.NotAPerson, (await Door.ApproveAsync(
            request, new Actor(ActorKind.Breaker, "loss"))).Outcome);
    }

    [Fact]
    public void Limits_RaisedWhileTheHoldStands_AreSeen()
    {
        _desk.Remember(_bench.Now, Limits(), _scene.Picture);

        _rules = _rules.With(RuleScope.EachServer, "loss", new RulePatch { Limit = long.MaxValue / 2 });

        Assert.Equal(
            ReleaseVerdict.Fail, _desk.Check(new HoldId(1))!.Lines[(int)ReleaseItem.Limits].Verdict);
    }

    [Fact]
    public void Hold_OlderThanTheDesk_HasLimitsNobodySaw()
    {
        var late = new ChecklistDesk(
            _bench.Plane, _bench.Plane.Reader, () => _scene.Picture, Limits, _bench.Journal,
            new FakeTimeProvider());

        Assert.Equal(
            ReleaseVerdict.Unknown, late.Check(new HoldId(1))!.Lines[(int)ReleaseItem.Limits].Verdict);
    }

    [Fact]
    public void Check_OfAHoldThatDoesNotStand_IsNull() => Assert.Null(_desk.Check(new HoldId(9)));

    private SetLimits Limits() => new(_rules, GateLimitBook.Standard);

    private Guid Ask(long hold = 1) =>
        _desk.Request(new HoldId(hold), ControlBench.Ann, "a loop", "the build is replaced").Request!.Id;

    private async Task<ReleaseResult> Override(Guid request, params (ReleaseItem Item, string Why)[] overrides) =>
        await _desk.ApproveAsync(
            new ReleaseApproval(request, ControlBench.Bob)
            {
                Overrides = [.. overrides.Select(static one => new ReleaseOverride(one.Item, one.Why))],
            });

    private string Entry(string what) => Assert.Single(_bench.Journal.Entries, entry => entry.What == what).Detail;

    private sealed class Still(ControlSnapshot now) : IControlReader
    {
        public ControlSnapshot Current => now;

        public ChangeSignal Changed { get; } = new();
    }
}
