using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class RulePanelTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of();

    [Fact]
    public void Finding_KeepsTheTimeItWasFirstSeen_AndIsForgottenWhenItEnds()
    {
        RulePanel panel = Panel(RuleBook.Standard);
        Assert.False(panel.Judge(At(1, orders: 600)));
        panel.Judge(At(2, orders: 700));
        Anomaly anomaly = Assert.Single(panel.Standing).ToAnomaly(new ServerId(3));
        panel.Judge(At(3, orders: 0));
        bool gone = !panel.Standing.Any();
        panel.Judge(At(4, orders: 600));

        Assert.Equal(
            (ServerStory.At(1), 700m, "orders/s", "alarm"),
            (anomaly.Since, anomaly.Value, anomaly.Unit, anomaly.Action));
        Assert.Equal("700 orders in the last second, over its limit of 500.", anomaly.Message);
        Assert.True(gone);
        Assert.Equal(ServerStory.At(4), Assert.Single(panel.Standing).Since);
    }

    [Fact]
    public void Limit_ThatIsUnset_FailsClosed()
    {
        RuleBook book = RuleBook.Standard.With(RuleScope.EachServer, Rate(limit: 0, LimitAction.Block));

        bool trips = Panel(book).Judge(At(1, orders: 1));

        Assert.True(trips);
    }

    [Fact]
    public void Setting_OfTheNarrowestScope_IsInForce()
    {
        RuleBook book = RuleBook.Standard
            .With(new RuleScope(RuleScopeKind.Group, s_fleet.Servers[0].Group), Rate(100, LimitAction.Block))
            .With(new RuleScope(RuleScopeKind.Server, s_fleet.Servers[0].Name), Rate(50, LimitAction.Throttle));

        Assert.Equal(50, book.For("order-rate", s_fleet.Servers[0])!.Limit);
        Assert.Equal(100, book.For("order-rate", s_fleet.Servers[1])!.Limit);
        Assert.Equal(
            500, book.For("order-rate", s_fleet.Servers[1] with { Group = "elsewhere" })!.Limit);
    }

    [Fact]
    public void Shadow_StandsButNeverTrips()
    {
        RulePanel panel = Panel(RuleBook.Standard.With(
            RuleScope.EachServer, Rate(100, LimitAction.Block) with { Shadow = true }));

        Assert.False(panel.Judge(At(1, orders: 600)));
        Assert.True(Assert.Single(panel.Standing).ToAnomaly(null).Shadow);
    }

    [Fact]
    public void Breakers_SwitchedOff_OnlyAlarm()
    {
        RulePanel panel = Panel(
            RuleBook.Standard.With(RuleScope.EachServer, Rate(100, LimitAction.Block)).WithBreakers(false));

        Assert.False(panel.Judge(At(1, orders: 600)));
        Assert.Equal("alarm", Assert.Single(panel.Standing).ToAnomaly(null).Action);
    }

    [Fact]
    public void Rose_IsToldOncePerStep()
    {
        var told = new List<AnomalySeverity>();
        RulePanel panel = Panel(RuleBook.Standard);
        panel.Rose = finding => told.Add(finding.Severity);

        foreach (int orders in (int[])[0, 400, 450, 600, 700, 0, 600])
            panel.Judge(At(1 + told.Count, orders));

        Assert.Equal([AnomalySeverity.Warning, AnomalySeverity.Critical, AnomalySeverity.Critical], told);
    }

    [Fact]
    public void Rules_AreThoseOfTheCatalogue_EachOnce()
    {
        var scan = new SliceScan(new ReferenceTable(s_fleet.Symbols));
        string[] server =
            [.. DetectorList.OfServer(scan, DetectorOptions.Default, "smars-1").Select(static rule => rule.Rule)];
        string[] fleet =
            [.. DetectorList.OfFleet(s_fleet.Servers, s_fleet.Symbols).Select(static rule => rule.Rule)];

        Assert.Equal(server.Length, server.Distinct().Count());
        Assert.Equal(fleet.Length, fleet.Distinct().Count());
        Assert.All(server, static code => Assert.NotNull(RuleCatalog.Find(code)!.Default));
        Assert.All(fleet, static code => Assert.NotNull(RuleCatalog.Find(code)!.FleetDefault));
        Assert.Equal(
            RuleCatalog.All.Where(static rule => rule.Default is not null).Select(static rule => rule.Code).Order(),
            server.Order());
        Assert.Equal(
            RuleCatalog.All.Where(static rule => rule.FleetDefault is not null).Select(static rule => rule.Code)
                .Order(),
            fleet.Order());
    }

    [Fact]
    public void Ladder_OfEveryDefault_RisesInPercentAndAction()
    {
        foreach (RuleSetting setting in RuleCatalog.All.SelectMany(
            static rule => new[] { rule.Default, rule.FleetDefault }).OfType<RuleSetting>())
        {
            Assert.True(setting.Limit > 0, setting.Rule);
            Assert.Equal(setting.Steps.OrderBy(static step => step.AtPercent), setting.Steps);
            Assert.Equal(setting.Steps.OrderBy(static step => step.Action), setting.Steps);
        }
    }

    [Fact]
    public void Slice_OnlyAdds_WhatHasBecomeLessIsSeenAtTheTick()
    {
        var rule = new Scripted();
        var panel = new RulePanel([rule], s_fleet.Servers[0], s_fleet.Symbols, RuleBook.Standard);
        rule.Value = 900;
        panel.Inspect([], At(1, 0));
        rule.Value = 10;
        panel.Inspect([], At(1, 0));
        Assert.Equal(900, Assert.Single(panel.Standing).Verdict.Value);

        panel.Judge(At(2, 0));
        Assert.Empty(panel.Standing);
    }

    [Fact]
    public void Topics_StandBesideEachOther()
    {
        var rule = new Scripted { Topics = 3, Value = 900 };
        var panel = new RulePanel([rule], s_fleet.Servers[0], s_fleet.Symbols, RuleBook.Standard);
        panel.Judge(At(1, 0));
        Assert.Equal([0, 1, 2], panel.Standing.Select(static finding => finding.Verdict.Topic).Order());
        rule.Topics = 1;
        panel.Judge(At(2, 0));
        Assert.Single(panel.Standing);
    }

    private sealed class Scripted : StreamDetector
    {
        public override string Rule => "order-rate";

        public long Value { get; set; }

        public int Topics { get; set; }

        public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
        {
            for (int topic = 0; topic < Topics; topic++)
                verdicts.Add(new Verdict { Value = Value, Topic = topic });
            if (Topics == 0)
                verdicts.Add(Value);
        }

        public override void Inspect(
            ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
            verdicts.Add(Value);

        public override string Describe(in StandingFinding finding) => "scripted";
    }

    private static RulePanel Panel(RuleBook book) =>
        new([new OrderRateLimit()], s_fleet.Servers[0], s_fleet.Symbols, book);

    private static RuleSetting Rate(long limit, LimitAction action) => new()
    {
        Rule = "order-rate", Limit = limit, Steps = RuleSetting.WarnThen(70, action),
    };

    private static Measurement At(long milliseconds, int orders) => new()
    {
        Now = ServerStory.At(milliseconds),
        Phase = SessionPhase.Open,
        OrdersIn1s = orders,
    };
}
