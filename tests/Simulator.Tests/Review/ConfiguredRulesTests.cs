using System.Collections.Immutable;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Simulator.Tests.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

/// <summary>A session that ran with rules of its room's configuration: whatever is run again has them too.</summary>
public sealed class ConfiguredRulesTests
{
    private static readonly Scenario s_quiet = ScenarioLibrary.Default.Load("quiet-day").Scenario!;

    private static readonly MarketTime s_until = MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 20));

    // a block limit that ordinary flow passes, and a gate that takes small orders only
    private static readonly RunLimits s_tight = new(
        RuleBook.Standard.With(RuleScope.EachServer, "order-rate", new RulePatch
        {
            Limit = 12, Steps = [new RuleStep(100, LimitAction.Block)],
        }),
        GateLimitBook.Standard.With(RuleScope.EachServer, "order-quantity", GateLimit.Of(150)));

    private static readonly RunSettings s_configured = new(null, 3, s_until, Breakers: true) { Limits = s_tight };

    [Fact]
    public void Session_RunAgainFromItsRecording_TripsAsItDid()
    {
        using var bench = new RecordingBench();
        RunOutcome recorded = Record(bench, s_configured);
        RecordingHeader header = Open(bench).Header;

        var again = new Rerun(s_quiet, RunSettings.Of(header, s_until));
        var byTheCatalogue = new Rerun(s_quiet, RunSettings.Of(header, s_until) with { Limits = null });

        Assert.Contains(recorded.Holds, static row => row.Hold.By.Name == "order-rate");
        Assert.Equal(Trips(recorded.Holds), Trips(again.Run([]).Holds));
        Assert.Equal(Outcome.Of(recorded.Ledger, hasIncident: false), again.Run([]).Outcome);
        Assert.Empty(byTheCatalogue.Run([]).Holds);
        Assert.NotEqual(byTheCatalogue.Run([]).Outcome, again.Run([]).Outcome);
    }

    [Fact]
    public void Replay_OfIt_HasItsDigestItsFindingsItsTripsAndItsLimits()
    {
        using var bench = new RecordingBench();
        RunOutcome recorded = Record(bench, s_configured);
        Simulator.Recording.Recording recording = Open(bench);
        using var run = new ReplayRun(recording, s_quiet);

        ReplayOutcome replayed = run.Run(new VirtualClock(s_quiet.Date), progress: null);

        Assert.Empty(ReplayCheck.Faults(recording.Header, replayed));
        Assert.Equal(Trips(recorded.Holds), Trips(replayed.Run.Holds));
        LimitsPicture limits = run.Room.Limits.Current;
        Assert.Equal(12, limits.Rules.For("order-rate", recorded.Fleet.Servers[0])!.Limit);
        Assert.Equal(150, limits.Gates.For(recorded.Fleet.Servers[0]).OrderQuantity.Value);
    }

    [Fact]
    public void RunWithoutTheMeasuringHalf_GivesTheGatesTheLimitsOfTheSession()
    {
        ImmutableArray<ScriptedAction> looser = [new ScriptedAction.SetLimit(
            s_until.AddNanoseconds(-10 * MarketTime.NanosecondsPerSecond), "ann", new Place(1, 1),
            new LimitChange.OfGate(RuleScope.EachServer, "order-quantity", GateLimit.Of(200)), "more")];
        using var run = new WorldRun(s_quiet, s_configured with { Breakers = false }, looser);

        run.Run(cancel: TestContext.Current.CancellationToken);

        // beside the standard 100,000 shares it would tighten, and be in force at once
        Assert.Contains("AwaitingApproval", Assert.Single(run.Outcomes).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public void Counterfactual_OfASessionThatOnlyItsRulesStopped_TellsItAsItWas()
    {
        using var bench = new RecordingBench();
        Scenario scenario = ScenarioLibrary.Default.Load("mizuho-2005").Scenario!;
        using (var run = new HeadlessRun(
            scenario, new RunSettings(null, 1, null, Breakers: true), [], bench.Directory))
            run.Run(new VirtualClock(scenario.Date), progress: null);
        string nothing = Path.Combine(bench.Directory, "nothing.yaml");
        File.WriteAllText(nothing, "[]");
        var output = new StringWriter();

        int status = new CommandLine(
            new HeadlessConsole(output, output, showProgress: false), ScenarioLibrary.Default,
            new VirtualClock(scenario.Date)).Run(["counterfactual", bench.Directory, "--actions", nothing]);

        Assert.Equal(0, status);
        Assert.Contains("difference 0.00 of loss, 0 shares", output.ToString());
    }

    [Fact]
    public void Scenario_WithLimitsOfItsOwn_RunsAgainByThoseOfTheSession()
    {
        Scenario scenario = ScenarioLibrary.Default.Load("mizuho-2005").Scenario!;
        var settings = new RunSettings(null, 1, null, Breakers: true);
        RuleBook planned = HeadlessRun.Options(scenario, settings).Pipeline.Rules;
        RuleBook set = planned.With(RuleScope.EachServer, "loss", new RulePatch { Limit = 77 });

        RuleBook used = HeadlessRun.Options(
            scenario, settings with { Limits = new RunLimits(set, GateLimitBook.Standard) }).Pipeline.Rules;

        Assert.NotEqual(77, planned.At(RuleScope.EachServer, "loss")!.Limit);
        Assert.Equal(77, used.At(RuleScope.EachServer, "loss")!.Limit);
    }

    private static RunOutcome Record(RecordingBench bench, RunSettings settings)
    {
        using var run = new HeadlessRun(s_quiet, settings, [], bench.Directory);
        return run.Run(new VirtualClock(s_quiet.Date), progress: null);
    }

    private static Simulator.Recording.Recording Open(RecordingBench bench) =>
        Simulator.Recording.Recording.Open(bench.Directory, out _)!;

    private static IEnumerable<string> Trips(ImmutableArray<HoldRow> holds) =>
        holds.Select(static row => $"{row.RequestedAt} {row.Server} {row.Hold.By.Name} {row.Hold.Mode}");
}
