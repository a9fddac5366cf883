using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Chance;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

/// <summary>Kills and releases drawn from a seed, in days on which other things go wrong too.</summary>
public sealed class RunAheadActsTests
{
    private static readonly HaltMode[] s_modes = [HaltMode.Block, HaltMode.BlockAndCancel, HaltMode.Sever];

    [Theory]
    [InlineData("infinium-2010", "14:28:30", 1)]
    [InlineData("telemetry-gap", "10:36:00", 2)]
    [InlineData("venue-outage", "10:36:00", 3)]
    [InlineData("clock-step", "10:36:00", 4)]
    [InlineData("late-start", "10:36:00", 5)]
    [InlineData("goldman-2013", "08:46:00", 6)]
    public void Of_DrawnActs_IsToTheLetterWhatARunInStepIs(string id, string until, ulong seed)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        var end = MarketTime.FromTimeOfDay(TimeSpan.Parse(until, null));
        var settings = new RunSettings(Preset: null, seed, end, Breakers: false);
        ImmutableArray<ScriptedAction> acts = Draw(scenario, end, new Prng(seed));

        RunOutcome ahead = HeadlessRun.Of(scenario, settings, acts, new FakeTimeProvider(), progress: null);
        using var run = new HeadlessRun(scenario, settings, acts);
        RunOutcome inStep = run.Run(new FakeTimeProvider(), progress: null);

        Assert.Contains(inStep.Holds, static row => row.ProvenAt is not null);
        Assert.Equal(Text(scenario, settings, inStep), Text(scenario, settings, ahead));
    }

    // a kill every 20 to 80 s; two in three are released 10 to 30 s later
    private static ImmutableArray<ScriptedAction> Draw(Scenario scenario, MarketTime end, Prng chance)
    {
        var acts = new List<ScriptedAction>();
        Place place = Place.Start;
        for (MarketTime at = MarketTime.FromTimeOfDay(scenario.Session.Start);
            (at = Later(at, 20, 80)) < end.AddNanoseconds(-60 * MarketTime.NanosecondsPerSecond);)
        {
            var servers = scenario.Fleet.Servers;
            HaltScope scope = chance.PerMille(150) ? HaltScope.Fleet
                : HaltScope.Server(servers[(int)chance.Below(servers.Length)].Name);
            HaltMode mode = s_modes[chance.Below(s_modes.Length)];
            acts.Add(new ScriptedAction.Kill(at, "ann", place, scope, mode, "drawn"));
            if (chance.PerMille(333))
                continue;
            var holds = new HoldChoice(Id: null, scope);
            MarketTime asked = Later(at, 10, 30);
            acts.Add(new ScriptedAction.Release(asked, "ann", place, holds, "c", "e"));
            acts.Add(new ScriptedAction.Approve(Later(asked, 1, 9), "bob", place, holds) { OverridesAll = "drawn" });
        }
        return [.. acts.OrderBy(static act => act.At)];

        MarketTime Later(MarketTime at, long least, long most) =>
            at.AddNanoseconds(chance.Between(least * 1_000, most * 1_000) * MarketTime.NanosecondsPerMillisecond);
    }

    private static string Text(Scenario scenario, RunSettings settings, RunOutcome outcome) =>
        ReportWriter.ToJson(new ReportMaker(scenario, settings, outcome, untouched: null).Make());
}
