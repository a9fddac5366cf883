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
        { "PerServer is missing", all => all with { PerServer = null! } },
        { "Fleet is missing", all => all with { Fleet = null! } },
        { "PerServer:OrdersPerSecond", all => all with { PerServer = all.PerServer with { OrdersPerSecond = 0 } } },
        {
            "PerServer:EnteredExposure",
            all => all with { PerServer = all.PerServer with { EnteredExposure = default } }
        },
        { "PerServer:LossPerSecond", all => all with { PerServer = all.PerServer with { LossPerSecond = default } } },
        { "PerServer:Loss", all => all with { PerServer = all.PerServer with { Loss = Money.Zero } } },
        { "Fleet:OrdersPerSecond", all => all with { Fleet = all.Fleet with { OrdersPerSecond = -1 } } },
        { "Fleet:WarnAtPercent", all => all with { Fleet = all.Fleet with { WarnAtPercent = 0 } } },
        { "Fleet:WarnAtPercent", all => all with { Fleet = all.Fleet with { WarnAtPercent = 101 } } },
        { "Fleet:LossAction", all => all with { Fleet = all.Fleet with { LossAction = (LimitAction)9 } } },
        { "SnapshotInterval", all => all with { SnapshotInterval = TimeSpan.FromMilliseconds(99) } },
        { "SnapshotInterval", all => all with { SnapshotInterval = TimeSpan.Zero } },
        { "FeedYellowAfter", all => all with { FeedYellowAfter = all.SnapshotInterval } },
        { "FeedRedAfter", all => all with { FeedRedAfter = all.FeedYellowAfter } },
    };

    [Fact]
    public void Effective_WithoutBreakers_PromisesNoBlock()
    {
        PipelineOptions off = (PipelineOptions.Default with { Breakers = false }).Effective();

        Assert.Equal(LimitAction.Alarm, off.PerServer.EnteredExposureAction);
        Assert.Equal(LimitAction.Alarm, off.PerServer.LossAction);
        Assert.Equal(PipelineOptions.Default.PerServer.EnteredExposure, off.PerServer.EnteredExposure);
    }

    [Fact]
    public void Effective_WithBreakers_ChangesNothing() =>
        Assert.Same(PipelineOptions.Default, PipelineOptions.Default.Effective());

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
            PerServer = null!, SnapshotInterval = TimeSpan.FromSeconds(2), FeedRedAfter = TimeSpan.Zero,
        };

        Assert.Equal(4, options.Validate().Count); // a snapshot interval of 2 s is also longer than the feed's yellow
    }
}
