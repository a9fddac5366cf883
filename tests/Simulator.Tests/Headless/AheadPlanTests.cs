using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Ahead;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

public sealed class AheadPlanTests
{
    private static readonly MarketTime s_open = MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 0));
    private static readonly MarketTime s_end = MarketTime.FromTimeOfDay(new TimeSpan(10, 15, 0));

    [Fact]
    public void NextFrom_KnownMoment_IsItsBucketAndTheOneBeforeAndTheOneAfter()
    {
        var moments = new RoomMoments();

        Assert.Equal(s_end, moments.NextFrom(s_open, s_end));
        Assert.True(moments.Add(Later(s_open, 1_250)));
        Assert.False(moments.Add(Later(s_open, 1_299)));

        Assert.Equal(Later(s_open, 1_100), moments.NextFrom(s_open, s_end));
        foreach (long bucket in new long[] { 1_100, 1_200, 1_300 })
            Assert.Equal(Later(s_open, bucket), moments.NextFrom(Later(s_open, bucket), s_end));
        Assert.Equal(s_end, moments.NextFrom(Later(s_open, 1_400), s_end));
        Assert.Equal(Later(s_open, 600), moments.NextFrom(s_open, Later(s_open, 600))); // no later than the end
    }

    [Fact]
    public void Try_RoomThatActsOnce_IsMadeAgainInTheSameMode_AndItsMomentIsKnownThen()
    {
        var plan = new AheadPlan(AheadMode.WheneverNobodyActs);
        var tried = new List<AheadMode>();

        int made = plan.Try(now =>
        {
            tried.Add(now.Mode);
            return now.Moments.NextFrom(s_open, s_end) == s_end ? throw new RoomActedException(s_open) : 7;
        });

        Assert.Equal(7, made);
        Assert.Equal([AheadMode.WheneverNobodyActs, AheadMode.WheneverNobodyActs], tried);
    }

    [Theory]
    [InlineData(0, 3)] // where it is in step already: going ahead does not do there
    [InlineData(60_000, 4)] // ever later
    public void Try_RoomThatActsAgainAndAgain_IsInStepAtLast(long apart, int runs)
    {
        int acted = 0;

        AheadMode mode = new AheadPlan(AheadMode.WheneverNobodyActs).Try(now => now.Mode > AheadMode.InStep
            ? throw new RoomActedException(Later(s_open, acted++ * apart)) : now.Mode);

        Assert.Equal(AheadMode.InStep, mode);
        Assert.Equal(runs, acted);
    }

    [Fact]
    public void Try_RunThatFails_IsNotMadeAgain()
    {
        int made = 0;

        Assert.Throws<InvalidDataException>(() => new AheadPlan(AheadMode.WheneverNobodyActs).Try<int>(_ =>
        {
            made++;
            throw new InvalidDataException("An act makes no sense.");
        }));

        Assert.Equal(1, made);
    }

    [Fact]
    public void For_RulesThatActOnTheWorld_IsInStep()
    {
        var settings = new RunSettings(Preset: null, Seed: 1, Until: null, Breakers: false);

        Assert.Equal(AheadMode.WheneverNobodyActs, AheadPlan.For(settings).Mode);
        Assert.Equal(AheadMode.InStep, AheadPlan.For(settings with { Breakers = true }).Mode);
        Assert.Equal(AheadMode.InStep, AheadPlan.For(settings with { Parity = ParityMode.Enforce }).Mode);
    }

    private static MarketTime Later(MarketTime at, long milliseconds) =>
        at.AddNanoseconds(milliseconds * MarketTime.NanosecondsPerMillisecond);
}
