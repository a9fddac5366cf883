using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Controls;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class LimitAuditTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of() with
    {
        Symbols =
        [
            new SymbolDefinition(new SymbolId(0), "APC", Price.FromDollars(90)) { AverageDailyVolume = 79_000 },
            new SymbolDefinition(new SymbolId(1), "BIG", Price.FromDollars(10)) { AverageDailyVolume = 50_000_000 },
        ],
    };

    [Fact]
    public void Standard_HasNothingToFind() => Assert.Empty(Look(RuleBook.Standard));

    [Fact]
    public void Limit_FarAboveWhatADayTrades_IsFound() =>
        Assert.Equal(
            "Shares of one order: the limit of one order is 63 times what trades of APC in a day.",
            Assert.Single(Look(Set("order-quantity", static setting => setting with { Limit = 5_000_000 }))));

    [Fact]
    public void LastLine_WiredToNoAction_IsFound() =>
        Assert.Contains(
            "is wired to no action",
            Assert.Single(Look(Set("entered-exposure", static setting => setting.AlarmOnly()))));

    [Fact]
    public void LastLine_SwitchedOff_IsFound() =>
        Assert.Contains(
            "is switched off",
            Assert.Single(Look(Set("order-conservation", static setting => setting with { Enabled = false }))));

    [Fact]
    public void Breakers_SwitchedOff_AreAModeOfTheRoom_NotALimitsFault() =>
        Assert.Empty(Look(RuleBook.Standard.WithBreakers(false)));

    [Fact]
    public void Limit_Unset_IsFound() =>
        Assert.Contains(
            "is unset", Assert.Single(Look(Set("order-rate", static setting => setting with { Limit = 0 }))));

    [Theory]
    [InlineData(500, 10, null)]
    [InlineData(500, 9, "Order rate: the limit is 55 times the highest value of the day; it guards nothing.")]
    [InlineData(500, 0, null)]
    public void Limit_TheDayNeverCameNear_IsFound(long limit, long peak, string? finding)
    {
        RuleDescriptor rule = RuleCatalog.Find("order-rate")!;
        Assert.Equal(finding, LimitAudit.LookBack(rule, rule.Default! with { Limit = limit }, peak));
    }

    [Fact]
    public void Rule_SpeaksAtTheStart_AndOnceForEachLimit()
    {
        RuleBook book = Set("order-rate", static setting => setting with { Limit = 0 })
            .With(RuleScope.EachServer, RuleCatalog.Find("loss")!.Default! with { Limit = 0 });
        var rig = new RuleRig(book, s_fleet);
        rig.Tick(100);
        Assert.Equal(2, rig.OfFleet("limit-sanity").Count);
    }

    private static IEnumerable<string> Look(RuleBook book) =>
        LimitAudit.Look(book, s_fleet.Servers, s_fleet.Symbols);

    private static RuleBook Set(string rule, Func<RuleSetting, RuleSetting> change) =>
        RuleBook.Standard.With(RuleScope.EachServer, change(RuleCatalog.Find(rule)!.Default!));
}
