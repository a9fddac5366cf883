using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

/// <summary>The Knight morning with parity enforced: the server that was missed never flows.</summary>
public sealed class ParityRunTests
{
    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

    [Fact]
    public void Knight_Enforced_NeverLetsTheMissedServerFlow_AndLosesNothing()
    {
        RunReport report = Run("[]", "09:30:10");

        Assert.Equal((0L, 0m), (report.ChildOrders, report.Pnl.Total));
        ReportedHold hold = Assert.Single(report.Holds);
        Assert.Equal(
            ("parity", "smars-8", "08:00:00.000000", 0L),
            (hold.Kind, hold.Server, hold.RequestedAt, hold.OrdersAfterBlock));
        Assert.Equal(["smars-8"], report.Detection.Accused);
        Assert.True(report.Fleet.ChildOrders > 0);
        Assert.Equal(
            [
                "08:00:00.000000 parity-older-build", "08:00:00.000000 parity-two-meanings",
                "08:00:00.000000 parity-retired-reachable", "08:01:00.000000 parity-retired-speaks",
                "08:01:00.000000 parity-residue",
            ],
            report.Findings.Where(static alarm => alarm.Rule.StartsWith("parity-", StringComparison.Ordinal))
                .Select(static alarm => $"{alarm.At} {alarm.Rule}"));
    }

    [Fact]
    public void Knight_Observed_RaisesTheSameFindings_AndHaltsNothing()
    {
        RunReport report = Run("[]", "08:02:00", ParityMode.Observe);

        Assert.Empty(report.Holds);
        Assert.Equal(5, report.Findings.Count(static a => a.Rule.StartsWith("parity-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rollback_OfTheGoodServers_WaitsForASecondPerson_WhoReadsWhatItDoes()
    {
        RunReport report = Run("""
            - { at: "08:10:00", who: op, do: rollback, servers: [smars-1, smars-2, smars-3, smars-4], reason: back }
            - { at: "08:10:05", who: op, do: approve, change: C-1 }
            - { at: "08:11:00", who: op, do: inspect, scope: server, target: smars-1 }
            - { at: "08:12:00", who: sup, do: approve, change: C-1 }
            """, "08:13:00");

        Assert.Equal([true, false, true, true], report.Actions.Select(static action => action.Done));
        Assert.StartsWith(
            "C-1: AwaitingApproval. Turns 4 more servers into Power Peg: smars-1 ... smars-4.",
            report.Actions[0].Outcome);
        Assert.Equal("Everything agrees with plan and ledger.", report.Actions[2].Outcome);
        Assert.Equal(
            ["smars-1", "smars-2", "smars-3", "smars-4", "smars-8"],
            report.Holds.Select(static hold => hold.Server).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Remedy_OnTheHaltedServer_ThenReleaseByTwo_LetsItFlowAsPlanned()
    {
        RunReport report = Run("""
            - { at: "08:00:10", who: op, do: deploy, servers: [smars-8], build: "2012.07-rlp", reason: missed }
            - { at: "08:00:20", who: op, do: release, scope: server, target: smars-8, cause: missed, evidence: on plan }
            - { at: "08:00:30", who: sup, do: approve, scope: server, target: smars-8 }
            """, "08:00:59");

        Assert.All(report.Actions, static action => Assert.True(action.Done));
        Assert.Equal("08:00:30.000000", Assert.Single(report.Holds).ReleasedAt);
    }

    [Fact]
    public void Override_WhileTheFindingStands_LastsUntilANewFinding()
    {
        RunReport report = Run("""
            - { at: "08:00:20", who: op, do: release, scope: server, target: smars-8, cause: known, evidence: accepted }
            - { at: "08:00:25", who: sup, do: approve, scope: server, target: smars-8 }
            - { at: "08:00:30", who: sup, do: approve, scope: server, target: smars-8, overrides: { parity: agreed } }
            """, "08:01:01");

        Assert.Equal([true, false, true], report.Actions.Select(static action => action.Done));
        Assert.StartsWith("H-1: ChecklistOpen. parity: fail.", report.Actions[1].Outcome);

        // the findings of the deploy are overridden; the first message at 08:01 is another one
        Assert.Equal(
            [("08:00:00.000000", "08:00:30.000000"), ("08:01:00.100000", null)],
            report.Holds.Select(static hold => (hold.RequestedAt, hold.ReleasedAt)));
    }

    private static RunReport Run(string actions, string until, ParityMode parity = ParityMode.Enforce)
    {
        ActionFileResult read = ActionFile.Read(actions, "actions.yaml", s_knight);
        Assert.Empty(read.Errors);
        var settings = new RunSettings(
            "sec", Seed: 1, MarketTime.FromTimeOfDay(TimeSpan.Parse(until)), Breakers: false, parity);
        using var run = new HeadlessRun(s_knight, settings, read.Actions);
        RunOutcome outcome = run.Run(new FakeTimeProvider(), progress: null);
        return new ReportMaker(s_knight, settings, outcome, untouched: null).Make();
    }
}
