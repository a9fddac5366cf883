using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Recording;

public sealed class PlaybackTests : IClassFixture<PlaybackTests.Hour>
{
    private readonly Hour _hour;

    public PlaybackTests(Hour hour) => _hour = hour;

    [Fact]
    public void Playback_WhereNobodyActs_IsWhatHappenedThen()
    {
        using PlaybackRun run = _hour.Play("[]");

        RunOutcome outcome = run.Run(new FakeTimeProvider());

        Assert.Equal((0, 0), run.Prevented);
        Assert.Equal(_hour.Recorded.Events, outcome.Events);
        Assert.Equal(_hour.Recorded.Ledger.Fleet.Children, outcome.Ledger.Fleet.Children);
        Assert.Equal(_hour.Recorded.Ledger.Fleet.Shares, outcome.Ledger.Fleet.Shares);
        Assert.Equal(_hour.Recorded.Ledger.Fleet.MarkToMarket, outcome.Ledger.Fleet.MarkToMarket);
        Assert.Equal(run.Then.Fleet.MarkToMarket, outcome.Ledger.Fleet.MarkToMarket);
    }

    [Fact]
    public void Playback_KilledInTraining_SuppressesEachRefusedOrdersWholeLaterLife()
    {
        using PlaybackRun run = _hour.Play("""
            - { at: "09:30:05", who: trainee, do: kill, scope: server, target: smars-8, reason: runaway }
            """);

        RunOutcome outcome = run.Run(new FakeTimeProvider());

        (long refused, long suppressed) = run.Prevented;
        Assert.True(refused > 1_000, $"{refused} refused");
        Assert.True(suppressed >= refused, $"{suppressed} suppressed");
        Assert.Equal(_hour.Recorded.Ledger.Fleet.Children - refused, outcome.Ledger.Fleet.Children);
        Assert.Equal(_hour.Recorded.Events - suppressed, outcome.Events);
        Assert.True(outcome.Ledger.Incident.Shares < run.Then.Incident.Shares * 3 / 4);
        HoldRow hold = Assert.Single(outcome.Holds);
        Assert.Equal(new MarketTime(34_205_000_000_000), hold.BlockedAt);
        Assert.Equal(0, hold.OrdersAfterBlock);
        Assert.NotNull(hold.DrainedAt);
        Assert.NotNull(hold.ProvenAt); // by the drop copy of what was let out
    }

    [Fact]
    public void Playback_BlockAndCancel_EndsWhatWasOpenAndItsLaterFills()
    {
        using PlaybackRun run = _hour.Play("""
            - { at: "09:30:05", who: trainee, do: kill, scope: fleet, mode: blockAndCancel, reason: all of it }
            """);

        RunOutcome outcome = run.Run(new FakeTimeProvider());

        Assert.Equal(8, outcome.Holds.Length);
        Assert.All(outcome.Holds, static hold => Assert.NotNull(hold.ProvenAt));
        Assert.All(outcome.Holds, static hold => Assert.True(
            hold.DrainedAt < new MarketTime(34_205_200_000_000), $"{hold.Server} drained {hold.DrainedAt}"));
    }

    /// <summary>A recorded stretch of the morning, made once.</summary>
    public sealed class Hour : IDisposable
    {
        private readonly RecordingBench _bench = new();
        private readonly Scenario _scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

        public Hour()
        {
            using var run = new HeadlessRun(
                _scenario, new RunSettings("sec", 1, new MarketTime(34_210_000_000_000), Breakers: false), [],
                _bench.Directory);
            Recorded = run.Run(new FakeTimeProvider(), progress: null);
        }

        internal RunOutcome Recorded { get; }

        public void Dispose() => _bench.Dispose();

        internal PlaybackRun Play(string actions)
        {
            ActionFileResult read = ActionFile.Read(actions, "actions.yaml", _scenario);
            Assert.Empty(read.Errors);
            return new PlaybackRun(
                Simulator.Recording.Recording.Open(_bench.Directory, out _)!, _scenario,
                new RunSettings("sec", 1, Until: null, Breakers: false, ParityMode.Observe), read.Actions);
        }
    }
}
