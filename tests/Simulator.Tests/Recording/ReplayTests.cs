using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Recording;

public sealed class ReplayTests
{
    private const string KillAndRelease = """
        - { at: "08:00:30.345", who: operator-1, do: kill, scope: group, target: rack-b, reason: r,
            mode: blockAndCancel }
        - { at: "08:00:40", who: operator-1, do: release, scope: group, target: rack-b, cause: c, evidence: e }
        - { at: "08:00:42", who: supervisor-1, do: approve, scope: group, target: rack-b }
        - { at: "08:00:43", who: operator-1, do: deploy, scope: server, target: smars-8, reason: r,
            build: "2012.07-rlp" }
        - { at: "08:00:44", who: supervisor-1, do: approve, change: C-1 }
        """;

    [Theory]
    [InlineData("knight-2012", "08:01:20", false, ParityMode.Observe, KillAndRelease)]
    [InlineData("knight-2012", "08:00:20", true, ParityMode.Enforce, "[]")]
    [InlineData("quiet-day", "09:30:20", true, ParityMode.Enforce, "[]")]
    [InlineData("everbright-2013", "11:05:03", true, ParityMode.Observe, "[]")]
    [InlineData("recorded-sample", "09:30:30", false, ParityMode.Observe, "[]")]
    public void Replay_OfARecordedRun_GivesItsDigestItsFindingsAndItsReport(
        string id, string until, bool breakers, ParityMode parity, string actions)
    {
        using var bench = new RecordingBench();
        Scenario scenario = ScenarioLibrary.Default.Load(id).Scenario!;
        var settings = new RunSettings(
            null, 3, MarketTime.FromTimeOfDay(TimeSpan.Parse(until, null)), breakers, parity);
        ActionFileResult read = ActionFile.Read(actions, "actions.yaml", scenario);
        Assert.Empty(read.Errors);
        using var run = new HeadlessRun(scenario, settings, read.Actions, bench.Directory);
        RunOutcome recorded = run.Run(new FakeTimeProvider(), progress: null);

        ReplayOutcome replayed = Replay(bench.Directory);

        Assert.Null(replayed.Fault);
        Assert.Empty(ReplayCheck.Faults(Open(bench.Directory).Header, replayed));
        Assert.True(recorded.Events > 0 || id == "knight-2012");
        Assert.Equal(Report(scenario, settings, recorded), Report(scenario, settings, replayed.Run));
    }

    [Fact]
    public void Release_ThatWasGivenAgainstTheFacts_IsGivenAgain()
    {
        const string Overridden = """
            - { at: "08:00:30", who: operator-1, do: kill, scope: server, target: smars-8, reason: r }
            - { at: "08:00:31", who: operator-1, do: release, scope: server, target: smars-8, cause: c, evidence: e }
            - { at: "08:00:32", who: supervisor-1, do: approve, scope: server, target: smars-8,
                overrides: { cause: k, parity: k, orders: k, limits: k, feed: k, positions: k } }
            - { at: "08:00:50", who: operator-1, do: kill, scope: server, target: smars-1, reason: r }
            """;
        using var bench = new RecordingBench();
        Scenario scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        var settings = new RunSettings(
            null, 3, MarketTime.FromTimeOfDay(new TimeSpan(8, 1, 0)), false, ParityMode.Observe);
        ActionFileResult read = ActionFile.Read(Overridden, "actions.yaml", scenario);
        Assert.Empty(read.Errors);
        using (var run = new HeadlessRun(scenario, settings, read.Actions, bench.Directory))
            Assert.All(run.Run(new FakeTimeProvider(), progress: null).Actions, static one => Assert.True(one.Done));

        ReplayOutcome replayed = Replay(bench.Directory);

        Assert.All(replayed.Run.Actions, static one => Assert.True(one.Done, one.Outcome));
    }

    [Fact]
    public void Replay_OfALoopInRealTime_TakesAsManyLooksBetweenTwoTicksAsThatLoopTook()
    {
        const long Start = 34_200_000_000_000;
        const int Looks = 9; // of a bucket handed over in parts
        using var bench = new RecordingBench();
        Scenario scenario = ScenarioLibrary.Default.Load("quiet-day").Scenario!;
        (FleetDefinition fleet, _) = FleetMaker.Plan(scenario, null, FleetMode.Training);
        RecordingHeader header = HeaderMaker.Make(
            scenario, fleet, null, 1, breakers: false, ParityMode.Observe,
            RecordedLimits.Of(RuleBook.Standard, GateLimitBook.Standard), new ControlOptions(),
            new MarketTime(Start));
        using (LoopRecorder recorder = LoopRecorder.Begin(
            bench.Directory, header with { Lockstep = false }, HeaderMaker.TextOf(scenario)))
        {
            recorder.OnNotice(RecordingBench.Tick(Start));
            for (long look = 1; look <= Looks; look++)
            {
                recorder.OnBatch(RecordingBench.Batch(0, Parent(0, look, Start)));
                recorder.OnBatch(RecordingBench.Batch(1, Parent(1, look, Start)));
                recorder.OnDropCopy(new ServerId(0), CopyOf(look, Start));
            }
            recorder.OnNotice(RecordingBench.Tick(Start + 100_000_000));
            var kill = new RecordedAct { At = "09:30:00", Who = "a", Kind = ActorKind.Person, Do = "kill" };
            recorder.OnAct(kill with { Scope = "server", Target = Canary.Name });
            recorder.OnAct(kill with { Scope = "fleet" });
            recorder.Close("Done.");
        }

        ReplayOutcome replayed = Replay(bench.Directory);

        Assert.Null(replayed.Fault);
        Assert.Equal(2 * Looks, replayed.Run.Events);
        Assert.Equal(replayed.Recorded!.EventLogDigest, replayed.Run.Digest);
        Assert.Equal( // a drill of the doors is nobody's part in a session
            ["fleet"], SessionReview.Open(bench.Directory, out _)!.Acts.Select(static act => act.Scope));
    }

    private static OrderEvent Parent(ushort server, long number, long start) => new()
    {
        FeedSequence = number, TimeNanoseconds = start + number * 1_000_000, ParentNumber = number * 10 + server,
        Quantity = 100, Kind = OrderEventKind.ParentReceived, Side = Side.Buy, PriceTicks = 250_000,
        ServerIndex = server,
    };

    private static DropCopyBatch CopyOf(long number, long start)
    {
        var batch = new DropCopyBatch();
        batch.Add(new DropCopyEvent
        {
            Sequence = number, TimeNanoseconds = start + number * 1_000_000, OrderNumber = number, Quantity = 100,
            PriceTicks = 250_000, Kind = DropCopyKind.Received, Side = Side.Buy,
        });
        return batch;
    }

    [Fact]
    public void Verify_AnotherEventInTheRecording_SaysThatTheDigestDiffers()
    {
        using var bench = new RecordingBench();
        Scenario scenario = ScenarioLibrary.Default.Load("quiet-day").Scenario!;
        var settings = new RunSettings(null, 3, new MarketTime(34_205_000_000_000), Breakers: false);
        using (var run = new HeadlessRun(scenario, settings, [], bench.Directory))
            run.Run(new FakeTimeProvider(), progress: null);
        ReplayOutcome good = Replay(bench.Directory);

        ReplayOutcome other = good with { Run = good.Run with { Digest = "0" } };

        Assert.Contains("digest", Assert.Single(ReplayCheck.Faults(Open(bench.Directory).Header, other)));
        Assert.Contains("no end", Assert.Single(ReplayCheck.Faults(
            Open(bench.Directory).Header, good with { Recorded = null })));
        Assert.Contains("misses 5", Assert.Single(ReplayCheck.Faults(
            Open(bench.Directory).Header, good with { Recorded = good.Recorded! with { Dropped = 5 } })));
    }

    private static ReplayOutcome Replay(string directory)
    {
        Simulator.Recording.Recording recording = Open(directory);
        using var run = new ReplayRun(recording, RecordedScenario.Load(recording).Scenario!);
        return run.Run(new FakeTimeProvider(), progress: null);
    }

    private static Simulator.Recording.Recording Open(string directory) =>
        Simulator.Recording.Recording.Open(directory, out _)!;

    private static string Report(Scenario scenario, RunSettings settings, RunOutcome outcome) =>
        ReportWriter.ToJson(new ReportMaker(scenario, settings, outcome, untouched: null).Make());
}
