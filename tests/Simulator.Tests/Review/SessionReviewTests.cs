using System.Collections.Immutable;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

/// <summary>A session looked back on: everything is compared in the world it had, and nothing is run twice.</summary>
public sealed class SessionReviewTests
{
    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

    private static readonly RunSettings s_settings = new(
        null, 5, MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 12)), Breakers: false, ParityMode.Observe);

    private static readonly RecordedAct s_shock = Act("09:30:01.000000", "insert", "ivy") with
    {
        Seat = RecordedAct.InstructorSeat, Item = "do: price-shock\nat: 09:30:04\nbps: -300",
    };

    private static readonly RecordedAct s_kill = Act("09:30:05.000000", "kill", "ann") with
    {
        Scope = "server", Target = "smars-8", Mode = "blockAndCancel", Reason = "r", Hold = "H-17",
    };

    [Fact]
    public void Curve_OfASessionTheInstructorChanged_IsOfThatWorld()
    {
        SessionReview review = Review([s_shock, s_kill]);
        ImmutableArray<ScriptedAction> world = new SessionActions([s_shock, s_kill]).OfTheWorld;
        MarketTime at = MarketTime.FromTimeOfDay(s_knight.Truth!.Onset + TimeSpan.FromSeconds(5));

        ImmutableArray<CurvePoint> changed = Curve(world);
        ImmutableArray<CurvePoint> untouched = Curve([]);
        Outcome alone = new Rerun(s_knight, s_settings).Run(CorrectStop.In(world, s_knight, at)).Outcome;

        Assert.NotEqual(untouched[0].Outcome, changed[0].Outcome);
        Assert.Equal(alone, changed[0].Outcome);
        // the trainee stopped what is guilty at that second: the curve passes through the session
        Assert.Equal(review.With(review.Acts), changed[0].Outcome);

        static ImmutableArray<CurvePoint> Curve(ImmutableArray<ScriptedAction> instructor) => LossCurve.Of(
            s_knight, s_settings, instructor, [5], 1, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void OtherActs_AreComparedInTheSameWorld_WhateverIsLeftOut()
    {
        SessionReview review = Review([s_shock, s_kill]);

        Assert.Equal(review.With([s_shock, s_kill]), review.With([s_kill]));
        Assert.Equal(review.With([s_shock]), review.With([]));
        Assert.NotEqual(Review([s_kill]).With([]), review.With([]));
    }

    [Fact]
    public void NobodyActing_IsNotRunAgain_AndIsWhatAFreshRunGives()
    {
        SessionReview review = Review([s_shock, s_kill]);
        ImmutableArray<(int Second, decimal Pnl)> path = review.NobodyPath(TestContext.Current.CancellationToken);
        int runs = review.Runs;

        Outcome none = review.With([]);
        Outcome looked = review.With([Act("09:30:02.000000", "inspect", "ann") with { Scope = "fleet" }]);

        Assert.NotEmpty(path);
        Assert.Equal((1, 1), (runs, review.Runs));
        Assert.Equal((none, none), (review.Known([]), looked));
        Assert.Equal(new Rerun(s_knight, s_settings).Run(new SessionActions([s_shock]).OfTheWorld).Outcome, none);
        using var fresh = new WorldRun(s_knight, s_settings, ActionsOf(
            [s_shock, Act("09:30:02.000000", "inspect", "ann") with { Scope = "fleet" }]));
        Assert.Equal(Outcome.Of(fresh.Run(), hasIncident: true), none);
    }

    [Fact]
    public void SameActs_AreAnsweredFromWhatIsKnown_AndAreWhatAFreshRunGives()
    {
        SessionReview review = Review([s_kill]);
        RecordedAct earlier = s_kill with { At = "09:30:02.000000", Outcome = "H-17 covers 1 servers.", Sent = [1, 2] };

        Outcome first = review.With([earlier]);
        Outcome again = review.With([earlier with { Outcome = "", Sent = [] }]);
        Outcome other = review.With([s_kill]);

        Assert.Equal(2, review.Runs);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(Review([s_kill]).With([earlier]), first);
    }

    [Fact]
    public void Score_IsKnownAsWhatItWas_AlsoWhenItWasKept()
    {
        SessionReview review = Review([s_kill]);
        ScoreReport score = review.Score(TestContext.Current.CancellationToken);
        SessionReview later = Review([s_kill]);
        int runs = review.Runs;

        later.Learn(score);

        Assert.Equal((score.Actual, score.Nobody), (review.With(review.Acts), review.With([])));
        Assert.Equal((score.Actual, score.Nobody), (later.With(later.Acts), later.With([])));
        Assert.Equal((runs, 0), (review.Runs, later.Runs));
    }

    [Fact]
    public void Shelf_KeepsNoMoreThanItMay_AndThoseLastAskedFor()
    {
        var shelf = new OutcomeShelf();
        for (int i = 0; i < OutcomeShelf.Most; i++)
            shelf.Keep($"{i}", new Outcome(i, 0, 0, 0));
        Assert.NotNull(shelf.Find("0"));

        shelf.Keep("more", new Outcome(0, 0, 0, 0));

        Assert.NotNull(shelf.Find("0"));
        Assert.Null(shelf.Find("1"));
        Assert.NotNull(shelf.Find("more"));
    }

    [Fact]
    public void Release_OfAHoldWithANumberOfThatRoom_IsFoundByTheKillThatTookIt()
    {
        ImmutableArray<RecordedAct> acts = [s_kill, .. ReleaseOf("H-17", "06", "07")];

        ImmutableArray<HoldRow> holds = Holds(acts, acts);

        Assert.Equal("smars-8", Assert.Single(holds).Server);
        Assert.Equal(MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 7)), holds[0].ReleasedAt);
    }

    [Fact]
    public void Release_WhoseKillIsLeftOut_ReleasesNothingElse()
    {
        RecordedAct other = s_kill with { At = "09:30:05.500000", Target = "smars-1", Hold = "H-18" };
        ImmutableArray<RecordedAct> session = [s_kill, other, .. ReleaseOf("H-17", "06", "07")];

        ImmutableArray<HoldRow> holds = Holds(session, session.RemoveAt(0));

        Assert.Equal("smars-1", Assert.Single(holds).Server);
        Assert.Null(holds[0].ReleasedAt);
    }

    [Fact]
    public void Limits_SetInTheSession_AreOfTheRerun()
    {
        var small = new LimitChange.OfGate(RuleScope.EachServer, "order-quantity", GateLimit.Of(40));
        RecordedAct set = Act("09:30:01.000000", "set-limit", "ann") with
        {
            Limit = LimitChangeText.Write("x", small), Reason = "smaller orders",
        };
        ImmutableArray<ScriptedAction> actions = ActionsOf([set]);
        var rerun = new Rerun(s_knight, s_settings with { Breakers = true }); // else gates count and refuse nothing

        Assert.NotEqual(rerun.Run([]).Outcome, rerun.Run(actions).Outcome);
        Assert.Equal(small, LimitChangeText.Read(ActWords.Of(actions[0], [], []).Limit!));
    }

    [Fact]
    public void Gate_ThatLeaksByTheInstructorsHand_IsWhatTheWholeRoomMakesOfIt()
    {
        RecordedAct leak = Act("09:30:06.000000", "insert", "ivy") with
        {
            Seat = RecordedAct.InstructorSeat,
            Item = "do: gate-fault\nat: 09:30:06\nuntil: 09:30:10\nservers: [smars-8]\nwhat: leaks",
        };
        ImmutableArray<ScriptedAction> actions = ActionsOf([s_kill, leak]);
        using var whole = new HeadlessRun(s_knight, s_settings, actions);
        RunOutcome expected = whole.Run(new VirtualClock(s_knight.Date), progress: null);

        Outcome made = new Rerun(s_knight, s_settings).Run(actions).Outcome;

        Assert.Equal(Outcome.Of(expected.Ledger, hasIncident: true), made);
        Assert.True(new Rerun(s_knight, s_settings).NeedsWholeRoom(actions));
        Assert.NotEqual(made, new Rerun(s_knight, s_settings).Run(ActionsOf([s_kill])).Outcome);
    }

    [Fact]
    public void RoomThatStandsReady_GivesWhatAFreshRunGives_AndIsNotAskedWhatLiesBeforeIt()
    {
        ImmutableArray<RecordedAct> acts = [s_kill, .. ReleaseOf("H-1", "07", "08")];
        SessionReview review = Review(acts);
        using StandingRun ready = review.Stand(review.Places()[0], static () => { })!;
        RecordedAct tooEarly = s_kill with { At = "08:00:01.000000" };

        Assert.True(review.CanGoOn(ready, acts));
        Assert.False(review.CanGoOn(ready, [tooEarly, .. acts]));
        Outcome before = review.With([tooEarly, .. acts], ready, TestContext.Current.CancellationToken);
        Outcome made = review.With(acts, ready, TestContext.Current.CancellationToken);

        Assert.True(review.NeedsWholeRoom(acts));
        Assert.Equal(Review(acts).With(acts), made);
        Assert.Equal(Review(acts).With([tooEarly, .. acts]), before);
        Assert.Throws<InvalidOperationException>(() => review.With( // good for one
            [s_kill with { At = "09:30:09.000000" }, .. acts], ready, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void RunOfAWholeRoom_ThatNobodyWaitsFor_IsGivenUp()
    {
        ImmutableArray<RecordedAct> acts = [s_kill, .. ReleaseOf("H-1", "07", "08")];
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.Throws<OperationCanceledException>(() => Review(acts).With(acts, ready: null, gone.Token));
        Assert.Throws<OperationCanceledException>(() => Review(acts).Stand(
            Review(acts).Places()[0], gone.Token.ThrowIfCancellationRequested));
    }

    private static ImmutableArray<HoldRow> Holds(
        ImmutableArray<RecordedAct> session, ImmutableArray<RecordedAct> acts)
    {
        (ImmutableArray<ScriptedAction> actions, _) = new SessionActions(session).ActionsOf(acts);
        return [.. new Rerun(s_knight, s_settings).Run(actions).Holds
            .Where(static row => row.Hold.Kind == HoldKind.Manual)];
    }

    private static ImmutableArray<RecordedAct> ReleaseOf(string hold, string asked, string approved) =>
    [
        Act($"09:30:{asked}.000000", "release", "ann") with { Hold = hold, Cause = "c", Evidence = "e" },
        Act($"09:30:{approved}.000000", "approve", "bob") with { Hold = hold },
    ];

    private static ImmutableArray<ScriptedAction> ActionsOf(ImmutableArray<RecordedAct> acts) =>
        new SessionActions(acts).ActionsOf(acts).Actions;

    private static SessionReview Review(ImmutableArray<RecordedAct> acts) => new(
        new RecordingHeader
        {
            Scenario = "knight-2012", ScenarioHash = "h", ScenarioFile = "a.yaml", Title = "A", Seed = 5,
            Mode = FleetMode.Training, StartedBy = "test", Program = "1", MarketStart = "09:30:00",
            Date = s_knight.Date, Zone = "ET", Breakers = false, Parity = ParityMode.Observe, Lockstep = false,
            Servers = ["smars-8"], Symbols = [],
        }, s_knight, s_settings, acts, []);

    private static RecordedAct Act(string at, string verb, string who) =>
        new() { At = at, Who = who, Kind = ActorKind.Person, Do = verb };
}
