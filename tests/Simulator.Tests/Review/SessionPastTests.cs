using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review.Past;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Simulator.Tests.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

public sealed class SessionPastTests(SessionPastTests.Morning morning) : IClassFixture<SessionPastTests.Morning>
{
    [Fact]
    public void At_EachSecond_IsThePictureOfThatSecondAndNoLaterOne()
    {
        SessionPast past = morning.Read();

        for (int second = 34_170; second <= 34_210; second++)
        {
            MarketTime at = Second(second);
            PastPicture picture = past.At(at)!;
            Assert.Equal(at, picture.At);
            Assert.Equal(at, picture.Fleet!.At);
            TrendPoint[] trend = picture.Fleet.Servers[7].Trend.Last(TrendSeries.Capacity);
            Assert.Equal(at, trend[^1].At); // the trends of that moment, not of the end
            Assert.Equal(TrendSeries.Capacity, trend.Length);
        }
        Assert.Equal(morning.Outcome.Ledger.Fleet.Children, past.At(past.End)!.Fleet!.Total.Children);
        Assert.Null(past.At(Second(28_000)));
    }

    [Fact]
    public void Control_BeforeAndAfterTheKill_IsWhatStoodThen()
    {
        SessionPast past = morning.Read();

        ControlSnapshot before = past.At(Second(34_205))!.Control;
        ControlSnapshot after = past.At(Second(34_207))!.Control;

        Assert.Empty(before.Holds);
        Assert.Equal(FlowState.Flowing, before.Servers[7].State);
        Assert.Equal("alice", Assert.Single(after.Holds).By.Name);
        Assert.Equal(FlowState.Halted, after.Servers[7].State);
        Assert.All(after.Servers.Take(7), static server => Assert.Equal(FlowState.Flowing, server.State));
    }

    [Fact]
    public void Limits_BeforeAndAfterTheyWereSet_AreThoseThatStoodThen()
    {
        SessionPast past = morning.Read();

        LimitsPicture before = past.At(Second(34_207))!.Limits;
        LimitsPicture after = past.At(Second(34_209))!.Limits;

        ServerDefinition server = morning.Outcome.Fleet.Servers[0];
        Assert.NotEqual(40, before.Gates.For(server).OrderQuantity.Value);
        Assert.Equal(40, after.Gates.For(server).OrderQuantity.Value);
        Assert.Empty(before.Proposals);
        Assert.Equal("alice", Assert.Single(after.Proposals).By.Name);
        Assert.False(after.Rules.Breakers);
    }

    [Fact]
    public void DetailAt_AMoment_AgreesWithTheFiguresOfThatMoment()
    {
        SessionPast past = morning.Read();

        ServerDetail detail = past.DetailAt(Second(34_205), new ServerId(7))!;
        ServerReading reading = past.At(Second(34_205))!.Fleet!.Servers[7].Reading;

        Assert.Equal(Second(34_205), detail.At);
        Assert.Equal(reading.GrossExposure.Units, detail.Positions.Sum(static row => Math.Abs(row.Exposure.Units)));
        Assert.Equal(reading.OpenOrders, detail.OpenOrderCount);
        Assert.NotEmpty(detail.RecentEvents);
        Assert.Equal(97, detail.MessageCount);
    }

    [Fact]
    public void Events_OfTheMorning_StandOnTheirLanesInOrder()
    {
        SessionPast past = morning.Read();

        Assert.Equal(past.Events.OrderBy(static item => item.At), past.Events);
        Assert.Contains(past.Events, static item => item is
            { Lane: PastLane.Incident, Kind: "onset", At.Nanoseconds: 34_200_000_000_000 });
        Assert.Contains(past.Events, static item => item is { Lane: PastLane.Alarms });
        Assert.Contains(past.Events, static item => item is { Lane: PastLane.Operator, Kind: "kill", Who: "alice" });
        Assert.Equal(past.End, past.At(past.End)!.At); // the last picture is of the very end
        Assert.Equal(
            ["requested", "blocked", "acknowledged", "drained", "proven silent"],
            past.Events.Where(static item => item.Lane == PastLane.Gate).Select(static item => item.Kind));
        Assert.Equal(past.Curves().Seconds.Length, past.Curves().Pnl.Length);
    }

    [Fact]
    public void Pictures_ThatTakeMoreThanTheyMay_AreGivenUpEveryOtherOne()
    {
        SessionPast past = SessionPast.Open(morning.Directory, out _, mostBytes: 1_000_000)!;
        past.Read(new FakeTimeProvider(), TestContext.Current.CancellationToken);

        (int count, long bytes, TimeSpan step) = past.Kept;

        Assert.True(step > TimeSpan.FromSeconds(1), $"{step}");
        Assert.True(bytes <= 1_000_000, $"{bytes} bytes of {count} pictures");
        Assert.NotNull(past.At(Second(34_207)));
    }

    [Fact]
    public void DamagedRecording_IsShownUpToTheDamage_AndSaysWhere()
    {
        using var bench = new RecordingBench();
        byte[] bytes = File.ReadAllBytes(RecordingFile.In(morning.Directory));
        bytes[bytes.Length / 2] ^= 0x40;
        File.WriteAllBytes(bench.File, bytes);
        SessionPast past = SessionPast.Open(bench.Directory, out _)!;

        past.Read(new FakeTimeProvider(), TestContext.Current.CancellationToken);

        Assert.True(past.IsComplete);
        Assert.Contains("byte ", past.Fault);
        Assert.True(past.End < Second(34_210), $"{past.End}");
        Assert.NotNull(past.At(past.End)!.Fleet);
    }

    [Fact]
    public void Read_GivenUp_Ends()
    {
        SessionPast past = SessionPast.Open(morning.Directory, out _)!;
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => past.Read(new FakeTimeProvider(), cancel.Token));
        Assert.Contains("open this page again", past.Fault);
    }

    private static MarketTime Second(long second) => new(second * MarketTime.NanosecondsPerSecond);

    /// <summary>A recorded stretch of the morning with one kill, made and read once.</summary>
    public sealed class Morning : IDisposable
    {
        private readonly RecordingBench _bench = new();
        private readonly Lazy<SessionPast> _past;

        public Morning()
        {
            Scenario scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
            ImmutableArray<ScriptedAction> actions =
            [
                .. ActionFile.Read(
                    "- { at: \"09:30:06\", who: alice, do: kill, scope: server, target: smars-8, reason: runaway, " +
                    "mode: blockAndCancel }", "a.yaml", scenario).Actions,
                Set(40, 2), Set(400, 3), // the first tightens and holds at once, the second waits for somebody
            ];
            using var run = new HeadlessRun(
                scenario, new RunSettings("sec", 1, new MarketTime(34_210_000_000_000), Breakers: false), actions,
                _bench.Directory);
            Outcome = run.Run(new FakeTimeProvider(), progress: null);
            _past = new Lazy<SessionPast>(() =>
            {
                SessionPast past = SessionPast.Open(_bench.Directory, out _)!;
                past.Read(new FakeTimeProvider(), CancellationToken.None);
                return past;
            });
        }

        internal RunOutcome Outcome { get; }

        internal string Directory => _bench.Directory;

        public void Dispose() => _bench.Dispose();

        internal SessionPast Read() => _past.Value;

        private static ScriptedAction.SetLimit Set(long shares, int line) => new(
            Second(34_208), "alice", new Place(line, 1),
            new LimitChange.OfGate(RuleScope.EachServer, "order-quantity", GateLimit.Of(shares)), "smaller orders");
    }
}
