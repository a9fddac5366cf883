using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Scenarios;

public sealed class ScenarioLibraryTests
{
    [Fact]
    public void Default_AsShipped_HasNoErrors()
    {
        Assert.Empty(ScenarioLibrary.Default.Errors);
        Assert.Contains(ScenarioLibrary.Default.Summaries, summary => summary.Id == "knight-2012");
        Assert.Contains(ScenarioLibrary.Default.Summaries, summary => summary.Id == "quiet-day");
    }

    [Fact]
    public void Load_Knight_HasTheFactsOfTheRecord()
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

        Assert.Equal(new DateOnly(2012, 8, 1), knight.Date);
        Assert.Equal(["sec", "press"], knight.Presets.Select(preset => preset.Name));
        Assert.Equal(8, knight.Fleet.Servers.Length);
        Assert.Equal(["smars-8"],
            knight.Fleet.Servers.Where(server => server.Build != knight.Fleet.PlannedBuild)
            .Select(server => server.Name));
        Assert.Equal(2, knight.Fleet.Builds.Select(build => build.FlagPaths["rlp-eligible"]).Distinct().Count());
        Assert.Equal(154, knight.Universe.Symbols.Length + knight.Universe.Classes.Sum(item => item.Count));
        Assert.Contains(knight.ClientFlow, flow => flow is { Count: 212, BuySymbols: 80, AtOpen: true });
        Assert.Contains(knight.Timeline, item => item is TimelineItem.Messages { Count: 97, Server: "smars-8" });
        Assert.False(Assert.Single(knight.Fleet.Paths, path => path.Retired).CountsFills);
        Assert.Equal(new TimeSpan(9, 29, 30), knight.Training!.StartAt);
        Assert.NotEmpty(knight.Calibration);
        Assert.NotEmpty(knight.Uncertainties);
    }

    [Fact]
    public void Library_WhatIsOfferedForTraining_IsBriefedAndDebriefed()
    {
        foreach (ScenarioSummary summary in ScenarioLibrary.Default.Summaries.Where(one => one.StartAt is not null))
        {
            TrainingSpec training = ScenarioLibrary.Default.Load(summary.Id).Scenario!.Training!;
            Assert.False(string.IsNullOrWhiteSpace(training.Briefing), $"{summary.Id} has no briefing");
            Assert.True(training.Debrief.Length > 0, $"{summary.Id} has no debrief");
        }
    }

    [Fact]
    public void Load_UnknownId_ListsTheKnownOnes()
    {
        ScenarioError error = Assert.Single(ScenarioLibrary.Default.Load("night-2012").Errors);

        Assert.Contains("there is no scenario night-2012", error.Wrong);
        Assert.Contains("knight-2012", error.Right);
        Assert.StartsWith("there is no scenario night-2012; known are ", $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public void Library_WithABrokenFile_ShowsTheOthers()
    {
        string directory = Directory.CreateTempSubdirectory("ops-library-").FullName;
        try
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "scenarios", "quiet-day.yaml"),
                Path.Combine(directory, "good.yaml"));
            File.WriteAllText(Path.Combine(directory, "bad.yaml"), "title: [");

            var library = new ScenarioLibrary(directory);

            Assert.Equal(["good"], library.Summaries.Select(summary => summary.Id));
            Assert.NotEmpty(library.Errors);
            Assert.All(library.Errors, error => Assert.EndsWith("bad.yaml", error.File));
            Assert.Null(library.Load("bad").Scenario);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void Library_WithAnIdTwice_KeepsTheFirstAndNamesTheSecond()
    {
        string own = Directory.CreateTempSubdirectory("ops-library-").FullName;
        try
        {
            string again = Path.Combine(own, "quiet-day.yaml");
            File.Copy(Path.Combine(ScenarioLibrary.ShippedDirectory, "quiet-day.yaml"), again);

            var library = new ScenarioLibrary(ScenarioLibrary.ShippedDirectory, own);

            Assert.Equal(ScenarioLibrary.Default.Summaries.Length, library.Summaries.Length);
            Assert.Equal(again, Assert.Single(library.Errors).File);
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    [Fact]
    public void Library_OfAMissingDirectory_IsEmpty() =>
        Assert.Empty(new ScenarioLibrary(Path.Combine(AppContext.BaseDirectory, "no-such-directory")).Summaries);
}
