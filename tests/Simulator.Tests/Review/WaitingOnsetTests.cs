using System.Collections.Immutable;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

/// <summary>
/// Incidents whose bad orders wait for those of clients: wherever an instructor puts what they begin with, the onset is
/// where the first bad order of that world is.
/// </summary>
public sealed class WaitingOnsetTests
{
    // the end of each run: some time after its first bad order, or after there could be one
    [Theory]
    [InlineData("venue-or-us", null, "10:45:07", "10:45:30")]
    [InlineData("venue-or-us", "10:44:40", "10:45:07", "10:45:30")]
    [InlineData("venue-or-us", "10:43:30", "10:45:07", "10:45:30")]
    [InlineData("venue-or-us", "10:45:20", "10:45:22", "10:45:40")]
    [InlineData("venue-or-us", "10:45:47", "10:45:49", "10:46:10")]
    [InlineData("venue-or-us", "10:43:00", null, "10:46:10")]
    [InlineData("venue-or-us", "10:46:00", null, "10:48:20")]
    [InlineData("facebook-2012", null, "11:10:00", "11:10:40")]
    [InlineData("facebook-2012", "11:01:00", "11:10:00", "11:10:40")]
    [InlineData("facebook-2012", "11:12:00", "11:17:00", "11:17:40")]
    [InlineData("facebook-2012", "11:28:00", "11:33:00", "11:33:40")]
    [InlineData("facebook-2012", "11:31:00", null, "11:40:00")]
    public void Onset_OfTheItemCalledAtATime_IsAtTheFirstBadOrderOfThatWorld(
        string id, string? called, string? expected, string until)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        ImmutableArray<RecordedAct> acts = Calling(scenario, called);

        TruthSpec? truth = RealCourse.Of(scenario, null, acts).Truth;

        Assert.Equal(expected, truth?.Onset.ToString());
        foreach (ulong seed in new ulong[] { 1, 7 })
        {
            TimeSpan? first = FirstBadOrder(scenario, acts, seed, TimeSpan.Parse(until, null));
            if (expected is null)
                Assert.Null(first);
            else // whole seconds; and what was under way when the venue fell silent is sent again a little earlier
                Assert.InRange((first - truth!.Onset)!.Value.TotalSeconds, -3, 15);
        }
    }

    [Theory]
    [InlineData("venue-or-us", "10:44:40", "10:44:40")]
    [InlineData("venue-or-us", "10:45:20", "10:45:20")]
    [InlineData("facebook-2012", "11:12:00", "11:12:00")]
    public void Visible_OfTheItemCalledAtATime_IsThatTime(string id, string called, string expected)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;

        TruthSpec truth = RealCourse.Of(scenario, null, Calling(scenario, called)).Truth!;

        Assert.Equal(expected, $"{truth.VisibleFrom}");
    }

    [Fact]
    public void Score_WhereNoOrderCouldGoWrong_IsThatOfADayWithoutAnIncident()
    {
        Scenario scenario = ScenarioLibrary.Default.Load("venue-or-us").Scenario!;
        ImmutableArray<RecordedAct> acts = Calling(scenario, "10:46:00");
        var settings = new RunSettings(
            null, 1, MarketTime.FromTimeOfDay(new TimeSpan(10, 46, 30)), Breakers: false, ParityMode.Observe);
        var review = new SessionReview(
            HeaderMaker.Make(
                scenario, FleetMaker.Plan(scenario, null, FleetMode.Training).Item1, null, 1, breakers: false,
                ParityMode.Observe, RecordedLimits.Of(RuleBook.Standard, GateLimitBook.Standard),
                new ControlOptions(), default),
            scenario, settings, acts, []);

        ScoreReport score = review.Score(TestContext.Current.CancellationToken);

        Assert.False(review.HasIncident);
        Assert.Null(review.Onset);
        Assert.Empty(review.Curve(1, progress: null, TestContext.Current.CancellationToken));
        Assert.Equal(score.Nobody, score.Best);
        Assert.Equal("There was nobody to stop.", score.Rows.Single(static row => row.Task == "Stop smars-3").Because);
    }

    [Fact]
    public void WaitsFor_OfAFlowThatIsNot_AndWithoutAnItem_IsNamed()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "venue-or-us.yaml"));
        string Faults(string from, string to) => string.Join(' ', ScenarioLoader.Load(
            text.Replace(from, to, StringComparison.Ordinal), "mine.yaml").Errors);

        Assert.Contains("there is no client flow baskets", Faults("waitsFor: basket", "waitsFor: baskets"));
        Assert.Contains(
            "waits for basket and nothing says what it begins with", Faults("  beginsWith: \"10:45:00\"\n", ""));
    }

    // later than planned it must be kept back first
    private static ImmutableArray<RecordedAct> Calling(Scenario scenario, string? at)
    {
        if (at is null)
            return [];
        int number = scenario.Timeline.IndexOf(scenario.Timeline.First(static item => item is TimelineItem.VenueFault));
        var call = new RecordedAct
        {
            At = $"{at}.000000", Who = "ivy", Kind = ActorKind.Person, Do = "trigger", Number = number,
            Seat = RecordedAct.InstructorSeat,
        };
        return [call with { Do = "hold-back", At = $"{scenario.Session.Start}.000000" }, call];
    }

    private static TimeSpan? FirstBadOrder(
        Scenario scenario, ImmutableArray<RecordedAct> acts, ulong seed, TimeSpan until)
    {
        TimeSpan? first = null;
        using var run = new WorldRun(
            scenario, new RunSettings(null, seed, MarketTime.FromTimeOfDay(until), Breakers: false),
            new SessionActions(acts).OfTheWorld, spares: true);
        run.Run(
            (at, ledger) => first ??= ledger.Report().Incident.Children > 0 ? at.TimeOfDay : null,
            TestContext.Current.CancellationToken);
        return first;
    }
}
