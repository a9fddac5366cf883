using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

/// <summary>A rule that is reached, as people read it: how bad, what follows, against which limit, and where.</summary>
public sealed class StandingFindingTests
{
    [Theory]
    [InlineData(0, AnomalySeverity.Warning, LimitAction.Alarm, false, "near its limit of 1,500")]
    [InlineData(1, AnomalySeverity.Critical, LimitAction.Throttle, true, "over its limit of 1,500")]
    [InlineData(2, AnomalySeverity.Critical, LimitAction.Block, true, "over its limit of 1,500")]
    public void Step_SaysHowBadItIs_AndWhatFollows(
        int step, AnomalySeverity severity, LimitAction action, bool trips, string words)
    {
        StandingFinding finding = Finding(Setting(1_500), step);

        Assert.Equal(
            (severity, action, trips, words),
            (finding.Severity, finding.Action, finding.Trips, finding.AgainstCount()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Limit_ThatIsUnset_IsSaidToBe(int limit) => Assert.Equal(
        "over an unset limit, which counts as", Finding(Setting(limit), step: 0).Relation);

    [Fact]
    public void Shadow_NeverTrips() =>
        Assert.False(Finding(Setting(100) with { Shadow = true }, step: 2).Trips);

    [Theory]
    [InlineData(12_345_674_900, "over its limit of $1,234,567")]
    [InlineData(5_100, "over its limit of $1")]
    [InlineData(0, "over an unset limit, which counts as $0")]
    public void Dollars_AreWholeAndGrouped(long units, string expected) =>
        Assert.Equal(
            expected,
            (Finding(Setting(units), 1) with { Verdict = new Verdict { Value = units + 1 } }).AgainstDollars());

    [Fact]
    public void Value_ThatCameBackUnderTheLimit_IsNotCalledOverIt_WhileItsStepStands() => Assert.Equal(
        "no longer over, but not yet clear of its limit of 400",
        (Finding(Setting(400), 2) with { Verdict = new Verdict { Value = 374 } }).AgainstCount());

    [Fact]
    public void Anomaly_HasTheFiguresInTheUnitOfItsRule()
    {
        const long Units = 2_000 * Money.Scale;
        RuleSetting loss = Setting(Units) with { Rule = "loss" };
        var verdict = new Verdict { Value = 2_500 * Money.Scale };

        Anomaly money = new StandingFinding(new Named("loss"), verdict, loss, 1, ServerStory.At(1))
            .ToAnomaly(new ServerId(3));
        Anomaly count = Finding(Setting(1_500), 1).ToAnomaly(null);

        Assert.Equal(("loss", 2_500m, 2_000m, "$"), (money.Rule, money.Value, money.Limit, money.Unit));
        Assert.Equal(
            ("order-rate", 2_000m, 1_500m, "orders/s"), (count.Rule, count.Value, count.Limit, count.Unit));
        Assert.Equal((new ServerId(3), (ServerId?)null), (money.Server, count.Server));
        Assert.Equal(
            ("throttle", LimitAction.Throttle, ServerStory.At(1), "words", false),
            (count.Action, count.Step, count.Since, count.Message, count.Shadow));
    }

    [Fact]
    public void Anomaly_NamesInstrumentParentEventAndOrder_WhereThereIsOne()
    {
        StandingFinding bare = Finding(Setting(1_500), 1);
        StandingFinding full = bare with
        {
            Verdict = bare.Verdict with { Symbol = 0, Parent = 5, Event = 6, Order = 7, OrderSymbol = 1 },
            SeenAt = ServerStory.At(9), Setting = bare.Setting with { Shadow = true },
        };

        Anomaly none = bare.ToAnomaly(null);
        Anomaly all = full.ToAnomaly(null);

        Assert.Equal(
            (null, null, null, null, null),
            (none.Symbol, none.Parent, none.EventSequence, none.Order, none.OrderSymbol));
        Assert.Equal(
            (new SymbolId(0), 5L, 6L, 7L, new SymbolId(1)),
            (all.Symbol, all.Parent, all.EventSequence, all.Order, all.OrderSymbol));
        Assert.Equal((ServerStory.At(9), true), (all.SeenAt, all.Shadow));
    }

    [Fact]
    public void Rule_ThatTheCatalogueDoesNotKnow_IsAMistake_AndNamed() => Assert.Contains(
        "no-such-rule",
        Assert.Throws<InvalidOperationException>(() => new StandingFinding(
            new Named("no-such-rule"), new Verdict { Value = 1 }, Setting(1), 1, default).ToAnomaly(null)).Message);

    private static StandingFinding Finding(RuleSetting setting, int step) => new(
        new Named("order-rate"), new Verdict { Value = 2_000 }, setting, step, ServerStory.At(1));

    private static RuleSetting Setting(long limit) => new()
    {
        Rule = "order-rate", Limit = limit,
        Steps = [new(70, LimitAction.Alarm), new(100, LimitAction.Throttle), new(150, LimitAction.Block)],
    };

    private sealed class Named(string rule) : Detector
    {
        public override string Rule => rule;

        public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
        {
            // it is only described here
        }

        public override string Describe(in StandingFinding finding) => "words";
    }
}
