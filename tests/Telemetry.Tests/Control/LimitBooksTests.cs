using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What can't be set, in which words; and what loosens for somebody, however narrow it is.</summary>
public sealed class LimitBooksTests
{
    private readonly LimitBench _bench = new();

    [Fact]
    public void ScopeThatReachesNobody_IsRefusedWithWhoThereIs()
    {
        Assert.Equal(
            "target: there is no server \"smars-9\"; there are smars-1, smars-2, smars-3, smars-4.",
            _bench.FaultOf(LimitBench.Loss(1, LimitBench.Server("smars-9"))));
        Assert.StartsWith(
            "target: there is no server \"\";", _bench.FaultOf(LimitBench.Loss(1, new(RuleScopeKind.Server, null))));
        Assert.Equal(
            "target: there is no group \"dark\"; there are retail, algo.",
            _bench.FaultOf(LimitBench.Loss(1, LimitBench.Group("dark"))));
        Assert.Equal(
            "target: there is no instrument \"S9\".", _bench.FaultOf(LimitBench.Notional(1, LimitBench.Symbol("S9"))));
    }

    [Fact]
    public void RuleThatCantBeSetSo_IsRefusedWithEachFieldThatIsWrong()
    {
        RuleSetting loss = LimitBench.Loss(1).Setting;

        Assert.StartsWith(
            "rule: there is no rule \"los\"; the rules are ",
            _bench.FaultOf(new LimitChange.OfRule(RuleScope.EachServer, loss with { Rule = "los" })));
        Assert.Equal(
            "scope: the rule repeated-trips does not watch each server.",
            _bench.FaultOf(new LimitChange.OfRule(RuleScope.EachServer, loss with { Rule = "repeated-trips" })));
        Assert.Equal(
            "Limit: 0 must be from 1 to 1000000000000000: an unset limit protects nobody. " +
            "ResetAtPercent: 101 must be from 1 to 100.",
            _bench.FaultOf(new LimitChange.OfRule(
                RuleScope.EachServer, loss with { Limit = 0, ResetAtPercent = 101 })));
    }

    [Fact]
    public void GateLimitThatCantBeSetSo_IsRefusedWithWhatWouldBeRight()
    {
        Assert.StartsWith(
            "limit: there is no limit \"order-size\" of the gates; they have order-quantity, ",
            _bench.FaultOf(LimitBench.Quantity(1) with { Limit = "order-size" }));
        Assert.Equal(
            "scope: gates are set for each server, a group, a server or an instrument.",
            _bench.FaultOf(LimitBench.Quantity(1, RuleScope.FleetTotal)));
        Assert.Equal(
            "value: is missing; write a number, or none where there is to be no limit.",
            _bench.FaultOf(LimitBench.Quantity(1) with { Value = default }));
    }

    [Fact]
    public void GateLimitOfAServer_AboveThatOfItsGroup_Waits_ThoughItIsBelowThatOfEach()
    {
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Quantity(100)));
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Quantity(50, LimitBench.Group("retail"))));

        LimitProposal asked = _bench.Ask(LimitBench.Quantity(80, LimitBench.Server("smars-1")));

        Assert.Equal(("100 shares", "80 shares"), (asked.Before, asked.After));
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Quantity(40, LimitBench.Server("smars-1"))));
    }

    [Fact]
    public void GateLimitOfEach_ThatIsRaised_Waits_ThoughEveryGroupHasItsOwn()
    {
        foreach (string group in LimitBench.Fleet.Groups)
            Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Quantity(50, LimitBench.Group(group))));
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Quantity(100)));

        _bench.Ask(LimitBench.Quantity(101)); // whoever leaves a group's limit comes under it
    }

    [Fact]
    public void RuleOfAnInstrument_ThatIsLooserThanThatOfOneServer_Waits()
    {
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Notional(50_000, LimitBench.Server("smars-2"))));

        _bench.Ask(LimitBench.Notional(60_000, LimitBench.Symbol("S1")));
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Notional(50_000, LimitBench.Symbol("S1"))));
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Notional(40_000, LimitBench.Symbol("S1"))));
        _bench.Ask(LimitBench.Notional(45_000, LimitBench.Symbol("S1"))); // against its own, not the servers'
    }

    [Fact]
    public async Task RuleOfAnInstrument_ThatTwoPeopleLoosened_IsTightenedByOne_ThoughItStaysAboveThatOfAServer()
    {
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Notional(50_000, LimitBench.Server("smars-2"))));
        await _bench.Approve(_bench.Ask(LimitBench.Notional(100_000, LimitBench.Symbol("S1"))));

        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Notional(80_000, LimitBench.Symbol("S1"))));
    }

    [Fact]
    public void RuleOfAServer_ThatIsLooserThanThatOfEach_Waits()
    {
        Assert.Equal(LimitOutcome.Applied, _bench.Propose(LimitBench.Loss(50_000)));

        _bench.Ask(LimitBench.Loss(60_000, LimitBench.Server("smars-1")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void StepOfTheFleetThatActs_IsTakenAwayByTwoPeople_WhetherBreakersActNowOrNot(bool breakers)
    {
        LimitChange.OfRule acts = LimitBench.Loss(1_000_000, RuleScope.FleetTotal);
        acts = acts with { Setting = acts.Setting with { Steps = RuleSetting.WarnThen(70, LimitAction.Block) } };
        var bench = new LimitBench(RuleBook.Standard.With(acts.Scope, acts.Setting).WithBreakers(breakers));

        bench.Ask(LimitBench.Loss(1_000_000, RuleScope.FleetTotal)); // it only alarms, and would with breakers on
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void StepOfAGroupThatActs_IsTakenFromAServerByTwoPeople_WhetherBreakersActNowOrNot(bool breakers)
    {
        LimitChange.OfRule alarm = LimitBench.Loss(250_000);
        alarm = alarm with { Setting = alarm.Setting with { Steps = RuleSetting.WarnThen(70, LimitAction.Alarm) } };
        RuleBook rules = RuleBook.Standard.With(RuleScope.EachServer, alarm.Setting)
            .With(LimitBench.Group("retail"), LimitBench.Loss(250_000).Setting).WithBreakers(breakers);
        var bench = new LimitBench(rules);

        bench.Ask(alarm with { Scope = LimitBench.Server("smars-1"), Setting = alarm.Setting with { Limit = 1 } });
    }
}
