using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

public sealed class RerunTests
{
    private const string TwoKills = """
        - { at: "09:30:03.217", who: a, do: kill, scope: server, target: smars-8, reason: r, mode: blockAndCancel }
        - { at: "09:30:08", who: a, do: kill, scope: group, target: rack-b, reason: r }
        """;

    [Theory]
    [InlineData("knight-2012", "09:30:12", "[]")]
    [InlineData("knight-2012", "09:30:12", TwoKills)]
    [InlineData("everbright-2013", "11:05:04", "[]")]
    public void WorldRun_WithoutTheMeasuringHalf_IsExactlyWhatTheWholeRoomGives(
        string id, string until, string actions)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        var settings = new RunSettings(
            null, 5, MarketTime.FromTimeOfDay(TimeSpan.Parse(until, null)), Breakers: false, ParityMode.Observe);
        ActionFileResult read = ActionFile.Read(actions, "a.yaml", scenario);
        Assert.Empty(read.Errors);
        using var whole = new HeadlessRun(scenario, settings, read.Actions);
        using var world = new WorldRun(scenario, settings, read.Actions);

        RunOutcome expected = whole.Run(new FakeTimeProvider(), progress: null);
        LedgerReport ledger = world.Run();

        Assert.Equal(Text(expected.Ledger), Text(ledger));
        Assert.Equal(expected.Actions.Select(a => a.Outcome), world.Outcomes.Select(a => a.Outcome));
    }

    [Fact]
    public void Release_ThatIsStoppedAgain_IsToTheShareWhatTheWholeRoomGives()
    {
        Scenario scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        var settings = new RunSettings(null, 5, MarketTime.FromTimeOfDay(new TimeSpan(9, 33, 0)), Breakers: false);
        ActionFileResult read = ActionFile.Read(
            """
            - { at: "09:30:03.2", who: a, do: kill, scope: server, target: smars-8, reason: r }
            - { at: "09:30:20", who: a, do: release, scope: server, target: smars-8, cause: c, evidence: e }
            - at: "09:30:25"
              who: b
              do: approve
              hold: H-1
              overrides: { cause: the drill goes on, parity: the drill goes on, orders: rest by hand }
            """, "a.yaml", scenario);
        using var whole = new HeadlessRun(scenario, settings, read.Actions);
        RunOutcome expected = whole.Run(new FakeTimeProvider(), progress: null);

        (Outcome outcome, ImmutableArray<HoldRow> holds) = new Rerun(scenario, settings).Run(
            read.Actions, TestContext.Current.CancellationToken);

        Assert.Contains(holds, static row => row.Hold.Kind == HoldKind.Breaker); // stopped again
        Assert.Equal(Outcome.Of(expected.Ledger, hasIncident: true), outcome);
        Assert.Equal(expected.Holds.Select(Text), holds.Select(Text));

        static string Text(HoldRow row) => $"{row.Hold.Id} {row.Hold.Kind} {row.Server} {row.ProvenAt}";
    }

    [Fact]
    public void Gate_ThatLeaksLongAfterItsStopWasProven_IsWhatTheWholeRoomMakesOfIt()
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        var leak = new TimelineItem.GateFault(
            new TimeSpan(9, 30, 40), new TimeSpan(9, 30, 50), GateFaultKind.Leaks, ["smars-8"], default, "it leaks");
        Scenario scenario = knight with { Timeline = [.. knight.Timeline, leak] };
        var settings = new RunSettings(null, 5, MarketTime.FromTimeOfDay(new TimeSpan(9, 31, 0)), Breakers: false);
        ActionFileResult read = ActionFile.Read(
            """- { at: "09:30:03.2", who: a, do: kill, scope: server, target: smars-8, reason: r }""", "a.yaml",
            scenario);
        using var whole = new HeadlessRun(scenario, settings, read.Actions);
        RunOutcome expected = whole.Run(new FakeTimeProvider(), progress: null);

        (Outcome outcome, ImmutableArray<HoldRow> holds) = new Rerun(scenario, settings).Run(
            read.Actions, TestContext.Current.CancellationToken);

        Assert.True(expected.Holds[0].OrdersAfterBlock > 0); // it did leak
        Assert.Equal(Outcome.Of(expected.Ledger, hasIncident: true), outcome);
        Assert.Equal(expected.Holds[0].OrdersAfterBlock, holds[0].OrdersAfterBlock);
    }

    [Fact]
    public void NeedsWholeRoom_WhereSomethingMeasuredActs_IsTrue()
    {
        Scenario scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        var settings = new RunSettings(null, 1, null, Breakers: false, ParityMode.Observe);
        ImmutableArray<ScriptedAction> change = ActionFile.Read(
            """- { at: "09:30:03", who: a, do: rollback, scope: server, target: smars-1, reason: r }""", "a", scenario)
                .Actions;

        ImmutableArray<ScriptedAction> release = ActionFile.Read(
            """- { at: "09:30:03", who: a, do: approve, scope: server, target: smars-1 }""", "a", scenario).Actions;

        Assert.False(new Rerun(scenario, settings).NeedsWholeRoom([]));
        Assert.True(new Rerun(scenario, settings).NeedsWholeRoom(release)); // a restart goes on by what is measured
        Assert.True(new Rerun(scenario, settings).NeedsWholeRoom(change));
        Assert.True(new Rerun(scenario, settings with { Breakers = true }).NeedsWholeRoom([]));
        Assert.True(new Rerun(scenario, settings with { Parity = ParityMode.Enforce }).NeedsWholeRoom([]));
    }

    private static string Text(LedgerReport ledger) => ReportWriter.ToJson(ledger);
}
