using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

/// <summary>One rule of a panel as time goes by: what stands, what is shown of it, and what makes it trip.</summary>
public sealed class RuleSlotTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of();
    private readonly Scripted _rule = new();

    [Fact]
    public void Slot_ShowsTheValueOfNow_AndTheHighestEver()
    {
        RulePanel panel = Panel(Setting(100));
        RuleSlot slot = panel.Slots[0];
        Assert.Equal((null, 0L), (slot.Value, slot.Peak));

        Judge(panel, 1, One(40));
        Assert.Equal((40L, 40L), (slot.Value, slot.Peak));
        Judge(panel, 2, One(30), One(20));
        Assert.Equal((30L, 40L), (slot.Value, slot.Peak));
        Judge(panel, 3, Of(topic: 0, 90));
        Assert.Equal((90L, 90L), (slot.Value, slot.Peak));
        Judge(panel, 4, In(symbol: 0, 95));

        Assert.Equal((null, 95L), (slot.Value, slot.Peak)); // one instrument's is no figure of the server
    }

    [Fact]
    public void NoOpinion_IsThatOfTheLastTick()
    {
        RulePanel panel = Panel(Setting(100));
        _rule.Why = "too few peers: {0} of {1}";

        Judge(panel, 1);
        Assert.Equal("too few peers: 3 of 4", panel.Slots[0].NoOpinion);
        _rule.Why = null;
        Judge(panel, 2, One(1));

        Assert.Null(panel.Slots[0].NoOpinion);
    }

    [Fact]
    public void Acting_IsTheStrongestStepThatStands()
    {
        RulePanel panel = Panel(Setting(100));
        RuleSlot slot = panel.Slots[0];
        Assert.Null(slot.Acting);

        Judge(panel, 1, Of(0, 75), Of(1, 150), Of(2, 75));

        Assert.Equal(LimitAction.Block, slot.Acting);
        Judge(panel, 2, Of(0, 75));
        Assert.Equal(LimitAction.Alarm, slot.Acting);
        Judge(panel, 3, One(0));
        Assert.Null(slot.Acting);
    }

    [Fact]
    public void Judge_TripsWhileAStepThatStopsStands()
    {
        RulePanel panel = Panel(Setting(100));

        Assert.Equal(
            [false, false, true, true, false],
            new long[] { 10, 80, 101, 95, 80 }.Select((value, at) => Judge(panel, at, One(value))));
    }

    [Fact]
    public void Cells_OfOneRule_EachKeepTheirOwnTime_AndEndWhenNothingIsSaidOfThem()
    {
        RulePanel panel = Panel(Setting(100));
        Judge(panel, 1, Of(0, 150));
        Judge(panel, 2, Of(0, 150), Of(1, 150));

        Assert.Equal(
            [(0, ServerStory.At(1)), (1, ServerStory.At(2))],
            panel.Standing.Select(static one => (one.Verdict.Topic, one.Since)));
        Judge(panel, 3, Of(1, 150));
        Assert.Equal(1, Assert.Single(panel.Standing).Verdict.Topic);
        Judge(panel, 4, Of(0, 150), Of(1, 150));
        Assert.Equal(ServerStory.At(4), panel.Standing.Single(static one => one.Verdict.Topic == 0).Since);
    }

    [Fact]
    public void Sustain_IsRememberedWhileTheValueIsHigh_AndForgottenWhenNothingIsSaid()
    {
        RulePanel panel = Panel(Setting(100) with { Sustain = TimeSpan.FromMilliseconds(2) });

        Assert.Equal(
            [false, false, true, false, false, false, true],
            new[] { 150, 150, 150, -1, 150, 150, 150 }.Select((value, at) =>
                value < 0 ? Judge(panel, at) : Judge(panel, at, One(value))));
    }

    [Fact]
    public void Instrument_WithASettingOfItsOwn_IsJudgedByIt_AndTheOthersByTheServers()
    {
        RuleBook book = RuleBook.Standard.With(RuleScope.EachServer, Setting(100))
            .With(new RuleScope(RuleScopeKind.Symbol, "S1"), Setting(10));
        var panel = new RulePanel([_rule], s_fleet.Servers[0], s_fleet.Symbols, book);

        Judge(panel, 1, In(0, 50), In(1, 50), In(2, 101));

        Assert.Equal(
            [(1, 10L), (2, 100L)],
            panel.Standing.Select(static one => (one.Verdict.Symbol, one.Setting.Limit)).Order());
        panel.Use(RuleBook.Standard.With(RuleScope.EachServer, Setting(100)));
        Judge(panel, 2, In(0, 50), In(1, 50), In(2, 101));
        Assert.Equal(2, Assert.Single(panel.Standing).Verdict.Symbol);
    }

    [Fact]
    public void Event_LaterThanTheTick_IsWhenTheFindingBegan()
    {
        RulePanel panel = Panel(Setting(100));
        _rule.Said = [One(150) with { EventAt = ServerStory.At(7).Nanoseconds }];

        panel.Inspect([], At(5));

        StandingFinding finding = Assert.Single(panel.Standing);
        Assert.Equal((ServerStory.At(7), ServerStory.At(7)), (finding.Since, finding.SeenAt));
        Judge(panel, 9, One(160) with { EventAt = ServerStory.At(8).Nanoseconds });
        finding = Assert.Single(panel.Standing);
        Assert.Equal((ServerStory.At(7), ServerStory.At(9)), (finding.Since, finding.SeenAt));
    }

    [Fact]
    public void Slice_ThatSaysNothing_EndsNothing()
    {
        RulePanel panel = Panel(Setting(100));
        Judge(panel, 1, One(150));
        _rule.Said = [];

        Assert.False(panel.Inspect([], At(2)));

        Assert.Single(panel.Standing);
        _rule.Said = [One(170)];
        Assert.True(panel.Inspect([], At(3)));
        Assert.Equal(170, Assert.Single(panel.Standing).Verdict.Value);
    }

    [Fact]
    public void Rule_SwitchedOff_SaysNothingAndForgetsWhatStood()
    {
        RulePanel panel = Panel(Setting(100));
        Judge(panel, 1, One(150));
        _rule.Why = "none";

        panel.Use(RuleBook.Standard.With(RuleScope.EachServer, Setting(100) with { Enabled = false }));

        Assert.Empty(panel.Standing);
        Assert.Equal((null, null, null), (panel.Slots[0].Value, panel.Slots[0].NoOpinion, panel.Slots[0].Acting));
        Assert.False(Judge(panel, 2, One(150)));
        _rule.Said = [One(150)];
        Assert.False(panel.Inspect([], At(3)));
        panel.Use(RuleBook.Standard.With(RuleScope.EachServer, Setting(100)));
        Assert.True(Judge(panel, 4, One(150)));
        Assert.Equal(ServerStory.At(4), Assert.Single(panel.Standing).Since);
    }

    [Fact]
    public void Clear_ForgetsWhatStands()
    {
        RulePanel panel = Panel(Setting(100));
        Judge(panel, 1, One(150));

        panel.Clear();

        Assert.Empty(panel.Standing);
        Assert.Null(panel.Slots[0].Value);
    }

    [Fact]
    public void Setting_ThatIsNew_IsToldToTheDetector_OnceForEachBook()
    {
        RuleBook book = RuleBook.Standard.With(RuleScope.EachServer, Setting(100));
        var panel = new RulePanel([_rule], s_fleet.Servers[0], s_fleet.Symbols, book);
        panel.Use(book);
        Assert.Equal([100L], _rule.Used);

        panel.Use(book.With(RuleScope.EachServer, Setting(50)));

        Assert.Equal([100L, 50L], _rule.Used);
    }

    [Fact]
    public void Rose_IsToldOfEachStep_WithWhatCrossedIt()
    {
        RulePanel panel = Panel(Setting(100));
        var told = new List<(int Step, long Value)>();
        panel.Rose = finding => told.Add((finding.Step, finding.Verdict.Value));

        foreach ((long value, int at) in new long[] { 80, 85, 120, 130, 91, 120, 50, 150 }.Select((v, i) => (v, i)))
            Judge(panel, at, One(value));

        Assert.Equal([(0, 80L), (1, 120L), (1, 150L)], told);
    }

    [Fact]
    public void Threshold_IsTheLeastValueThatReachesTheFirstStep() =>
        Gen.Select(Gen.Long[-5, 100_000], Gen.Int[1, 200]).Sample(static (limit, percent) =>
        {
            RuleSetting setting = Setting(limit) with { Steps = [new RuleStep(percent, LimitAction.Block)] };

            var threshold = Threshold.Of(setting);
            long from = threshold.From;

            Assert.True(from >= 1);
            Assert.True(StepWatch.IsReached(from, limit, percent));
            Assert.False(StepWatch.IsReached(from - 1, limit, percent));
            Assert.Equal((true, false), (threshold.IsReachedBy(from), threshold.IsReachedBy(from - 1)));
        });

    private static Verdict One(long value) => new() { Value = value };

    private static Verdict Of(int topic, long value) => new() { Value = value, Topic = topic };

    private static Verdict In(int symbol, long value) => new() { Value = value, Symbol = symbol };

    private static RuleSetting Setting(long limit) => new()
    {
        Rule = "order-rate", Limit = limit, Steps = RuleSetting.WarnThen(70, LimitAction.Block),
    };

    private static Measurement At(long milliseconds) => new()
    {
        Now = ServerStory.At(milliseconds), Phase = SessionPhase.Open,
    };

    private RulePanel Panel(RuleSetting setting) => new(
        [_rule], s_fleet.Servers[0], s_fleet.Symbols, RuleBook.Standard.With(RuleScope.EachServer, setting));

    private bool Judge(RulePanel panel, long at, params Verdict[] said)
    {
        _rule.Said = said;
        return panel.Judge(At(at));
    }

    /// <summary>Says what it is told to.</summary>
    private sealed class Scripted : StreamDetector
    {
        public override string Rule => "order-rate";

        public Verdict[] Said { get; set; } = [];

        public string? Why { get; set; }

        public List<long> Used { get; } = [];

        public override void Use(RuleSetting setting) => Used.Add(setting.Limit);

        public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
        {
            foreach (Verdict verdict in Said)
                verdicts.Add(verdict);
            if (Why is not null)
                verdicts.Abstain(Why, 3, 4);
        }

        public override void Inspect(
            ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
            Judge(measured, setting, verdicts);

        public override string Describe(in StandingFinding finding) => "scripted";
    }
}
