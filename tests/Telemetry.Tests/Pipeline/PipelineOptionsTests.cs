using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class PipelineOptionsTests
{
    /// <summary>One wrong value each, and the key its fault must name.</summary>
    public static TheoryData<string, Func<PipelineOptions, PipelineOptions>> WrongValues => new()
    {
        { "Rules:loss:Limit", all => all with { Rules = Loss(new RulePatch { Limit = 0 }) } },
        { "Rules:loss:Steps", all => all with { Rules = Loss(new RulePatch { Steps = [] }) } },
        {
            "Rules:loss:Steps:1:AtPercent",
            all => all with { Rules = Loss(Steps(90, LimitAction.Alarm, 80, LimitAction.Block)) }
        },
        {
            "Rules:loss:Steps:1:Action",
            all => all with { Rules = Loss(Steps(90, LimitAction.Block, 100, LimitAction.Alarm)) }
        },
        { "Rules:loss:ResetAtPercent", all => all with { Rules = Loss(new RulePatch { ResetAtPercent = 101 }) } },
        {
            "Rules:loss:SustainSeconds",
            all => all with { Rules = Loss(new RulePatch { Sustain = TimeSpan.FromHours(2) }) }
        },
        { "SnapshotInterval", all => all with { SnapshotInterval = TimeSpan.FromMilliseconds(99) } },
        { "SnapshotInterval", all => all with { SnapshotInterval = TimeSpan.Zero } },
        { "FeedYellowAfter", all => all with { FeedYellowAfter = all.SnapshotInterval } },
        { "ParentsExpected", all => all with { ParentsExpected = 0 } },
        { "FeedRedAfter", all => all with { FeedRedAfter = all.FeedYellowAfter } },
    };

    [Fact]
    public void EffectiveRules_WithoutBreakers_PromiseNoBlock()
    {
        RuleBook off = (PipelineOptions.Default with { Breakers = false }).EffectiveRules();
        ServerLimits limits = ServerLimits.Of(rule => off.For(rule, new ServerDefinition(new ServerId(0), "a", "g")));

        Assert.Equal(LimitAction.Alarm, limits.EnteredExposureAction);
        Assert.Equal(LimitAction.Alarm, limits.LossAction);
        Assert.Equal(Money.FromDollars(2_000_000), limits.EnteredExposure);
    }

    [Fact]
    public void EffectiveRules_WithBreakers_ChangeNothing() =>
        Assert.Same(PipelineOptions.Default.Rules, PipelineOptions.Default.EffectiveRules());

    [Fact]
    public void Defaults_AreValid() => Assert.Empty(PipelineOptions.Default.Validate());

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void WrongValue_IsRefused_ByItsKey(string key, Func<PipelineOptions, PipelineOptions> spoil) =>
        Assert.StartsWith(key, Assert.Single(spoil(PipelineOptions.Default).Validate()));

    [Fact]
    public void Faults_OfSeveralKeys_AreAllListed()
    {
        PipelineOptions options = PipelineOptions.Default with
        {
            Rules = Loss(new RulePatch { Limit = 0 }),
            SnapshotInterval = TimeSpan.FromSeconds(2), FeedRedAfter = TimeSpan.Zero,
        };

        Assert.Equal(4, options.Validate().Count); // a snapshot interval of 2 s is also longer than the feed's yellow
    }

    private static RulePatch Steps(int first, LimitAction does, int second, LimitAction then) =>
        new() { Steps = [new RuleStep(first, does), new RuleStep(second, then)] };

    private static RuleBook Loss(RulePatch patch) => RuleBook.Standard.With(RuleScope.EachServer, "loss", patch);
}
