using System.Collections.Immutable;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

public sealed class SparingTests
{
    /// <summary>Every incident of the library, stopped soon after its onset.</summary>
    public static TheoryData<string> Incidents => [.. ScenarioLibrary.Default.Summaries
        .Where(static item => item.IsIncident).Select(static item => item.Id)];

    [Theory]
    [MemberData(nameof(Incidents))]
    public void WorldRun_ThatSparesTheHeld_ComesToTheSameToTheShare(string id)
    {
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        MarketTime onset = MarketTime.FromTimeOfDay(scenario.Truth!.Onset);
        var settings = new RunSettings(
            null, 2, onset.AddNanoseconds(20 * MarketTime.NanosecondsPerSecond), Breakers: false, ParityMode.Observe);
        ImmutableArray<ScriptedAction> stop = CorrectStop.At(
            scenario, onset.AddNanoseconds(2 * MarketTime.NanosecondsPerSecond), HaltMode.BlockAndCancel);
        using var trying = new WorldRun(scenario, settings, stop);
        using var sparing = new WorldRun(scenario, settings, stop, spares: true);

        LedgerReport expected = trying.Run();
        LedgerReport actual = sparing.Run();

        Assert.Equal(ReportWriter.ToJson(expected.Incident), ReportWriter.ToJson(actual.Incident));
        Assert.Equal(
            ReportWriter.ToJson(expected.Fleet with { Parents = 0 }),
            ReportWriter.ToJson(actual.Fleet with { Parents = 0 }));
        Assert.Equal(trying.Holds, sparing.Holds);
    }

    [Fact]
    public void WorldRun_ReleasedLater_SparesNothing()
    {
        Scenario scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        var settings = new RunSettings(
            null, 2, new MarketTime(34_212_000_000_000), Breakers: false, ParityMode.Observe);
        ImmutableArray<ScriptedAction> actions = ActionFile.Read("""
            - { at: "09:30:02", who: a, do: kill, scope: server, target: smars-8, reason: r }
            - { at: "09:30:04", who: a, do: release, scope: server, target: smars-8, cause: c, evidence: e }
            - { at: "09:30:05", who: b, do: approve, scope: server, target: smars-8 }
            """, "a", scenario).Actions;
        using var trying = new WorldRun(scenario, settings, actions);
        using var sparing = new WorldRun(scenario, settings, actions, spares: true);

        Assert.Equal(ReportWriter.ToJson(trying.Run()), ReportWriter.ToJson(sparing.Run()));
    }
}
