using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Recording;

/// <summary>Recordings of a loop that a world runs ahead of: words on the sources, and looks of any number.</summary>
public sealed class ReplayOfJumpsTests
{
    private const long Start = 34_200_000_000_000;
    private const long Bucket = 100_000_000;
    private static readonly GateAck s_ack = new(new ServerId(1), 3, Latched: true, 9, 2);

    [Fact]
    public void Recorder_WhileGatesAnswer_PutsNothingBetweenAWordOnTheSourcesAndItsTick()
    {
        using var bench = new RecordingBench();
        using (LoopRecorder recorder = bench.Begin())
        {
            recorder.Watch(new BehindFeed(() => recorder.OnAck(s_ack)));
            for (int i = 1; i <= 5; i++)
                recorder.OnNotice(RecordingBench.Tick(i * Bucket));
            recorder.Close("Done.");
        }

        (List<RecordedInput> inputs, _, RecordingFault? fault) = bench.Read();

        Assert.Null(fault);
        int[] words = [.. Enumerable.Range(0, inputs.Count).Where(i => inputs[i] is RecordedInput.Health)];
        Assert.Equal(5, words.Length);
        Assert.Equal(10, inputs.Count(static input => input is RecordedInput.Ack));
        Assert.All(words, at => Assert.IsType<FleetNotice.Tick>(
            Assert.IsType<RecordedInput.Notice>(inputs[at + 1]).Item));
    }

    [Fact]
    public void Replay_WhereAnAnswerAndAnActLieBetweenAWordOnTheSourcesAndItsTick_GoesOnToTheEnd()
    {
        ReplayOutcome replayed = Replay(chunk =>
        {
            chunk.Add(InputTag.Tick, 0, RecordingBench.Tick(Start));
            chunk.Add(RecordingBench.Batch(0, Parent(0, 1, Start)));
            chunk.Add(InputTag.Health, 0, Health(Start + Bucket));
            chunk.Add(InputTag.Ack, 0, s_ack);
            chunk.Add(InputTag.Act, 0, Kill());
            chunk.Add(InputTag.Tick, 0, RecordingBench.Tick(Start + Bucket));
        });

        Assert.Null(replayed.Fault);
        Assert.Equal(1, replayed.Run.Events);
        Assert.Equal(replayed.Recorded!.EventLogDigest, replayed.Run.Digest);
    }

    [Fact]
    public void Replay_WhereTheTickAfterAWordOnTheSourcesIsMissing_GoesOnToTheEnd()
    {
        ReplayOutcome replayed = Replay(chunk =>
        {
            chunk.Add(InputTag.Health, 0, Health(Start));
            chunk.Add(InputTag.Dropped, 1, null);
            chunk.Add(RecordingBench.Batch(0, Parent(0, 1, Start)));
            chunk.Add(InputTag.Health, 0, Health(Start + Bucket));
            chunk.Add(InputTag.Tick, 0, RecordingBench.Tick(Start + Bucket));
        });

        Assert.Equal((1, 1L), (replayed.Run.Events, replayed.Dropped));
    }

    [Fact]
    public void Replay_OfServersTakenByTwoLooksBeforeATick_TakesThemInThatOrder()
    {
        ReplayOutcome replayed = Replay(chunk =>
        {
            chunk.Add(InputTag.Tick, 0, RecordingBench.Tick(Start));
            chunk.Add(RecordingBench.Batch(2, Parent(2, 1, Start + Bucket)));
            chunk.Add(RecordingBench.Batch(0, Parent(0, 1, Start + Bucket))); // handed over after the first look
            chunk.Add(InputTag.Tick, 0, RecordingBench.Tick(Start + Bucket));
            chunk.Add(RecordingBench.Batch(2, Parent(2, 2, Start + 2 * Bucket)));
            chunk.Add(RecordingBench.Batch(2, Parent(2, 3, Start + 2 * Bucket))); // its channel was half full
            chunk.Add(InputTag.Tick, 0, RecordingBench.Tick(Start + 2 * Bucket));
        });

        Assert.Equal(4, replayed.Run.Events);
        Assert.Equal(replayed.Recorded!.EventLogDigest, replayed.Run.Digest);
    }

    [Fact]
    public void Exchange_WithADiskThatWritesNothing_KeepsNobodyWaiting_UntilItGoesOn()
    {
        var exchange = new ChunkExchange { Waits = true, Patience = TimeSpan.Zero };
        while (exchange.TakeFree() is { } chunk)
            exchange.GiveFull(chunk);
        Assert.Equal(16, exchange.Busy);
        Assert.Null(exchange.TakeFree());

        exchange.GiveFree(exchange.TakeFull()!);

        Assert.NotNull(exchange.TakeFree());
    }

    private static ReplayOutcome Replay(Action<RecorderChunk> fill)
    {
        using var bench = new RecordingBench();
        Scenario scenario = ScenarioLibrary.Default.Load("quiet-day").Scenario!;
        (FleetDefinition fleet, _) = FleetMaker.Plan(scenario, null, FleetMode.Training);
        RecordingHeader header = HeaderMaker.Make(
            scenario, fleet, null, 1, breakers: false, ParityMode.Observe,
            RecordedLimits.Of(RuleBook.Standard, GateLimitBook.Standard), new ControlOptions(),
            new MarketTime(Start));
        var chunk = new RecorderChunk();
        fill(chunk);
        using (var writer = new RecordingWriter(
            RecordingFile.Create(bench.Directory), header with { Lockstep = false }, HeaderMaker.TextOf(scenario),
            long.MaxValue))
        {
            writer.Write(chunk);
            writer.End("Done.", findings: null, world: null, dropped: 0);
        }
        Simulator.Recording.Recording recording = Simulator.Recording.Recording.Open(bench.Directory, out _)!;
        using var run = new ReplayRun(recording, RecordedScenario.Load(recording).Scenario!);
        return run.Run(new FakeTimeProvider(), progress: null);
    }

    private static RecordedInput.Health Health(long until) => new(
        [.. Enumerable.Range(0, 8).Select(_ => (0L, new MarketTime(until)))], []);

    private static RecordedAct Kill() => new()
    {
        At = "09:30:00", Who = "a", Kind = ActorKind.Person, Do = "kill", Scope = "fleet",
    };

    private static OrderEvent Parent(ushort server, long number, long from) => new()
    {
        FeedSequence = number, TimeNanoseconds = from + number * 1_000_000, ParentNumber = number * 10 + server,
        Quantity = 100, Kind = OrderEventKind.ParentReceived, Side = Side.Buy, PriceTicks = 250_000,
        ServerIndex = server,
    };

    /// <summary>A feed whose drop copy is behind, and while it says so a gate answers.</summary>
    private sealed class BehindFeed(Action asked) : IFleetFeed
    {
        public FleetDefinition Fleet => throw new NotSupportedException();

        public IReadOnlyList<IOrderSource> Sources => [];

        public IReadOnlyList<IDropCopy> DropCopies { get; } = [new Copy(asked)];

        public ChannelReader<FleetNotice> Notices => throw new NotSupportedException();

        public long LostNotices => 0;

        public FeedPulse Pulse => throw new NotSupportedException();

        private sealed class Copy(Action asked) : IDropCopy
        {
            public ServerId Server => new(0);

            public ChannelReader<DropCopyBatch> Batches => throw new NotSupportedException();

            public MarketTime HeardUntil
            {
                get
                {
                    asked();
                    return default;
                }
            }

            public void Return(DropCopyBatch batch) => throw new NotSupportedException();
        }
    }
}
