using System.Collections.Immutable;
using System.Text.Json;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Tests.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

/// <summary>
/// What the command line says of a session whose instructor moved things: the onset is that of its world, and nobody
/// acting is nobody acting in that world.
/// </summary>
public sealed class MovedReplayTests(MovedReplayTests.Session session) : IClassFixture<MovedReplayTests.Session>
{
    [Fact]
    public void Report_OfItsReplay_HasTheOnsetAndTheLossOfItsWorld()
    {
        JsonElement report = session.Run("replay");

        Assert.Equal("10:45:22.000000", report.GetProperty("truth").GetProperty("onset").GetString());
        Assert.Equal(Session.NobodysLoss(session.World), report.GetProperty("lossIfNobodyActed").GetDecimal());
        Assert.NotEqual(Session.NobodysLoss([]), report.GetProperty("lossIfNobodyActed").GetDecimal());
        Assert.Equal(
            report.GetProperty("lossIfNobodyActed").GetDecimal() + report.GetProperty("pnl").GetProperty("total")
                .GetDecimal(),
            report.GetProperty("lossAvoided").GetDecimal());
        Assert.NotEqual(0, report.GetProperty("lossAvoided").GetDecimal());
    }

    [Fact]
    public void Report_OfItsReplay_ReckonsDetectionFromThatOnset()
    {
        JsonElement detection = session.Run("replay").GetProperty("detection");

        TimeSpan alarm = TimeSpan.Parse(detection.GetProperty("firstCorrectAlarmAt").GetString()!, null);
        Assert.Equal( // the time is written in whole microseconds
            (decimal)(alarm - new TimeSpan(10, 45, 22)).TotalSeconds,
            detection.GetProperty("delaySeconds").GetDecimal(), precision: 5);
    }

    [Fact]
    public void Report_OfItsPlaybackWithOtherActs_HasTheOnsetOfItsWorld()
    {
        JsonElement report = session.Run("replay", "--actions", session.Nothing);

        Assert.Equal("10:45:22.000000", report.GetProperty("truth").GetProperty("onset").GetString());
    }

    [Fact]
    public void Curve_OfItsDirectory_ReckonsReactionFromThatOnset() => Assert.Equal(
        "10:45:23.000000", session.Run("curve")[0].GetProperty("at").GetString());

    [Fact]
    public void Replay_OfASessionNobodyWasStoppedIn_SaysWhatItWouldHaveComeToAllTheSame()
    {
        using var made = new Session(Session.FlagTakenOff);

        JsonElement report = made.Run("replay");

        Assert.Equal(Session.NobodysLoss(made.World), report.GetProperty("lossIfNobodyActed").GetDecimal());
        Assert.NotEqual(0, report.GetProperty("lossAvoided").GetDecimal());
    }

    /// <summary>Half an hour in which the venue falls silent later than planned, prices jump, and somebody
    /// acts.</summary>
    public sealed class Session : IDisposable
    {
        private static readonly Scenario s_venue = ScenarioLibrary.Default.Load("venue-or-us").Scenario!;

        private static readonly RunSettings s_settings = new(
            null, 1, MarketTime.FromTimeOfDay(new TimeSpan(10, 47, 40)), Breakers: false, ParityMode.Observe);

        private static readonly RecordedAct s_call = new()
        {
            At = "10:45:20.000000", Who = "ivy", Kind = ActorKind.Person, Do = "trigger", Number = 0,
            Seat = RecordedAct.InstructorSeat,
        };

        private readonly RecordingBench _bench = new();

        /// <summary>A session with a kill.</summary>
        public Session()
            : this([new RecordedAct
            {
                At = "10:45:26.000000", Who = "ann", Kind = ActorKind.Person, Do = "kill", Scope = "server",
                Target = "smars-3", Mode = "blockAndCancel", Reason = "it sends again", Hold = "H-1",
            }])
        {
        }

        internal Session(ImmutableArray<RecordedAct> acts)
        {
            ImmutableArray<RecordedAct> all = [.. World, .. acts];
            using var run = new HeadlessRun(
                s_venue, s_settings,
                [.. new SessionActions(all).ActionsOf(all).Actions.OrderBy(static action => action.At)],
                _bench.Directory);
            run.Run(new VirtualClock(s_venue.Date), progress: null);
            Nothing = Path.Combine(_bench.Directory, "nothing.yaml");
            File.WriteAllText(Nothing, "[]");
        }

        internal static ImmutableArray<RecordedAct> FlagTakenOff { get; } =
        [
            new()
            {
                At = "10:45:10.000000", Who = "ann", Kind = ActorKind.Person, Do = "set-flag", Servers = ["smars-3"],
                Flag = "desk-basket", On = false, Reason = "it need not be tried today",
            },
            new()
            {
                At = "10:45:12.000000", Who = "bob", Kind = ActorKind.Person, Do = "approve", Change = "C-1",
            },
        ];

        internal string Nothing { get; }

        internal ImmutableArray<RecordedAct> World { get; } =
        [
            s_call with { Do = "hold-back", At = "10:40:00.000000" },
            s_call,
            s_call with
            {
                At = "10:45:30.000000", Do = "insert", Number = null,
                Item = "do: price-shock\nat: 10:45:30\nbps: -300",
            },
        ];

        public void Dispose() => _bench.Dispose();

        internal static decimal NobodysLoss(ImmutableArray<RecordedAct> world)
        {
            using var run = new HeadlessRun(
                s_venue, s_settings, new SessionActions(world).OfTheWorld);
            return -run.Run(new VirtualClock(s_venue.Date), progress: null).Ledger.Incident.Total.Dollars;
        }

        internal JsonElement Run(string verb, params string[] more)
        {
            string report = Path.Combine(_bench.Directory, "report.json");
            File.Delete(report);
            var output = new StringWriter();
            int status = new CommandLine(
                new HeadlessConsole(output, output, showProgress: false), ScenarioLibrary.Default,
                new VirtualClock(s_venue.Date)).Run([verb, _bench.Directory, "--report", report, .. more]);
            Assert.True(status == 0, $"{output}");
            return JsonDocument.Parse(File.ReadAllText(report)).RootElement;
        }
    }
}
