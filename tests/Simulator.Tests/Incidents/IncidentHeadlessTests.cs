using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Incidents;

/// <summary>Incidents through the whole control room.</summary>
public sealed class IncidentHeadlessTests
{
    [Fact]
    public void Goldman_WithBreakers_PeopleLiftThemAndTheyTripAgain()
    {
        RunOutcome outcome = Run("goldman-2013", breakers: true, new TimeSpan(8, 56, 0));

        Assert.Equal(["match-2", "match-5"], outcome.Holds.Select(hold => hold.Server).Distinct().Order());
        Assert.Equal(6, outcome.Holds.Length);
        Assert.Equal(4, outcome.Holds.Count(hold => hold.ReleasedAt is not null));
        Assert.All(
            outcome.Actions, done => Assert.True(done.Done, $"{done.Action.At} {done.Action.Who}: {done.Outcome}"));
    }

    [Theory]
    [InlineData("everbright-2013")]
    [InlineData("infinium-2010")]
    [InlineData("osaka-2010")]
    [InlineData("hanmag-2013")]
    [InlineData("citadel-2010")]
    public void Runaway_WithBreakers_StopsTheGuiltyAlone(string id)
    {
        Scenario scenario = IncidentDay.Load(id);

        RunOutcome outcome = Run(id, breakers: true, scenario.Truth!.Onset + TimeSpan.FromSeconds(20));

        Assert.Equal(scenario.Truth.GuiltyServers, outcome.Holds.Select(hold => hold.Server).Distinct());
    }

    [Fact]
    public void Report_OfAnIncident_HasTheRecordBesideTheSimulation()
    {
        Scenario scenario = IncidentDay.Load("hanmag-2013");
        var settings = new RunSettings(null, 1, null, Breakers: false);
        using var run = new HeadlessRun(scenario, settings, []);

        RunReport report = new ReportMaker(scenario, settings, run.Run(new FakeTimeProvider(), null), null).Make();

        Assert.Equal("thousands of KRW", report.Currency);
        Assert.Equal((36_100, 46_200_000m), (report.Record!.Executions, report.Record.Loss));
        Assert.InRange(report.ExecutedNotional, 70_000_000m, 90_000_000m);
        Assert.Null(report.Record.Orders);
    }

    private static RunOutcome Run(string id, bool breakers, TimeSpan until)
    {
        var settings = new RunSettings(null, 1, MarketTime.FromTimeOfDay(until), breakers);
        using var run = new HeadlessRun(IncidentDay.Load(id), settings, []);
        return run.Run(new FakeTimeProvider(), null);
    }
}
