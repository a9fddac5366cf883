using System.Collections.Immutable;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Headless.Review.Past;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

/// <summary>An incident that an instructor called counts from when it began.</summary>
public sealed class RealCourseTests
{
    private static readonly Scenario s_library = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
    private static readonly TimeSpan s_onset = s_library.Truth!.Onset;

    private static readonly Scenario s_knight = s_library with
    {
        Timeline = [.. s_library.Timeline, new TimelineItem.SetFlag(s_onset, ["smars-8"], "x", On: true, "")],
        Presets = [],
    };

    private static readonly int s_item = s_knight.Timeline.Length - 1;

    private static readonly RecordedAct s_called = Act("09:29:40.000000", "trigger", "ivy") with
    {
        Seat = RecordedAct.InstructorSeat, Number = s_item,
    };

    private static readonly RecordedAct s_kill = Act("09:29:50.000000", "kill", "ann") with
    {
        Scope = "server", Target = "smars-8", Mode = "blockAndCancel", Reason = "r", Hold = "H-1",
    };

    [Fact]
    public void Onset_OfAnIncidentCalledEarlier_IsWhenItWasCalled()
    {
        Assert.Equal(At(9, 29, 40), RealCourse.Of(s_knight, null, [s_called]).Truth!.Onset);
        Assert.Equal(
            At(9, 31, 0),
            RealCourse.Of(s_knight, null, [s_called with { At = "09:31:00.000000" }]).Truth!.Onset); // kept back first
    }

    [Fact]
    public void Onset_OfAnIncidentNobodyCalled_IsAsPlanned()
    {
        Assert.Same(s_knight, RealCourse.Of(s_knight, null, [s_kill]));
        Assert.Same(s_knight, RealCourse.Of(s_knight, null, [s_called with { Done = false }]));
        Assert.Equal(s_onset, RealCourse.Of(s_knight, null, [s_called with { Number = 0 }]).Truth!.Onset);
        // a fault of the venue that keeps cancels from working begins no order
        Scenario mizuho = ScenarioLibrary.Default.Load("mizuho-2005").Scenario!;
        int fault = mizuho.Timeline.IndexOf(mizuho.Timeline.First(item => item.At == mizuho.Truth!.Onset));
        Assert.Equal(mizuho.Truth, RealCourse.Of(mizuho, null, [s_called with { Number = fault }]).Truth);
    }

    [Fact]
    public void Incident_KeptBackForGood_NeverCame()
    {
        RecordedAct kept = s_called with { Do = "hold-back" };

        Assert.Null(RealCourse.Of(s_knight, null, [kept]).Truth);
        Assert.NotNull(RealCourse.Of(s_knight, null, [kept, s_called]).Truth); // called after all
        Assert.Same(s_knight, RealCourse.Of(s_knight, null, [kept with { Number = 0 }]));
        Assert.Same(s_knight, RealCourse.Of(s_knight, null, [kept with { Done = false }]));
    }

    [Fact]
    public void Visible_WhoseItemIsCalledEarlier_MovesWithItAlone()
    {
        Scenario venue = ScenarioLibrary.Default.Load("venue-or-us").Scenario!;

        TruthSpec truth = RealCourse.Of(
            venue, null, [s_called with { Number = 0, At = "10:44:40.000000" }]).Truth!;

        Assert.Equal((At(10, 44, 40), venue.Truth!.Onset), (truth.VisibleFrom, truth.Onset));
    }

    [Fact]
    public void Onset_SomeTimeAfterWhatItBeginsWith_KeepsItsDistance()
    {
        Scenario venue = ScenarioLibrary.Default.Load("venue-or-us").Scenario!;
        venue = venue with { Truth = venue.Truth! with { BeginsWith = venue.Truth.VisibleFrom, WaitsFor = null } };

        TruthSpec truth = RealCourse.Of(
            venue, null, [s_called with { Number = 0, At = "10:44:40.000000" }]).Truth!;

        Assert.Equal((At(10, 44, 40), At(10, 44, 47)), (truth.VisibleFrom, truth.Onset));
    }

    [Fact]
    public void BeginsWith_OfATimeWithoutAnItem_IsNamed()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "venue-or-us.yaml"));
        ScenarioLoadResult Load(string time) => ScenarioLoader.Load(
            text.Replace("beginsWith: \"10:45:00\"", $"beginsWith: \"{time}\"", StringComparison.Ordinal),
            "mine.yaml");

        Assert.Equal(At(10, 45, 0), Load("10:45:00").Scenario!.Truth!.BeginsWith);
        Assert.Contains("nothing of the timeline happens at 10:45:01", $"{Assert.Single(Load("10:45:01").Errors)}");
        Assert.Contains("can't be after the onset", $"{Load("10:47:00").Errors[0]}");
    }

    [Fact]
    public void Score_OfAnIncidentCalledEarlier_CountsFromThere_AndIsTheSameAgain()
    {
        SessionReview review = Review([s_called, s_kill]);

        ScoreReport score = review.Score(TestContext.Current.CancellationToken);
        ScoreReport again = Review([s_called, s_kill]).Score(TestContext.Current.CancellationToken);
        ScoreReport uncalled = Review([s_kill]).Score(TestContext.Current.CancellationToken);

        Assert.Equal("09:29:40.000000", review.Onset);
        Assert.InRange(score.ContainedAfterSeconds!.Value, 10m, 10.2m);
        Assert.InRange(uncalled.ContainedAfterSeconds!.Value, -10m, -9.8m);
        Assert.Contains(score.Rows, static row => row.Because.Contains("10 s after the onset"));
        Assert.Equal(score.Rows, again.Rows);
    }

    [Fact]
    public void LiveTasks_OnceTheIncidentIsCalled_AreOpenAndCountDownFromThere()
    {
        var tasks = new LiveTasks(s_knight);
        var nothing = new ControlSnapshot(0, [], [], [], JournalHealthy: true);
        MarketTime now = MarketTime.FromTimeOfDay(At(9, 29, 45));

        LiveTask before = Contain(tasks.Look([], nothing, now));
        LiveTask after = Contain(tasks.Look([s_called], nothing, now));

        Assert.Equal((LiveTaskState.Waiting, 75), (before.State, before.SecondsLeft));
        Assert.Equal((LiveTaskState.Open, 55), (after.State, after.SecondsLeft));
    }

    [Theory]
    [InlineData(0)] // looked at in the tick in which it was heard
    [InlineData(300)] // and when the next look comes by
    public void LiveTasks_AndScore_GiveAStopTheSameTimes(int lookedLaterMilliseconds)
    {
        RecordedAct kill = Act("09:30:01.100000", "kill", "operator-1") with
        {
            Scope = "server", Target = "smars-8", Mode = "blockAndCancel", Reason = "r", Hold = "H-1",
        };
        MarketTime taken = MarketTime.FromTimeOfDay(At(9, 30, 1)); // the tick before: the last the room had taken in
        var hold = new Hold(
            new HoldId(1), Guid.Empty, HoldKind.Manual, HaltScope.Server("smars-8"), HaltMode.BlockAndCancel,
            new Actor(ActorKind.Person, "operator-1"), "r", default, taken);
        var server = new ServerControl(
            new ServerId(7), "smars-8", "rack-b", FlowState.Halted, [hold], default(WallTime), TimeSpan.Zero,
            TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(30), 1, 0, 0);
        var control = new ControlSnapshot(1, [server], [hold], [], JournalHealthy: true);

        ImmutableArray<LiveTask> live = new LiveTasks(s_knight).Look(
            [kill], control, taken.AddNanoseconds((200 + lookedLaterMilliseconds) * 1_000_000L));
        ScoreReport score = Review([kill]).Score(TestContext.Current.CancellationToken);

        foreach (string check in new[] { "notice", "contain", "drain" })
        {
            ScoreRow row = score.Rows.Single(row => row.Check == check);
            Assert.Equal(row.Because, live.Single(task => task.Task == row.Task).Because);
        }
        Assert.Contains("1.2 s after the onset", score.Rows.Single(static row => row.Check == "drain").Because);
    }

    [Fact]
    public void Lanes_OfASessionWhoseItemsWereMoved_ShowThemWhereTheyHappened()
    {
        ImmutableArray<RecordedAct> acts =
            [s_called with { Do = "hold-back", Number = 2, At = "09:29:35.000000" }, s_called];

        ImmutableArray<PastEvent> events = PastEvents.Known(
            RealCourse.Of(s_knight, null, acts), acts, MarketTime.FromTimeOfDay(At(8, 0, 0)),
            MarketTime.FromTimeOfDay(At(9, 40, 0)));

        MarketTime called = MarketTime.FromTimeOfDay(At(9, 29, 40));
        Assert.Equal(called, Assert.Single(events, static item => item.Kind == "onset").At);
        Assert.Equal(called, Assert.Single(events, static item => item.Kind == "set-flag").At);
        string kept = ((TimelineItem.Remark)s_knight.Timeline[2]).Text;
        Assert.DoesNotContain(events, item => item.Text == kept);
    }

    [Fact]
    public void Curve_OfAnIncidentCalledEarlier_ReckonsReactionFromThere()
    {
        Scenario course = RealCourse.Of(s_knight, null, [s_called]);

        CurvePoint point = Assert.Single(LossCurve.Of(
            course, Settings, new SessionActions([s_called]).OfTheWorld, [5], 1, null,
            TestContext.Current.CancellationToken));

        Assert.Equal("09:29:45.000000", point.At);
    }

    private static RunSettings Settings => new(
        null, 5, MarketTime.FromTimeOfDay(At(9, 30, 3)), Breakers: false, ParityMode.Observe);

    private static LiveTask Contain(ImmutableArray<LiveTask> tasks) =>
        tasks.Single(static task => task.Task == "Stop smars-8");

    private static SessionReview Review(ImmutableArray<RecordedAct> acts) => new(
        new RecordingHeader
        {
            Scenario = "knight-2012", ScenarioHash = "h", ScenarioFile = "a.yaml", Title = "A", Seed = 5,
            Mode = FleetMode.Training, StartedBy = "test", Program = "1", MarketStart = "09:30:00",
            Date = s_knight.Date, Zone = "ET", Breakers = false, Parity = ParityMode.Observe, Lockstep = false,
            Servers = ["smars-8"], Symbols = [],
        }, s_knight, Settings, acts, []);

    private static TimeSpan At(int hour, int minute, int second) => new(hour, minute, second);

    private static RecordedAct Act(string at, string verb, string who) =>
        new() { At = at, Who = who, Kind = ActorKind.Person, Do = verb };
}
