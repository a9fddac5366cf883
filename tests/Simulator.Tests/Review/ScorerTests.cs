using System.Collections.Immutable;
using CsCheck;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

public sealed class ScorerTests
{
    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
    private static readonly Scenario s_quiet = ScenarioLibrary.Default.Load("half-day").Scenario!;
    private static readonly RunSettings s_settings = new(null, 1, null, Breakers: false);

    [Fact]
    public void Score_OfEverythingRightAndAtOnce_IsAHundredWithAReasonForEachPoint()
    {
        ScoreReport score = Score(s_knight, [
            Act("09:29:50", "inspect", "server", "smars-8"),
            Act("09:29:55", "kill", "server", "smars-8") with { Reason = "another build than planned" },
            Act("09:30:20", "note", null, null) with { Reason = "Risk is told." },
            Act("09:30:40", "note", null, null) with { Reason = "Called the venue." },
        ], [Hold("smars-8", 34_195)], loss: 0);

        Assert.Equal(100, score.Score);
        Assert.True(score.Passed);
        Assert.All(score.Rows, static row => Assert.NotEmpty(row.Because));
        Assert.All(score.Rows, static row => Assert.Null(row.Feedback));
        Assert.Contains(score.Rows, static row => row.Line?.Contains("kill smars-8") == true);
        Assert.Equal(["operator-1"], score.People);
    }

    [Fact]
    public void Score_WhereNobodyActed_IsNotPassedAndTellsWhatWasMissed()
    {
        ScoreReport score = Score(s_knight, [], [], loss: 460_000_000);

        Assert.False(score.Passed);
        Assert.Equal(0, Row(score, "contain").Points);
        Assert.Contains("never blocked", Row(score, "contain").Because);
        Assert.NotNull(Row(score, "contain").Feedback);
        Assert.Equal(Row(score, "scope").Most, Row(score, "scope").Points);
    }

    [Theory]
    [InlineData("scope", "kill", "group", "rack-b")]
    [InlineData("no-change-while-live", "rollback", null, null)]
    [InlineData("order", "rollback", null, null)]
    public void Score_OfTheWrongThing_CostsItsTaskAndNamesTheLine(
        string check, string verb, string? scope, string? target)
    {
        RecordedAct wrong = Act("09:31:00", verb, scope, target) with { Servers = ["smars-1"] };

        ScoreRow row = Row(Score(s_knight, [wrong], [], loss: 1), check);

        Assert.Equal(0, row.Points);
        Assert.Contains(verb, row.Line);
        Assert.StartsWith("operator-1", row.Because);
    }

    [Fact]
    public void Score_WhereOnlySomeWereToldAndLate_IsInProportion()
    {
        RecordedAct note = Act("09:45:00", "note", null, null) with { Reason = "told RISK" }; // half of the 600 s late

        ScoreRow row = Row(Score(s_knight, [note], [], loss: 1), "told");

        Assert.InRange(row.Points, (row.Most / 4m) - 0.1m, (row.Most / 4m) + 0.1m);
        Assert.Contains("told venue", row.Because);
        Assert.Contains("RISK", row.Line);
    }

    [Theory]
    [InlineData("07:59:59", false)] // nothing to be seen yet
    [InlineData("09:29:50", true)]
    public void Look_AtAGuiltyServer_IsNoticing_OnceThereIsSomethingToSee(string at, bool noticed)
    {
        ScoreRow row = Row(Score(s_knight, [Act(at, "inspect", "fleet", null)], [], loss: 1), "notice");

        Assert.Equal(noticed, row.Points > 0);
    }

    [Fact]
    public void Score_OfSeveralPeople_HasAPartForEachOfTheirOwnActs()
    {
        RecordedAct kill = Act("09:30:05", "kill", "server", "smars-8");
        RecordedAct wrong = Act("09:30:30", "kill", "server", "smars-1") with { Who = "operator-2" };

        ScoreReport score = Score(s_knight, [kill, wrong], [Hold("smars-8", 34_205)], loss: 0);

        Assert.Equal(["operator-1", "operator-2"], score.Persons.Select(static one => one.Person));
        ScoreRow Of(int person, string check) => score.Persons[person].Rows.Single(row => row.Check == check);
        Assert.True(Of(0, "contain").Points > 0);
        Assert.Equal(0, Of(1, "contain").Points); // another's stop is not theirs
        Assert.Contains("by operator-2", Of(1, "contain").Because);
        Assert.True(Of(0, "scope").Points > 0);
        Assert.Equal(0, Of(1, "scope").Points);
        Assert.Equal(0, Row(score, "scope").Points); // the team's part is that of all
        Assert.Contains("operator-2 never wrote down", Of(1, "told").Because);
    }

    [Fact]
    public void Columns_OfTheTable_SumToTheScore_WhateverWasDone() =>
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, 460], Gen.Int[0, 20], Gen.Bool).Sample((second, loss, points, told) =>
        {
            string at = TimeSpan.FromSeconds(34_200 + second).ToString(@"hh\:mm\:ss");
            ScoreReport score = Score(
                s_knight,
                [
                    Act(at, "kill", "server", "smars-8"), Hint(1, points),
                    .. told ? [Act(at, "note", null, null) with { Reason = "risk" }] : Array.Empty<RecordedAct>(),
                ],
                [Hold("smars-8", 34_200 + second)], loss * 1_000_000m);

            Assert.Equal(score.Score, score.Rows.Sum(static row => row.Points));
            Assert.Equal(100, score.Rows.Sum(static row => row.Most));
            Assert.All(score.Rows, static row => Assert.True(row.Points <= row.Most && row.Points * 10 % 1 == 0));
        }, iter: 200);

    [Fact]
    public void Score_WhereNobodyActed_IsRounded_NotCut()
    {
        ScoreReport score = Score(s_knight, [], [], loss: 460_000_000);

        Assert.Equal(30, score.Rows.Where(static row => row.Points > 0).Sum(static row => row.Weight));
        Assert.Equal(27.3m, score.Score); // of weights that sum to 110
    }

    [Fact]
    public void Hint_IsBorneByWhoeverReadIt_AndByTheTeam()
    {
        RecordedAct[] acts =
        [
            Act("09:30:01", "kill", "server", "smars-8"),
            Act("09:30:02", "kill", "server", "smars-8") with { Who = "operator-2" },
            Hint(1, 7), Act("09:30:30", "hint-read", null, null) with { Number = 1 },
        ];

        ScoreReport score = Score(s_knight, [.. acts], [Hold("smars-8", 34_201)], loss: 0);

        Assert.Equal(-7, Row(score, "hint").Points);
        Assert.Equal(-7, Assert.Single(score.Persons[0].Rows, static row => row.Check == "hint").Points);
        Assert.DoesNotContain(score.Persons[1].Rows, static row => row.Check == "hint");
        Assert.Equal(score.Persons[0].Score, score.Persons[0].Rows.Sum(static row => row.Points));
    }

    [Fact]
    public void SecondPerson_WhoOnlySigned_IsNotJudged()
    {
        RecordedAct[] acts =
        [
            Act("09:29:50", "inspect", "server", "smars-8"),
            Act("09:29:55", "kill", "server", "smars-8") with { Reason = "another build than planned" },
            Act("09:30:20", "note", null, null) with { Reason = "Risk is told, and the venue." },
            Act("09:40:00", "release", null, null) with { Cause = "old build", Evidence = "replaced", Hold = "H-1" },
            Act("09:41:00", "approve", null, null) with { Who = "supervisor-1", Hold = "H-1" },
        ];

        ScoreReport score = Score(s_knight, [.. acts], [Hold("smars-8", 34_195)], loss: 0);

        PersonScore second = score.Persons.Single(static one => one.Person == "supervisor-1");
        Assert.Equal(("co-signed, not judged", false), (second.Verdict, second.Passed));
        Assert.DoesNotContain(second.Rows, static row => row.Check == "contain"); // that was the other's
        Assert.Equal("passed", score.Persons[0].Verdict);
    }

    [Theory]
    [InlineData("ChecklistOpen.", true)]
    [InlineData("JournalFailed.", true)]
    [InlineData("SamePerson.", false)]
    public void Approval_ThatWasRefused_CostsTheCeremony_OnlyWhereItWasNotTheirs(string outcome, bool isKept)
    {
        RecordedAct request = Act("09:40:00", "release", null, null) with
        {
            Cause = "old build", Evidence = "new", Hold = "H-1",
        };
        RecordedAct refused = Act("09:41:00", "approve", null, null) with
        {
            Hold = "H-1", Done = false, Outcome = outcome,
        };

        decimal without = Ceremony(request);
        Assert.NotEqual(0, without);
        Assert.Equal(isKept ? without : 0, Ceremony(request, refused));
    }

    private static decimal Ceremony(params RecordedAct[] acts) =>
        Row(Score(s_knight, [.. acts], [Hold("smars-8", 34_195)], loss: 0), "ceremony").Points;

    [Fact]
    public void SoleTrainee_WhoLeftEverythingUndone_IsJudgedByIt()
    {
        ScoreReport score = Score(s_knight, [Act("09:30:20", "acknowledge", "fleet", null)], [], loss: 460_000_000);

        Assert.Equal("not passed", Assert.Single(score.Persons).Verdict);
        Assert.Equal(score.Score, score.Persons[0].Score);
    }

    [Fact]
    public void Score_OnADayOnWhichNothingIsWrong_IsLostByStopping()
    {
        Assert.Equal(100, Score(s_quiet, [Act("12:57:30", "note", null, null)], [], loss: 0).Score);
        Assert.Equal(0, Score(s_quiet, [Act("12:57:30", "kill", "fleet", null)], [], loss: 0).Score);
    }

    [Fact]
    public void Score_StoppedEarlier_IsNeverLess() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400], Gen.Int[0, 400]).Sample((first, more, loss) =>
        {
            decimal early = At(first, loss * 100_000m);
            decimal late = At(first + more, loss * 100_000m + more * 170_000m);
            Assert.True(early >= late, $"{early} at +{first} s, {late} at +{first + more} s");
        }, iter: 300);

    [Fact]
    public void Score_OfTheSameLog_IsTheSame() =>
        Assert.Equal(
            ReportWriter.ToJson(Score(s_knight, [Act("09:31:10", "kill", "fleet", null)], [], 5)),
            ReportWriter.ToJson(Score(s_knight, [Act("09:31:10", "kill", "fleet", null)], [], 5)));

    [Fact]
    public void Score_OfAMoreExpensiveSession_IsNeverMore() =>
        Gen.Select(Gen.Int[0, 500_000_000], Gen.Int[0, 500_000_000]).Sample((less, more) =>
            At(30, Math.Min(less, more)) >= At(30, Math.Max(less, more)), iter: 200);

    [Fact]
    public void Tasks_OfTheWholeLibrary_AreCheckedByTheProgramOrSayThatAnInstructorDoes()
    {
        foreach (ScenarioSummary summary in ScenarioLibrary.Default.Summaries)
        {
            Scenario scenario = ScenarioLibrary.Default.Load(summary.Id).Scenario!;
            if (scenario.Training is not { } training)
                continue;
            Assert.True(
                training.CriticalTasks.Any(static task => task.Check != TaskCheck.Instructor)
                    || summary.Id == "recorded-sample", summary.Id);
            if (scenario.Truth is not null)
                Assert.Contains(training.CriticalTasks, static task => task.Check == TaskCheck.Contain);
        }
    }

    private static decimal At(int seconds, decimal loss) => Score(
        s_knight,
        [Act(TimeSpan.FromSeconds(34_200 + seconds).ToString(@"hh\:mm\:ss"), "kill", "server", "smars-8")],
        [Hold("smars-8", 34_200 + seconds)], loss).Score;

    private static ScoreRow Row(ScoreReport score, string check) => score.Rows.Single(row => row.Check == check);

    private static ScoreReport Score(
        Scenario scenario, ImmutableArray<RecordedAct> acts, ImmutableArray<HoldRow> holds, decimal loss) =>
        Scorer.Score(
            new ScoreFacts
            {
                Scenario = scenario, Acts = acts, Holds = holds, Actual = new Outcome(loss, 1, 1, 1),
                Nobody = new Outcome(460_000_000, 1, 1, 1), Best = new Outcome(0, 0, 0, 0),
            },
            s_settings);

    private static RecordedAct Act(string at, string verb, string? scope, string? target) => new()
    {
        At = at, Who = "operator-1", Kind = ActorKind.Person, Do = verb, Scope = scope, Target = target,
    };

    private static RecordedAct Hint(int number, int points) => new()
    {
        At = "09:30:25", Who = "instructor-1", Kind = ActorKind.Person, Do = "hint", Reason = "Look at parity.",
        Seat = RecordedAct.InstructorSeat, Number = number, Points = points,
    };

    private static HoldRow Hold(string server, int second)
    {
        var at = new MarketTime(second * MarketTime.NanosecondsPerSecond);
        return new HoldRow
        {
            Hold = new Hold(
                new HoldId(1), Guid.Empty, HoldKind.Manual, HaltScope.Server(server), HaltMode.Block,
                new Actor(ActorKind.Person, "operator-1"), "r", default, at),
            Server = server, RequestedAt = at, BlockedAt = at, DrainedAt = at,
        };
    }
}
