using System.Globalization;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Variation;
using Xunit;

namespace Ops.Simulator.Tests.Scenarios;

public sealed class ScenarioVariatorTests
{
    public static TheoryData<string> Library => [.. ScenarioLibrary.Default.Summaries.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Library))]
    public void Vary_AnyScenario_GivesAScenarioWithoutAnError(string id)
    {
        Scenario scenario = Load(id);
        foreach (Difficulty difficulty in Enum.GetValues<Difficulty>())
        {
            for (ulong seed = 1; seed <= 6; seed++)
                Assert.Empty(ScenarioVariator.Vary(scenario, difficulty, seed).Errors);
        }
    }

    [Theory]
    [MemberData(nameof(Library))]
    public void Vary_AnyIncident_LeavesItsMechanismWithWhoeverHasIt(string id)
    {
        Scenario scenario = Load(id);
        if (scenario.Truth is null)
            return;
        for (ulong seed = 1; seed <= 6; seed++)
        {
            Scenario varied = Vary(scenario, Difficulty.Hard, seed);
            Assert.Equal(Guilty(scenario), Guilty(varied));
            Assert.Equal(
                scenario.Fleet.Servers.Select(server => (server.Name, server.Group)),
                varied.Fleet.Servers.Select(server => (server.Name, server.Group)));
            Assert.Equal(Moved(scenario), Moved(varied));
        }

        // what the guilty servers run, without their names
        static string[] Guilty(Scenario one) =>
        [
            .. one.Truth!.GuiltyServers.Select(name => one.Fleet.Servers.Single(server => server.Name == name))
                .Select(server => $"{server.Group} {server.Build} {string.Join(' ', server.Flags.Order())}").Order(),
        ];

        // the onset keeps its distance from the end and from what shows it
        static string Moved(Scenario one) => string.Create(CultureInfo.InvariantCulture,
            $"{one.Session.End - one.Truth!.Onset} {one.Truth.Onset - one.Truth.VisibleFrom}");
    }

    [Fact]
    public void Vary_ManySeeds_AccusesManyServers()
    {
        Scenario knight = Load("knight-2012");

        string[] guilty =
        [
            .. Enumerable.Range(1, 40).Select(seed =>
                Vary(knight, Difficulty.Standard, (ulong)seed).Truth!.GuiltyServers.Single()).Distinct().Order(),
        ];

        Assert.Equal(["smars-5", "smars-6", "smars-7", "smars-8"], guilty); // those of its rack
    }

    [Fact]
    public void Vary_AServer_IsNamedSoInEveryText()
    {
        Scenario knight = Load("knight-2012");
        Scenario varied = Enumerable.Range(1, 40).Select(seed => Vary(knight, Difficulty.Standard, (ulong)seed))
            .First(one => one.Truth!.GuiltyServers is ["smars-6"]);

        Assert.Contains("smars-6", varied.Truth!.Cause, StringComparison.Ordinal);
        Assert.Contains(varied.Timeline, item => item is TimelineItem.Messages { Count: 97, Server: "smars-6" });
        Assert.Contains(varied.Training!.CriticalTasks, task => task.Task == "Stop smars-6");
        Assert.Equal("2011.11", varied.Fleet.Servers.Single(server => server.Name == "smars-6").Build);
        Assert.Contains("varied", varied.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("smars-6", string.Join(' ', varied.Calibration), StringComparison.Ordinal);
    }

    [Fact]
    public void Vary_SameSeed_GivesTheSameText()
    {
        Scenario scenario = Load("everbright-2013");

        string[] texts = [.. Enumerable.Range(0, 4).Select(turn =>
            Vary(scenario, Difficulty.Hard, (ulong)(turn / 2)).Source!.Text)];

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[2], texts[3]);
        Assert.NotEqual(texts[0], texts[2]);
    }

    [Fact]
    public void Vary_WhatMayMove_MovesWithItsTexts()
    {
        Scenario scenario = Load("everbright-2013");
        Scenario[] varied = [.. Enumerable.Range(1, 20).Select(seed => Vary(scenario, Difficulty.Hard, (ulong)seed))];

        Assert.True(varied.Select(one => one.Truth!.Onset).Distinct().Count() > 10);
        Assert.All(varied, one =>
        {
            Assert.Equal(scenario.Session.Open, one.Session.Open);
            string onset = one.Truth!.Onset.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
            Assert.Contains(one.Training!.Cues, cue => cue.Contains(onset, StringComparison.Ordinal));
        });
        Assert.Contains(varied, one => one.Timeline.Length > scenario.Timeline.Length);
    }

    private static Scenario Load(string id) => ScenarioLibrary.Default.Load(id).Scenario!;

    private static Scenario Vary(Scenario scenario, Difficulty difficulty, ulong seed)
    {
        ScenarioLoadResult result = ScenarioVariator.Vary(scenario, difficulty, seed);
        Assert.Empty(result.Errors);
        return result.Scenario!;
    }
}
