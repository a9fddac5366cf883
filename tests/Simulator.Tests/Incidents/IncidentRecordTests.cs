using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Incidents;

/// <summary>
/// What was published of each incident, with nobody acting. The figures follow from the mechanism and the declared
/// calibration; nothing in the code knows them. The tolerance is in percent of the published figure.
/// </summary>
public sealed class IncidentRecordTests
{
    public static TheoryData<string> Incidents => new(
        "everbright-2013", "mizuho-2005", "infinium-2010", "citi-2022", "osaka-2010", "facebook-2012", "citadel-2010",
        "hanmag-2013", "goldman-2013");

    [Theory]
    [InlineData("everbright-2013", 5)]
    [InlineData("mizuho-2005", 8)]
    [InlineData("infinium-2010", 20)]
    [InlineData("citi-2022", 6)]
    [InlineData("osaka-2010", 20)]
    [InlineData("facebook-2012", 6)]
    [InlineData("hanmag-2013", 2)]
    [InlineData("goldman-2013", 6)]
    public void Incident_AnySeed_ComesOutAsPublished(string id, int percent)
    {
        foreach (ulong seed in (ulong[])[1, 2013, ulong.MaxValue])
        {
            using IncidentDay day = IncidentDay.Run(id, seed);
            LedgerScope incident = day.Incident;
            RecordSpec record = day.Scenario.Record!;
            Compare(record.Orders, incident.Children, 1);
            Compare(record.Executions, incident.Executions, 1);
            Compare(record.Shares, incident.Shares, 1);
            Compare(record.EnteredNotional?.Dollars, incident.EnteredNotional.Dollars, Math.Min(5, percent));
            Compare(record.ExecutedNotional?.Dollars, incident.ExecutedNotional.Dollars, percent);
            Compare(record.Loss?.Dollars, -incident.Total.Dollars, percent);
        }
    }

    [Theory]
    [MemberData(nameof(Incidents))]
    public void Truth_OnsetAndServers_AreThoseOfTheFirstBadOrder(string id)
    {
        using IncidentDay day = IncidentDay.Start(id);
        TruthSpec truth = day.Scenario.Truth!;
        day.Witness.RunTo(truth.Onset);
        Assert.Equal(0, day.Incident.Children);
        day.Witness.RunTo(truth.Onset + TimeSpan.FromMinutes(2));
        Assert.True(day.Incident.Children > 0);
    }

    [Theory]
    [MemberData(nameof(Incidents))]
    public void File_OfAnIncident_SaysEverythingAReaderNeeds(string id)
    {
        Scenario scenario = IncidentDay.Load(id);
        Assert.NotEmpty(scenario.Sources);
        Assert.NotEmpty(scenario.Uncertainties);
        Assert.NotEmpty(scenario.Calibration);
        Assert.NotNull(scenario.Record);
        Assert.NotNull(scenario.Training);
        Assert.Equal(100, scenario.Training.CriticalTasks.Sum(task => task.Weight));
        Assert.True(scenario.Training.StartAt < scenario.Truth!.Onset);
        Assert.True(scenario.Truth.GuiltyServers.Length < scenario.Fleet.Servers.Length, "A guilty server has peers.");
        Assert.Equal(
            scenario.Fleet.Paths.Select(path => path.Name).Except(["smart-route", "two-sided-quote"]),
            scenario.Fleet.Paths.Select(path => path.Name).Intersect(scenario.Truth.GuiltyPaths));
    }

    [Theory]
    [MemberData(nameof(Incidents))]
    public void Run_TheSameSeed_GivesTheSameEvents(string id)
    {
        using IncidentDay first = IncidentDay.Start(id, seed: 5);
        using IncidentDay second = IncidentDay.Start(id, seed: 5);
        TimeSpan until = first.Scenario.Truth!.Onset + TimeSpan.FromSeconds(30);
        Assert.Equal(first.Witness.RunTo(until).Digest, second.Witness.RunTo(until).Digest);
    }

    [Theory]
    [MemberData(nameof(Incidents))]
    public void Peers_OfTheGuilty_AreOrdinaryThroughout(string id)
    {
        using IncidentDay day = IncidentDay.Run(id, seed: 3);
        int guilty = day.Guilty;
        int perServer = day.Events.Where(e => e.Kind == OrderEventKind.Sent).GroupBy(e => e.ServerIndex)
            .Count(server => server.Key == guilty || server.Count() > 100);
        Assert.Equal(day.World.Fleet.Servers.Length, perServer);
    }

    private static void Compare(decimal? published, decimal simulated, int percent)
    {
        if (published is { } figure)
            Assert.InRange(simulated, figure * (100 - percent) / 100, figure * (100 + percent) / 100);
    }
}
