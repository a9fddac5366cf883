using System.Collections.Immutable;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

public sealed class LossCurveTests
{
    [Fact]
    public void Times_OfTheCurve_RiseFromOneSecondToFortyFiveMinutes()
    {
        ImmutableArray<int> times = LossCurve.Times();

        Assert.Equal(45, times.Length);
        Assert.Equal((1, 2_700), (times[0], times[^1]));
        Assert.Equal(times.Order().Distinct(), times);
        Assert.Equal(45, LossCurve.Times(45).Distinct().Count());
    }

    [Theory]
    [InlineData("knight-2012", 1UL)]
    [InlineData("knight-2012", 4UL)]
    [InlineData("citadel-2010", 2UL)]
    [InlineData("hanmag-2013", 2UL)]
    public void Curve_OfAMonotoneScenario_NeverCostsMoreWhenStoppedEarlier(string id, ulong seed)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        MarketTime end = MarketTime.FromTimeOfDay(scenario.Truth!.Onset + TimeSpan.FromSeconds(40));
        double last = 0;

        ImmutableArray<CurvePoint> curve = LossCurve.Of(
            scenario, new RunSettings(null, seed, end, Breakers: true), [], [1, 4, 10, 20, 35], threads: 2,
            done => last = Math.Max(last, done), TestContext.Current.CancellationToken);

        Assert.Equal(1, last);
        Assert.Equal([1, 4, 10, 20, 35], curve.Select(static point => point.Seconds));
        Assert.Equal(curve.OrderBy(static point => point.Outcome.Loss), curve);
        Assert.Equal(curve.OrderBy(static point => point.Outcome.Orders), curve);
    }

    [Fact]
    public void Curve_OfADayOnWhichNothingIsWrong_IsRefused()
    {
        Scenario scenario = ScenarioLibrary.Default.Load("quiet-day").Scenario!;

        Assert.Throws<ArgumentException>(() => LossCurve.Of(
            scenario, new RunSettings(null, 1, null, Breakers: false), [], [1], 1, null, CancellationToken.None));
    }

    [Fact]
    public void Curve_GivenUp_Ends()
    {
        Scenario scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => LossCurve.Of(
            scenario, new RunSettings(null, 1, null, Breakers: false), [], [1, 2], 2, null, cancel.Token));
    }
}
