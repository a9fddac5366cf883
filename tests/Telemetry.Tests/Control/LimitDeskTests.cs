using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class LimitDeskTests
{
    private static readonly Actor s_one = new(ActorKind.Person, "operator-1");
    private static readonly Actor s_two = new(ActorKind.Person, "supervisor-1");

    private static readonly FleetDefinition s_fleet = Fleets.Of();

    private readonly FakeTimeProvider _time = new();
    private readonly FakeJournal _journal = new();
    private readonly LimitDesk _desk;

    public LimitDeskTests() => _desk = Desk();

    [Fact]
    public void Tightening_ByOnePerson_IsInForceAtOnce_AndOnTheTrail()
    {
        LimitResult result = _desk.Propose(Loss(100_000), s_one, "too wide");

        Assert.Equal(LimitOutcome.Applied, result.Outcome);
        Assert.Equal(Units(100_000), LossOf(_desk).Limit);
        AuditEntry entry = Assert.Single(_journal.Entries, item => item.What == IControlJournal.LimitChanged);
        Assert.Contains("from limit $250,000", entry.Detail);
        Assert.Contains("to limit $100,000", entry.Detail);
    }

    [Fact]
    public async Task Loosening_WaitsForASecondPerson()
    {
        LimitResult asked = _desk.Propose(Loss(500_000), s_one, "busy day");
        Guid id = asked.Proposal!.Id;

        Assert.Equal(LimitOutcome.AwaitingApproval, asked.Outcome);
        Assert.Equal(Units(250_000), LossOf(_desk).Limit);
        Assert.Equal(LimitOutcome.SamePerson, (await Approve(id, s_one)).Outcome);
        Assert.Equal(LimitOutcome.SamePerson, (await Approve(id, s_one with { Name = " OPERATOR-1 " })).Outcome);
        Assert.Equal(LimitOutcome.NotAPerson, (await Approve(id, new Actor(ActorKind.Program, "script"))).Outcome);
        Assert.Equal(LimitOutcome.Applied, (await Approve(id, s_two)).Outcome);
        Assert.Equal(Units(500_000), LossOf(_desk).Limit);
        Assert.Equal(LimitOutcome.UnknownProposal, (await Approve(id, s_two)).Outcome);
        Assert.Empty(_desk.Current.Proposals);
    }

    [Fact]
    public void Program_Tightens_AndLoosensNothing_NotEvenWithOnePerson()
    {
        var script = new Actor(ActorKind.Program, "script");
        Assert.Equal(LimitOutcome.NotAPerson, _desk.Propose(Loss(500_000), script, "more room").Outcome);
        Assert.Empty(_desk.Current.Proposals);
        Assert.Equal(LimitOutcome.Applied, _desk.Propose(Loss(100_000), script, "less room").Outcome);
    }

    [Fact]
    public async Task AccountInTheHandOfWhoProposes_IsNoSecondPerson()
    {
        Guid id = _desk.Propose(Loss(500_000), s_one, "more room").Proposal!.Id;
        Assert.Equal(
            LimitOutcome.SamePerson, (await Approve(id, s_two with { Hand = s_one.Name.ToUpperInvariant() })).Outcome);
        Assert.Equal(LimitOutcome.Applied, (await Approve(id, s_two)).Outcome);
    }

    public static TheoryData<string, RulePatch> Loosenings => new()
    {
        { "limit up", new RulePatch { Limit = Units(250_001) } },
        { "weaker step", new RulePatch { Steps = [new RuleStep(70, LimitAction.Alarm)] } },
        { "step later", new RulePatch { Steps = [new(70, LimitAction.Alarm), new(110, LimitAction.Block)] } },
        { "half the limit, three times the step", new RulePatch
            { Limit = Units(125_000), Steps = [new(70, LimitAction.Alarm), new(300, LimitAction.Block)] } },
        { "longer sustain", new RulePatch { Sustain = TimeSpan.FromSeconds(1) } },
        { "left sooner", new RulePatch { ResetAtPercent = 95 } },
        { "shadow", new RulePatch { Shadow = true } },
        { "off", new RulePatch { Enabled = false } },
        { "tighter and longer", new RulePatch { Limit = Units(1), Sustain = TimeSpan.FromSeconds(1) } },
    };

    [Theory]
    [MemberData(nameof(Loosenings))]
    public void WhateverLoosens_Waits(string what, RulePatch patch)
    {
        RuleSetting before = LossOf(_desk);
        var change = new LimitChange.OfRule(RuleScope.EachServer, patch.Apply(before));

        Assert.True(_desk.Propose(change, s_one, what).Outcome == LimitOutcome.AwaitingApproval, what);
        Assert.Equal(before, LossOf(_desk));
    }

    [Fact]
    public void StrongerStepOrEarlierStep_AppliesAtOnce()
    {
        var patch = new RulePatch { Steps = [new(50, LimitAction.Throttle), new(90, LimitAction.BlockAndCancel)] };

        Assert.Equal(LimitOutcome.Applied, _desk.Propose(
            new LimitChange.OfRule(RuleScope.EachServer, patch.Apply(LossOf(_desk))), s_one, "earlier").Outcome);
    }

    [Fact]
    public void NarrowerScope_ThatLoosensOneServer_Waits()
    {
        _desk.Propose(Loss(100_000, new RuleScope(RuleScopeKind.Group, s_fleet.Servers[0].Group)), s_one, "first");

        LimitResult result = _desk.Propose(
            Loss(200_000, new RuleScope(RuleScopeKind.Server, s_fleet.Servers[0].Name)), s_one, "then");

        Assert.Equal(LimitOutcome.AwaitingApproval, result.Outcome);
    }

    [Fact]
    public void LeavingTheShadow_TakesTwoPeople()
    {
        LimitDesk desk = Desk(RuleBook.Standard.With(RuleScope.EachServer, "loss", new RulePatch { Shadow = true }));
        RuleSetting acts = new RulePatch { Shadow = false }.Apply(LossOf(desk));

        Assert.Equal(LimitOutcome.AwaitingApproval, desk.Propose(
            new LimitChange.OfRule(RuleScope.EachServer, acts), s_one, "proven").Outcome);
    }

    [Fact]
    public async Task Proposal_Lapses()
    {
        Guid id = _desk.Propose(Loss(500_000), s_one, "busy").Proposal!.Id;
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(LimitOutcome.UnknownProposal, (await Approve(id, s_two)).Outcome);
        Assert.Contains(_journal.Entries, entry => entry.What == "limit-expired");
    }

    [Fact]
    public async Task Approval_OverAChangedLimit_IsOutdated()
    {
        Guid id = _desk.Propose(Loss(500_000), s_one, "busy").Proposal!.Id;
        _desk.Propose(Loss(100_000), s_two, "tighter");

        Assert.Equal(LimitOutcome.Outdated, (await Approve(id, s_two)).Outcome);
        Assert.Equal(Units(100_000), LossOf(_desk).Limit);
    }

    [Fact]
    public async Task Approval_ThatTheDiskDoesNotTake_ChangesNothing_AndARestartNeither()
    {
        Guid id = _desk.Propose(Loss(500_000), s_one, "busy").Proposal!.Id;
        _journal.RefusesReleases = true;

        Assert.Equal(LimitOutcome.JournalFailed, (await Approve(id, s_two)).Outcome);
        Assert.Equal(Units(250_000), LossOf(_desk).Limit);
        Assert.Equal(Units(250_000), LossOf(Restarted()).Limit);
    }

    [Fact]
    public async Task TighteningDuringAnApproval_Stays_AndIsTheLastOnTheTrail()
    {
        Guid id = _desk.Propose(Loss(500_000), s_one, "busy").Proposal!.Id;
        var disk = new TaskCompletionSource();
        _journal.ReleaseGate = disk.Task;
        Task<LimitResult> approval = Approve(id, s_two).AsTask();
        _desk.Propose(Loss(100_000), s_one, "no, tighter");
        disk.SetResult();

        Assert.Equal(LimitOutcome.Outdated, (await approval).Outcome);
        Assert.Equal(Units(100_000), LossOf(_desk).Limit);
        Assert.Equal(Units(100_000), LossOf(Restarted()).Limit);
    }

    [Fact]
    public async Task Changes_SurviveARestart()
    {
        _desk.Propose(Loss(100_000, new RuleScope(RuleScopeKind.Server, "smars-1")), s_one, "a \"{\" b");
        var band = new LimitChange.OfGate(RuleScope.EachServer, "price-band", GateLimit.None);
        await Approve(_desk.Propose(band, s_one, "opening").Proposal!.Id, s_two);

        LimitsPicture after = Restarted().Current;

        Assert.Equal(Units(100_000), after.Rules.For("loss", s_fleet.Servers[0])!.Limit);
        Assert.True(after.Gates.For(s_fleet.Servers[0]).PriceBandBps.IsNone);
        Assert.Empty(after.Faults);
    }

    [Fact]
    public void ChangeOnTheTrail_WithMoreBehindIt_IsRead()
    {
        _desk.Propose(Loss(100_000), s_one, "too wide");
        _journal.LimitChanges = [_journal.Entries[^1].Detail + " {\"seen\":{\"picture\":7}}"];

        LimitsPicture after = Desk().Current;

        Assert.Equal(Units(100_000), after.Rules.For("loss", s_fleet.Servers[0])!.Limit);
        Assert.Empty(after.Faults);
    }

    [Fact]
    public void ChangeOnTheTrail_ThatCantBeUnderstood_IsSaid()
    {
        _journal.LimitChanges = ["something {\"set\":\"rule\",\"scope\":77}"];

        Assert.Contains("can't be understood", Assert.Single(Desk().Current.Faults));
    }

    [Fact]
    public void SettingForNobody_IsSaidToBeWiredToNothing()
    {
        var scope = new RuleScope(RuleScopeKind.Server, "gone");
        LimitDesk desk = Desk(RuleBook.Standard.With(scope, "loss", new RulePatch { Limit = 1 }));

        Assert.Contains("server gone is wired to nothing", Assert.Single(desk.Current.Faults));
    }

    [Fact]
    public async Task LimitRaised_WhileMostOfItIsUsed_IsRemembered()
    {
        _desk.Uses = () => [new RuleUse("loss", new ServerId(0), LossOf(_desk), Units(200_000), null, null)];
        await Approve(_desk.Propose(Loss(500_000), s_one, "busy").Proposal!.Id, s_two);

        LimitRaise raise = Assert.Single(_desk.Current.Raises);
        Assert.Equal((80, "operator-1"), (raise.UsePercent, raise.By));
    }

    [Theory]
    [InlineData("", LimitOutcome.Incomplete)]
    [InlineData(" ", LimitOutcome.Incomplete)]
    public void Change_WithoutAReason_IsRefused(string reason, LimitOutcome outcome) =>
        Assert.Equal(outcome, _desk.Propose(Loss(1), s_one, reason).Outcome);

    [Fact]
    public void Change_ForNobodyOrOfNothing_NamesWhoThereIs()
    {
        Assert.Contains(
            s_fleet.Servers[0].Name,
            _desk.Propose(Loss(1, new RuleScope(RuleScopeKind.Server, "x")), s_one, "r").Fault);
        Assert.Contains("Limit:", _desk.Propose(Loss(0), s_one, "r").Fault);
        Assert.Equal(LimitOutcome.NothingChanges, _desk.Propose(Loss(250_000), s_one, "r").Outcome);
        Assert.Equal(LimitOutcome.NotAPerson, _desk.Propose(
            Loss(1), new Actor(ActorKind.Breaker, "loss"), "r").Outcome);
    }

    [Fact]
    public void GateLimit_ThatIsTightened_ReachesTheGates()
    {
        var gate = new FakeGate(0);
        _desk.Attach(gate);
        int before = gate.LimitSets.Count;

        _desk.Propose(new LimitChange.OfGate(RuleScope.EachServer, "order-quantity", GateLimit.Of(5)), s_one, "small");

        Assert.Equal(before + 1, gate.LimitSets.Count);
        Assert.Equal(5, gate.LimitSets[^1].OrderQuantity.Value);
    }

    [Fact]
    public async Task GateLimit_OfAnInstrument_ReachesTheGates_AndIsLooserWhereItPassesAServersOwn()
    {
        var gate = new FakeGate(0);
        _desk.Attach(gate);
        string ticker = s_fleet.Symbols[1].Ticker;
        var server = new LimitChange.OfGate(
            new RuleScope(RuleScopeKind.Server, "smars-1"), "order-quantity", GateLimit.Of(100));
        var wider = new LimitChange.OfGate(
            new RuleScope(RuleScopeKind.Symbol, ticker), "order-quantity", GateLimit.Of(1_000));
        Assert.Equal(LimitOutcome.Applied, _desk.Propose(server, s_one, "small").Outcome);

        LimitResult asked = _desk.Propose(wider, s_one, "a block in this name");
        Assert.Equal(LimitOutcome.AwaitingApproval, asked.Outcome);
        await Approve(asked.Proposal!.Id, s_two);

        Assert.Equal((s_fleet.Symbols[1].Id, 1_000L), (gate.Last.Symbols[0].Symbol,
            gate.Last.Symbols[0].Limits.OrderQuantity.Value));
        Assert.Equal(100, gate.Last.Each.OrderQuantity.Value);
        Assert.Equal(LimitOutcome.Applied, _desk.Propose(
            wider with { Value = GateLimit.Of(50) }, s_one, "tighter").Outcome);
        Assert.Contains("is a sum over all instruments", _desk.Propose(
            wider with { Limit = "open-notional" }, s_one, "no").Fault);
    }

    private static long Units(long dollars) => Money.FromDollars(dollars).Units;

    private static RuleSetting LossOf(LimitDesk desk) => desk.Current.Rules.At(RuleScope.EachServer, "loss")!;

    private static LimitChange.OfRule Loss(long dollars, RuleScope? scope = null) => new(
        scope ?? RuleScope.EachServer,
        RuleBook.Standard.At(RuleScope.EachServer, "loss")! with { Limit = Units(dollars) });

    private LimitDesk Desk(RuleBook? rules = null) => new(
        s_fleet, rules ?? RuleBook.Standard, GateLimitBook.Standard, _journal, TimeSpan.FromMinutes(5), _time);

    private LimitDesk Restarted()
    {
        _journal.LimitChanges =
            [.. _journal.Entries.Where(e => e.What == IControlJournal.LimitChanged).Select(e => e.Detail)];
        return Desk();
    }

    private ValueTask<LimitResult> Approve(Guid id, Actor by) =>
        _desk.ApproveAsync(id, by);
}
