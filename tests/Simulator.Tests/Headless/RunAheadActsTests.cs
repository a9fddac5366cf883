using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Chance;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Ahead;
using Ops.Simulator.Headless.Review;
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

    /// <summary>Rules act on the world here, at moments that nobody knew before the first run.</summary>
    [Theory]
    [InlineData("infinium-2010", "14:28:30", 1, ParityMode.Observe)]
    [InlineData("knight-2012", "09:31:30", 2, ParityMode.Observe)]
    [InlineData("knight-2012", "09:31:00", 3, ParityMode.Enforce)]
    [InlineData("goldman-2013", "08:46:00", 4, ParityMode.Observe)]
    [InlineData("hanmag-2013", "09:10:00", 5, ParityMode.Observe)]
    [InlineData("venue-outage", "10:36:00", 6, ParityMode.Enforce)]
    public void Of_WithBreakers_IsToTheLetterWhatARunInStepIs(
        string id, string until, ulong seed, ParityMode parity)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        var end = MarketTime.FromTimeOfDay(TimeSpan.Parse(until, null));
        var settings = new RunSettings(Preset: null, seed, end, Breakers: true, parity);
        ImmutableArray<ScriptedAction> acts = Draw(scenario, end, new Prng(seed));
        var plan = new AheadPlan(AheadMode.WheneverNobodyActs);

        RunOutcome ahead = HeadlessRun.Of(
            scenario, settings, acts, new FakeTimeProvider(), progress: null, plan: plan);
        using var run = new HeadlessRun(scenario, settings, acts);
        RunOutcome inStep = run.Run(new FakeTimeProvider(), progress: null);

        Assert.Equal(Text(scenario, settings, inStep), Text(scenario, settings, ahead));
        using var known = new HeadlessRun(scenario, settings, acts, recordTo: null, plan);
        Assert.Equal( // what the first run learnt lets the second go ahead at once
            Text(scenario, settings, inStep),
            Text(scenario, settings, known.Run(new FakeTimeProvider(), progress: null)));
        Assert.True(known.BucketsAhead > 100, $"{known.BucketsAhead} buckets ahead");
    }

    /// <summary>Where only the outcome is asked, pictures and tries are left out: the same money and holds.</summary>
    [Theory]
    [InlineData("knight-2012", "09:31:30", 2, true)]
    [InlineData("knight-2012", "09:31:30", 3, false)]
    [InlineData("hanmag-2013", "09:02:30", 11, true)]
    [InlineData("citadel-2010", "09:32:30", 12, true)]
    [InlineData("citi-2022", "08:58:30", 11, false)]
    [InlineData("infinium-2010", "14:28:30", 4, true)]
    [InlineData("goldman-2013", "08:46:00", 5, false)]
    public void Rerun_OfDrawnActs_ComesToWhatARunInStepComesTo(string id, string until, ulong seed, bool breakers)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        var end = MarketTime.FromTimeOfDay(TimeSpan.Parse(until, null));
        var settings = new RunSettings(Preset: null, seed, end, breakers);
        ImmutableArray<ScriptedAction> acts = Draw(scenario, end, new Prng(seed));
        using var run = new HeadlessRun(scenario, settings, acts);
        RunOutcome inStep = run.Run(new FakeTimeProvider(), progress: null);

        (Outcome outcome, ImmutableArray<HoldRow> holds) = new Rerun(scenario, settings).Run(acts);

        Assert.Equal(Outcome.Of(inStep.Ledger, hasIncident: true), outcome);
        Assert.Equal(inStep.Holds.Select(Bare), holds.Select(Bare));
    }

    /// <summary>From the approval on only a kill is left: nothing is measured any more.</summary>
    [Fact]
    public void Rerun_OfAWrongRemedyAndAKill_ComesToWhatARunInStepComesTo()
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        var settings = new RunSettings(
            Preset: null, Seed: 5, MarketTime.FromTimeOfDay(new TimeSpan(9, 31, 10)), Breakers: false);
        ImmutableArray<ScriptedAction> acts = ActionFile.Read(
            """
            - { at: "09:30:05", who: ann, do: rollback, servers: [smars-1, smars-2], reason: take it back }
            - { at: "09:30:09", who: bob, do: approve, change: C-1 }
            - { at: "09:30:40.35", who: ann, do: kill, scope: server, target: smars-8, reason: r, mode: block }
            - { at: "09:30:55", who: ann, do: kill, scope: fleet, reason: r, mode: blockAndCancel }
            """, "actions.yaml", knight).Actions;
        using var run = new HeadlessRun(knight, settings, acts);
        RunOutcome inStep = run.Run(new FakeTimeProvider(), progress: null);

        (Outcome outcome, ImmutableArray<HoldRow> holds) = new Rerun(knight, settings).Run(acts);

        Assert.Equal(Outcome.Of(inStep.Ledger, hasIncident: true), outcome);
        Assert.Equal(inStep.Holds.Select(Bare), holds.Select(Bare));
        Assert.All(inStep.Holds, static row => Assert.NotNull(row.ProvenAt));
        Assert.All(holds, static row => Assert.Null(row.ProvenAt)); // or else it was measured all the same
    }

    /// <summary>A gate that can't be told halts itself when its lease is over: at the same moment in both.</summary>
    [Theory]
    [InlineData(false, HaltMode.Block)]
    [InlineData(true, HaltMode.Block)]
    [InlineData(false, HaltMode.Sever)]
    [InlineData(true, HaltMode.BlockAndCancel)]
    public void Rerun_OfAKillWhileTheLineIsCut_ComesToWhatARunInStepComesTo(bool afterAChange, HaltMode mode)
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        Scenario cut = knight with
        {
            Timeline =
            [
                .. knight.Timeline,
                new TimelineItem.ControlCut(new(9, 30, 20), new(9, 30, 50), ["smars-8"], "the line is cut"),
            ],
        };
        var settings = new RunSettings(
            Preset: null, Seed: 5, MarketTime.FromTimeOfDay(new TimeSpan(9, 31, 10)), Breakers: false);
        var kill = new ScriptedAction.Kill(
            MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 25)), "ann", Place.Start, HaltScope.Server("smars-8"), mode,
            "runaway orders");
        ImmutableArray<ScriptedAction> change = ActionFile.Read(
            """
            - { at: "09:30:05", who: ann, do: rollback, servers: [smars-1, smars-2], reason: take it back }
            - { at: "09:30:09", who: bob, do: approve, change: C-1 }
            """, "actions.yaml", cut).Actions;
        ImmutableArray<ScriptedAction> acts = afterAChange ? [.. change, kill] : [kill];
        using var run = new HeadlessRun(cut, settings, acts);
        RunOutcome inStep = run.Run(new FakeTimeProvider(), progress: null);

        (Outcome outcome, ImmutableArray<HoldRow> holds) = new Rerun(cut, settings).Run(acts);

        Assert.Equal(Outcome.Of(inStep.Ledger, hasIncident: true), outcome);
        Assert.Equal(inStep.Holds.Select(Bare), holds.Select(Bare));
    }

    // What a picture and the drop copy say is left out where nothing is measured any more, and a stop of a restart has
    // the id that was drawn for the request of its release.
    private static HoldRow Bare(HoldRow row) => row with
    {
        ProvenAt = null, Hold = row.Hold with { CommandId = default, MarketSince = default },
    };

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
