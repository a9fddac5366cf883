using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

public sealed class RampRunTests
{
    private const string ReleaseBoth = """
        overrides: { cause: known, parity: known, orders: by hand }
        """;

    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
    private static readonly Scenario s_quiet = ScenarioLibrary.Default.Load("quiet-day").Scenario!;

    [Fact]
    public void HealthyServer_GoesThroughItsStages_InMarketTime()
    {
        RunReport report = Run(s_quiet, Released("smars-3"), "09:45:00");

        ReportedRamp ramp = Assert.Single(report.Ramps);
        Assert.Equal(
            [(1, "09:41:0"), (10, "09:41:3"), (100, "09:42:0")],
            ramp.Stages.Select(static stage => (stage.Percent, stage.At[..7]))); // a picture later at the most
        Assert.Equal(("finished", "09:43:0"), (ramp.Outcome, ramp.EndedAt![..7]));
        Assert.Single(report.Holds);
    }

    [Fact]
    public void SameRun_Twice_IsTheSame() => Assert.Equal(
        Run(s_quiet, Released("smars-3"), "09:45:00").EventLogDigest,
        Run(s_quiet, Released("smars-3"), "09:45:00").EventLogDigest);

    [Fact]
    public void FaultyServer_IsStoppedAgain_InItsFirstStage_AndStaysSo()
    {
        RunReport report = Run(
            s_knight,
            $$"""
            - { at: "09:30:10", who: op, do: kill, scope: server, target: smars-8, reason: runs away }
            - { at: "09:31:00", who: op, do: release, hold: H-1, cause: none found, evidence: none }
            - { at: "09:31:10", who: sup, do: approve, hold: H-1, {{ReleaseBoth}} }
            """,
            "09:35:00");

        ReportedRamp ramp = Assert.Single(report.Ramps);
        Assert.Equal(("stopped", 1), (ramp.Outcome, ramp.Stages.Length));
        ReportedHold again = report.Holds[1];
        Assert.StartsWith("Restart after H-1 stopped again at its stage 1 %:", again.Reason);
        Assert.Equal(("breaker", "smars-8", null), (again.Kind, again.Server, again.ReleasedAt));
    }

    private static string Released(string server) => $$"""
        - { at: "09:40:00", who: op, do: kill, scope: server, target: {{server}}, mode: blockAndCancel, reason: drill }
        - { at: "09:40:30", who: op, do: release, hold: H-1, cause: a drill, evidence: all is well }
        - { at: "09:41:00", who: sup, do: approve, hold: H-1 }
        """;

    private static RunReport Run(Scenario scenario, string actions, string until)
    {
        ActionFileResult read = ActionFile.Read(actions, "actions.yaml", scenario);
        Assert.Empty(read.Errors);
        var settings = new RunSettings(
            scenario.Presets.IsEmpty ? null : scenario.Presets[0].Name, Seed: 1,
            MarketTime.FromTimeOfDay(TimeSpan.Parse(until)), Breakers: false, ParityMode.Observe);
        using var run = new HeadlessRun(scenario, settings, read.Actions);
        RunOutcome outcome = run.Run(new FakeTimeProvider(), progress: null);
        RunReport report = new ReportMaker(scenario, settings, outcome, untouched: null).Make();
        Assert.All(report.Actions, static action => Assert.True(action.Done, action.Outcome));
        return report;
    }
}
