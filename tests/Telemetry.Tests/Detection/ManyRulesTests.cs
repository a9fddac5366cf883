using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

/// <summary>Several rules on one panel, several findings of one rule: one changes nothing of another.</summary>
public sealed class ManyRulesTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of();

    private readonly Scripted _rate = new("order-rate");
    private readonly Scripted _gross = new("entered-exposure");

    [Theory]
    [InlineData(10, 10, false)]
    [InlineData(150, 10, true)]
    [InlineData(10, 150, true)]
    [InlineData(150, 150, true)]
    public void Panel_TripsWhenAnyOfItsRulesDoes_AtATickAndInASlice(long rate, long gross, bool trips)
    {
        (_rate.Said, _gross.Said) = ([One(rate)], [One(gross)]);

        Assert.Equal(trips, Panel().Judge(At(1)));
        Assert.Equal(trips, Panel().Inspect([], At(1)));
    }

    [Theory]
    [InlineData(10, 10, 0, false)]
    [InlineData(150, 80, 2, true)]
    [InlineData(80, 150, 2, true)]
    [InlineData(150, 150, 2, true)]
    public void Rule_TripsWhenAnyOfItsFindingsDoes(long first, long second, int standing, bool trips)
    {
        _rate.Said = [Of(0, first), Of(1, second)];
        RulePanel panel = Panel();

        Assert.Equal(trips, panel.Judge(At(1)));

        Assert.Equal(standing, panel.Standing.Count());
    }

    [Fact]
    public void Rule_ThatIsOff_KeepsNoOtherFromSpeaking()
    {
        RulePanel panel = Panel(Book().With(RuleScope.EachServer, Setting("order-rate", 100) with { Enabled = false }));
        (_rate.Said, _gross.Said) = ([One(150)], [One(150)]);

        Assert.True(panel.Judge(At(1)));
        Assert.True(panel.Inspect([], At(2)));

        Assert.Equal("entered-exposure", Assert.Single(panel.Standing).Detector.Rule);
    }

    [Fact]
    public void Value_ThatJustReachesTheFirstStep_Stands_HoweverItIsSaid()
    {
        _rate.Said = [One(70)];
        _gross.Said = [Of(3, 70), Of(4, 69)];
        RulePanel panel = Panel();

        panel.Judge(At(1));

        Assert.Equal(
            [("order-rate", Verdict.NoTopic), ("entered-exposure", 3)],
            panel.Standing.Select(static one => (one.Detector.Rule, one.Verdict.Topic)));
    }

    [Fact]
    public void Slice_ThatSpeaksOfOneThing_EndsNothingElse()
    {
        RulePanel panel = Panel();
        _rate.Said = [Of(0, 150)];
        panel.Judge(At(1));
        _rate.Said = [Of(1, 150)];

        Assert.True(panel.Inspect([], At(2)));

        Assert.Equal([0, 1], panel.Standing.Select(static one => one.Verdict.Topic).Order());
    }

    [Fact]
    public void Slice_WithTheSameValueAgain_ShowsItsOwnEvent_AndOneWithLessDoesNot()
    {
        RulePanel panel = Panel();
        _rate.Said = [One(150) with { Event = 7 }];
        panel.Inspect([], At(1));
        _rate.Said = [One(150) with { Event = 8 }];
        panel.Inspect([], At(2));
        _rate.Said = [One(149) with { Event = 9 }];
        panel.Inspect([], At(3));

        StandingFinding finding = Assert.Single(panel.Standing);
        Assert.Equal((8L, ServerStory.At(2)), (finding.Verdict.Event, finding.SeenAt));
    }

    [Fact]
    public void Instrument_OnThePanelOfTheFleet_IsJudgedByTheFleetsSetting()
    {
        RuleBook book = RuleBook.Standard.With(RuleScope.FleetTotal, Setting("order-rate", 100))
            .With(new RuleScope(RuleScopeKind.Symbol, "S1"), Setting("order-rate", 10));
        var panel = new RulePanel([_rate], server: null, s_fleet.Symbols, book);
        _rate.Said = [In(1, 50), In(2, 101)];

        panel.Judge(At(1));

        Assert.Equal(
            (2, 100L), panel.Standing.Select(static one => (one.Verdict.Symbol, one.Setting.Limit)).Single());
    }

    [Fact]
    public void Instrument_OfOneRule_LeavesTheOtherRulesTheirSetting()
    {
        RulePanel panel = Panel(
            Book().With(new RuleScope(RuleScopeKind.Symbol, "S1"), Setting("order-rate", 10)));
        (_rate.Said, _gross.Said) = ([In(1, 50)], [In(1, 50)]);

        panel.Judge(At(1));

        Assert.Equal("order-rate", Assert.Single(panel.Standing).Detector.Rule);
    }

    [Fact]
    public void Instruments_ThatAloneAreSet_AreEachJudgedByTheirOwn()
    {
        RulePanel panel = Panel(RuleBook.Standard
            .With(new RuleScope(RuleScopeKind.Symbol, "S1"), Setting("order-rate", 10))
            .With(new RuleScope(RuleScopeKind.Symbol, "S2"), Setting("order-rate", 20)));
        _rate.Said = [In(0, 50), In(1, 50), In(2, 50)];

        panel.Judge(At(1));

        Assert.Equal(
            [(1, 10L), (2, 20L)],
            panel.Standing.Select(static one => (one.Verdict.Symbol, one.Setting.Limit)).Order());
    }

    [Fact]
    public void PlainValues_ThatReachNothing_AreShownWithTheHighestOfThem_AndNothingStands()
    {
        RulePanel panel = Panel();
        foreach (long value in (long[])[60, 40])
        {
            _rate.Said = [One(value)];
            panel.Judge(At(1));
        }

        RuleSlot slot = panel.Slots[0];
        Assert.Equal((40L, 60L, false), (slot.Value, slot.Peak, slot.AnyStands));
    }

    [Fact]
    public void Slot_SaysThatSomethingStands_OnceItWasSustained_AndNotWhenItIsCleared()
    {
        RulePanel panel = Panel(Book().With(
            RuleScope.EachServer, Setting("order-rate", 100) with { Sustain = TimeSpan.FromMilliseconds(2) }));
        RuleSlot slot = panel.Slots[0];
        _rate.Said = [One(150)];

        panel.Judge(At(1));
        Assert.False(slot.AnyStands);
        panel.Judge(At(3));
        Assert.True(slot.AnyStands);
        panel.Clear();

        Assert.False(slot.AnyStands);
    }

    [Fact]
    public void Rule_ThatDoesNotWatchServers_IsLeftOutOnTheirPanels()
    {
        var controls = new Scripted("repeated-trips") { Said = [One(900)] };
        var panel = new RulePanel([controls], s_fleet.Servers[0], s_fleet.Symbols, RuleBook.Standard);

        Assert.False(panel.Judge(At(1)));

        Assert.Empty(panel.Standing);
        Assert.Null(panel.Slots[0].Setting);
    }

    private static Verdict One(long value) => new() { Value = value };

    private static Verdict Of(int topic, long value) => new() { Value = value, Topic = topic };

    private static Verdict In(int symbol, long value) => new() { Value = value, Symbol = symbol };

    private static RuleSetting Setting(string rule, long limit) => new()
    {
        Rule = rule, Limit = limit, Steps = RuleSetting.WarnThen(70, LimitAction.Block),
    };

    private static RuleBook Book() => RuleBook.Standard
        .With(RuleScope.EachServer, Setting("order-rate", 100))
        .With(RuleScope.EachServer, Setting("entered-exposure", 100));

    private static Measurement At(long milliseconds) => new()
    {
        Now = ServerStory.At(milliseconds), Phase = SessionPhase.Open,
    };

    private RulePanel Panel(RuleBook? book = null) =>
        new([_rate, _gross], s_fleet.Servers[0], s_fleet.Symbols, book ?? Book());

    /// <summary>Says what it is told to: one value plainly, more as verdicts.</summary>
    private sealed class Scripted(string rule) : StreamDetector
    {
        public override string Rule => rule;

        public Verdict[] Said { get; set; } = [];

        public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
        {
            if (Said is [{ Symbol: Verdict.NoSymbol, Topic: Verdict.NoTopic } one])
                verdicts.Add(one.Value);
            else
                Inspect([], measured, setting, verdicts);
        }

        public override void Inspect(
            ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
        {
            foreach (Verdict verdict in Said)
                verdicts.Add(verdict);
        }

        public override string Describe(in StandingFinding finding) => "scripted";
    }
}
