using Ops.Telemetry.Contracts;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class RepeatRuleTests
{
    private readonly RuleRig _rig = new(fleet: Fleets.Of(symbols: 300));

    [Fact]
    public void SameOrder_WithoutAParent_TripsAtTheOrderThatCrosses()
    {
        for (int order = 1; order <= 102; order++)
            _rig.Story.Then(order * 50).Sent(order);

        Assert.True(_rig.Inspect(sliceSize: 10)[0]);
        Anomaly anomaly = Assert.Single(_rig.Of("repeated-order")).ToAnomaly(null);
        Assert.Equal((LimitAction.Block, 102L), (anomaly.Step, anomaly.EventSequence));
    }

    [Fact]
    public void SlicesOfOneParent_LookAlike_AndAreNotCounted()
    {
        _rig.Story.Parent(7, 20_000);
        for (int order = 1; order <= 150; order++)
            _rig.Story.Then(order * 60).Sent(order, parent: 7).Accepted(order).Filled(order, parent: 7);
        _rig.Inspect();
        _rig.Tick(9_100);
        Assert.Empty(_rig.Panels[0].Standing);
    }

    [Fact]
    public void SameOrder_OfOtherParents_IsCounted()
    {
        for (int order = 1; order <= 102; order++)
            _rig.Story.Then(order * 50).Parent(order, 100).Sent(order, parent: order);
        Assert.True(_rig.Inspect()[0]);
        Assert.Single(_rig.Of("repeated-order"));
    }

    [Fact]
    public void SameOrder_SeldomEnough_BeginsAnew()
    {
        for (int order = 1; order <= 200; order++)
            _rig.Story.Then(order * 300).Sent(order);
        Assert.False(_rig.Inspect()[0]);
        Assert.Empty(_rig.Of("repeated-order"));
    }

    [Fact]
    public void SameOrder_ForOneParent_AlarmsWhereNoSlicingIsThatFast()
    {
        _rig.Story.Parent(7, 100_000);
        for (int order = 1; order <= 260; order++)
            _rig.Story.Then(order * 13).Sent(order, parent: 7).Filled(order, parent: 7);
        Assert.False(_rig.Inspect()[0]);
        Assert.Equal(LimitAction.Alarm, Assert.Single(_rig.Of("repeated-child")).Action);
    }

    [Fact]
    public void Basket_SentAgain_TripsWithinTheSecondPass()
    {
        int sent = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int symbol = 0; symbol < 180; symbol++)
                _rig.Story.Then(++sent / 10).Sent(sent, dollars: 10 + symbol, symbol: symbol);
        }
        _rig.Inspect();
        Anomaly anomaly = Assert.Single(_rig.Of("repeated-basket")).ToAnomaly(null);
        Assert.Equal((LimitAction.Block, 281L), (anomaly.Step, anomaly.EventSequence));
    }

    [Fact]
    public void Basket_SentOnce_IsNoRepeat()
    {
        for (int symbol = 0; symbol < 300; symbol++)
            _rig.Story.Sent(symbol + 1, dollars: 10 + symbol, symbol: symbol);
        _rig.Inspect();
        Assert.Empty(_rig.Of("repeated-basket"));
    }

    [Fact]
    public void OneLots_InABurst_TripAtWhateverPrice()
    {
        for (int order = 1; order <= 301; order++)
            _rig.Story.Then(order / 3).Sent(order, quantity: 1, dollars: 10m + (order * 0.01m));
        Assert.True(_rig.Inspect()[0]);
        Assert.Equal(301, Assert.Single(_rig.Of("identical-lots")).Verdict.Event);
    }

    [Fact]
    public void Resend_OfAnUnansweredOrder_IsCounted_AndAnAnsweredOneIsNot()
    {
        _rig.Story.Sent(1).Then(1_500).Sent(2);
        _rig.Inspect();
        Assert.Equal(2, Assert.Single(_rig.Of("resend-unanswered")).Verdict.Event);

        var answered = new RuleRig();
        answered.Story.Sent(1).Accepted(1).Then(1_500).Sent(2);
        answered.Inspect();
        Assert.Empty(answered.Of("resend-unanswered"));
    }

    [Fact]
    public void NextSlice_OfAParentThatAskedForBoth_IsNoResend()
    {
        _rig.Story.Parent(7, 200).Sent(1, parent: 7).Then(1_500).Sent(2, parent: 7);
        _rig.Inspect();
        Assert.Empty(_rig.Of("resend-unanswered"));
    }
}
