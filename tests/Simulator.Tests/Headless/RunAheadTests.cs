using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Ahead;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

public sealed class RunAheadTests
{
    [Theory]
    [InlineData("knight-2012", "09:30:20")]
    [InlineData("goldman-2013", null)]
    [InlineData("facebook-2012", "09:40:00")]
    [InlineData("mizuho-2005", null)]
    [InlineData("telemetry-gap", null)]
    [InlineData("venue-outage", null)]
    [InlineData("clock-step", null)]
    [InlineData("late-start", null)]
    [InlineData("recorded-sample", null)]
    public void Of_NobodyActs_IsToTheLetterWhatARunInStepIs(string id, string? until)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        RunSettings settings = Settings(until);

        AssertSame(scenario, settings, []);
    }

    [Fact]
    public void Of_KillAndRelease_IsToTheLetterWhatARunInStepIs()
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        ActionFileResult read = ActionFile.Read(
            """
            - { at: "09:30:04.25", who: operator-1, do: kill, scope: server, target: smars-8, reason: runaway orders }
            - { at: "09:30:10", who: operator-1, do: release, scope: server, target: smars-8, cause: c, evidence: e }
            - at: "09:30:12"
              who: supervisor-1
              do: approve
              hold: H-1
              overrides: { cause: the drill goes on, parity: the drill goes on, orders: rest by hand }
            """, "actions.yaml", knight);

        AssertSame(knight, Settings("09:30:30"), read.Actions);
    }

    [Theory]
    [InlineData("block")]
    [InlineData("blockAndCancel")]
    public void Run_AfterAStopThatIsProven_GoesAheadAgain_AndIsToTheLetterWhatARunInStepIs(string mode)
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        ActionFileResult read = ActionFile.Read(
            $$"""
            - { at: "09:30:01.25", who: a, do: kill, scope: server, target: smars-8, reason: r, mode: {{mode}} }
            - { at: "09:30:20", who: a, do: kill, scope: fleet, reason: r, mode: {{mode}} }
            """, "actions.yaml", knight);
        RunSettings settings = Settings("09:31:00");
        using var again = new HeadlessRun(
            knight, settings, read.Actions, recordTo: null, new AheadPlan(AheadMode.WheneverNobodyActs));
        using var once = new HeadlessRun(
            knight, settings, read.Actions, recordTo: null, new AheadPlan(AheadMode.UntilSomebodyActs));

        string outcome = Text(knight, settings, again.Run(new FakeTimeProvider(), progress: null));

        Assert.Equal(Text(knight, settings, once.Run(new FakeTimeProvider(), progress: null)), outcome);
        AssertSame(knight, settings, read.Actions);
        if (mode == "blockAndCancel")
            Assert.InRange(again.BucketsAhead - once.BucketsAhead, 200, 570);
    }

    [Fact]
    public void Of_ActionInTheFirstSecond_IsToTheLetterWhatARunInStepIs()
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        ActionFileResult read = ActionFile.Read(
            """- { at: "08:00:01", who: operator-1, do: kill, scope: fleet, reason: too early }""",
            "actions.yaml", knight);

        AssertSame(knight, Settings("08:00:20"), read.Actions);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Of_FaultThatMakesTheRoomActByItself_IsToTheLetterWhatARunInStepIs(TimelineItem fault)
    {
        Scenario quiet = ScenarioLibrary.Default.Load("quiet-day").Scenario!;
        Scenario faulty = quiet with { Timeline = [.. quiet.Timeline, fault] };
        RunSettings settings = Settings("09:31:00");
        using var ahead = new HeadlessRun(
            faulty, settings, [], recordTo: null, new AheadPlan(AheadMode.UntilSomebodyActs));

        Assert.Throws<RoomActedException>(() => ahead.Run(new FakeTimeProvider(), progress: null));
        AssertSame(faulty, settings, []);
    }

    public static TheoryData<TimelineItem> Faults() =>
    [
        new TimelineItem.ControlCut(new(9, 30, 10), new(9, 30, 20), ["smars-1"], "the line is cut"),
        new TimelineItem.DropCopyGap(
            new(9, 30, 10), new(9, 30, 20), TelemetryGapKind.Loses, ["smars-1"], "messages are lost"),
    ];

    [Fact]
    public void Of_GivenUpOnTheWay_EndsTheWorldsThread()
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        int told = 0;

        Assert.Throws<OperationCanceledException>(() => HeadlessRun.Of(
            knight, Settings("09:30:00"), [], new FakeTimeProvider(),
            _ => throw (++told == 1 ? new OperationCanceledException("given up") : new InvalidOperationException())));

        Assert.Equal(1, told); // and it came back: the thread was waited for
    }

    private static RunSettings Settings(string? until) => new(
        Preset: null, Seed: 7, until is null ? null : MarketTime.FromTimeOfDay(TimeSpan.Parse(until)), Breakers: false);

    private static void AssertSame(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> actions)
    {
        RunOutcome ahead = HeadlessRun.Of(scenario, settings, actions, new FakeTimeProvider(), progress: null);
        using var run = new HeadlessRun(scenario, settings, actions);
        RunOutcome inStep = run.Run(new FakeTimeProvider(), progress: null);

        Assert.Equal(Text(scenario, settings, inStep), Text(scenario, settings, ahead));
    }

    private static string Text(Scenario scenario, RunSettings settings, RunOutcome outcome) =>
        ReportWriter.ToJson(new ReportMaker(scenario, settings, outcome, untouched: null).Make());
}
