using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

public sealed class HeadlessRunTests
{
    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

    private static readonly Lazy<RunReport> s_untouched = new(() => Run(seed: 1, "[]"));

    [Fact]
    public void Run_SameSeed_GivesTheSameDigestAndAnotherSeedAnother()
    {
        string first = s_untouched.Value.EventLogDigest;

        Assert.Equal(first, Run(seed: 1, "[]").EventLogDigest);
        Assert.NotEqual(first, Run(seed: 2, "[]").EventLogDigest);
    }

    [Fact]
    public void Run_GuiltyServerKilled_StopsTheAccumulationFromThatTime()
    {
        RunReport untouched = s_untouched.Value;
        RunReport killed = Run(seed: 1, Kill("09:30:10"));
        RunReport ended = Run(seed: 1, "[]", until: new TimeSpan(9, 30, 10));

        Assert.True(untouched.ChildOrders > 2 * killed.ChildOrders);
        Assert.Equal(ended.ChildOrders, killed.ChildOrders);
        Assert.Equal(untouched.Fleet.ParentOrders, killed.Fleet.ParentOrders);
        ReportedHold hold = Assert.Single(killed.Holds);
        Assert.Equal(("manual", "server smars-8", "09:30:10.000000", "09:30:10.000000"),
            (hold.Kind, hold.Scope, hold.RequestedAt, hold.BlockedAt));
        Assert.Equal(0, hold.OrdersAfterBlock);
        Assert.Null(hold.ReleasedAt);
        Assert.Equal("09:30:11.200000", hold.ProvenAt); // a second in which the venue received nothing
        Assert.NotNull(killed.LossAvoided);
    }

    [Fact]
    public void Run_ReleaseByTheSamePerson_IsRefusedAndByASecondOneOpensTheGate()
    {
        RunReport report = Run(seed: 1, Kill("09:30:05") + """

            - { at: "09:30:10", who: operator-1, do: release, scope: server, target: smars-8, cause: c, evidence: e }
            - { at: "09:30:11", who: operator-1, do: approve, scope: server, target: smars-8 }
            - { at: "09:30:11.5", who: supervisor-1, do: approve, hold: H-1 }
            - at: "09:30:12"
              who: supervisor-1
              do: approve
              hold: H-1
              overrides: { cause: the drill goes on, parity: the drill goes on, orders: rest by hand }
            - { at: "09:30:13", who: supervisor-1, do: approve, hold: H-1 }
            """);

        Assert.StartsWith("H-1: ChecklistOpen. cause: fail.", report.Actions[3].Outcome);
        Assert.Equal("H-1: Released.", report.Actions[4].Outcome);
        Assert.Equal([true, true, false, false, true, false], report.Actions.Select(action => action.Done));
        Assert.Equal("09:30:12.000000", report.Holds[0].ReleasedAt);
        Assert.StartsWith("Restart after H-1 stopped again at its stage 1 %", report.Holds[1].Reason);
    }

    [Fact]
    public void Run_AnIncident_ReportsTheTruthAndWhatFirstPointedAtIt()
    {
        RunReport report = s_untouched.Value;

        Assert.Equal("09:30:00.000000", report.Truth!.Onset);
        Assert.Equal(["smars-8"], report.Truth.GuiltyServers);
        Assert.Equal(212, report.ParentOrders);
        Assert.NotNull(report.Detection.FirstCorrectAlarmAt);
        Assert.InRange(report.Detection.DelaySeconds!.Value, 0, 10);
        Assert.Equal(-report.Pnl.Total, report.LossIfNobodyActed);
        Assert.Equal(0, report.LossAvoided);
    }

    [Fact]
    public void Run_WithBreakers_ReportsTheTripWithTheFigureThatCrossedItsLimit()
    {
        RunReport report = Run(seed: 1, "[]", until: new TimeSpan(9, 30, 3), breakers: true);

        ReportedTrip trip = Assert.Single(report.Trips);
        Assert.Equal(("smars-8", "block"), (trip.Server, trip.Action));
        Assert.True(trip.Value >= trip.Limit);
        Assert.Equal("breaker", Assert.Single(report.Holds).Kind);
    }

    private static string Kill(string at) =>
        $$"""- { at: "{{at}}", who: operator-1, do: kill, scope: server, target: smars-8, reason: runaway orders }""";

    private static RunReport Run(ulong seed, string actions, TimeSpan? until = null, bool breakers = false)
    {
        ActionFileResult read = ActionFile.Read(actions, "actions.yaml", s_knight);
        Assert.Empty(read.Errors);
        MarketTime end = MarketTime.FromTimeOfDay(until ?? new TimeSpan(9, 30, 30));
        var settings = new RunSettings("sec", seed, end, breakers);
        using var run = new HeadlessRun(s_knight, settings, read.Actions);
        RunOutcome outcome = run.Run(new FakeTimeProvider(), progress: null);
        return new ReportMaker(s_knight, settings, outcome, untouched: null).Make();
    }
}
