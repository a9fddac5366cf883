using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Station;

/// <summary>A world made again with what was done in it is the world in which it was done.</summary>
public sealed class GoingBackTests
{
    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

    private static readonly ImmutableArray<RecordedAct> s_acts =
    [
        Act("09:30:01.250000", "insert") with
        {
            Seat = RecordedAct.InstructorSeat,
            Item = "do: messages\nat: 09:30:01\nuntil: 09:30:01\nserver: smars-2\ncount: 1\nsource: desk\ntext: look",
        },
        Act("09:30:02.000000", "insert") with
        {
            Seat = RecordedAct.InstructorSeat, When = "halted:smars-8",
            Item = "do: rogue-orders\nat: 09:30:02\nuntil: 09:30:05\nserver: smars-8\nperSecond: 20\nshares: 100",
        },
        Act("09:30:03.217000", "kill") with
        {
            Scope = "server", Target = "smars-8", Mode = "blockAndCancel", Reason = "r", Hold = "H-1",
        },
        Act("09:30:04.000000", "insert") with
        {
            Item = "do: price-shock\nat: 09:30:05\nbps: -200", Seat = RecordedAct.InstructorSeat,
        },
    ];

    [Fact]
    public void RunUpWithWhatWasDone_ThenOn_IsToTheEventTheRunInWhichItWasDone()
    {
        var settings = new RunSettings(
            null, 5, MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 8)), Breakers: false, ParityMode.Observe);
        ImmutableArray<ScriptedAction> actions =
            [.. s_acts.Select(static (act, i) => ActWords.ToAction(act, i + 1)!)];
        using var whole = new HeadlessRun(s_knight, settings, actions);
        string expected = whole.Run(new FakeTimeProvider(), progress: null).Digest;

        Assert.Equal(expected, DigestOf(s_acts, "09:30:08", settings));
        Assert.NotEqual(expected, DigestOf(s_acts.RemoveAt(3), "09:30:08", settings)); // each act counts
        Assert.NotEqual(expected, DigestOf(s_acts.RemoveAt(1), "09:30:08", settings));
    }

    [Fact]
    public void ToAction_OfWhatAnInstructorSays_IsDoneAgainWhereTheWorldDoesIt_AndNowhereElse()
    {
        Assert.IsType<ScriptedAction.Instruct>(ActWords.ToAction(Act("09:30:00", "trigger") with { Number = 0 }, 1));
        Assert.IsType<ScriptedAction.Instruct>(ActWords.ToAction(
            Act("09:30:00", "insert") with { Kind = ActorKind.Program }, 1));
        Assert.Null(ActWords.ToAction(Act("09:30:00", "insert") with { Done = false }, 1));
        Assert.Null(ActWords.ToAction(Act("09:30:00", "hint") with { Number = 1 }, 1));
        Assert.Null(ActWords.ToAction(Act("09:30:00", "return"), 1));
    }

    [Theory]
    [InlineData(ActorKind.Person)]
    [InlineData(ActorKind.Program)]
    public void ToAction_OfWhatAProgramDid_IsDoneAgain_ByAProgram(ActorKind kind)
    {
        RecordedAct kill = Act("09:30:03.217000", "kill") with
        {
            Kind = kind, Who = "script", Scope = "server", Target = "smars-8", Mode = "block", Reason = "r",
        };

        ScriptedAction again = Assert.IsType<ScriptedAction.Kill>(ActWords.ToAction(kill, 1));

        Assert.Equal(new Actor(kind, "script"), again.Actor);
        Assert.Equal(kind, ActWords.Of(again, [], []).Kind);
    }

    [Theory]
    [InlineData(ActorKind.Breaker)]
    [InlineData(ActorKind.Watchdog)]
    [InlineData(ActorKind.Drill)]
    public void ToAction_OfWhatNoHandDid_IsNotDoneAgain(ActorKind kind) => Assert.Null(ActWords.ToAction(
        Act("09:30:03", "kill") with { Kind = kind, Scope = "server", Target = "smars-8", Mode = "block" }, 1));

    [Fact]
    public void ToAction_OfADrill_IsNotDoneAgain_NorIsItsHoldReleased()
    {
        RecordedAct drill = Act("09:30:03", "kill") with
        {
            Kind = ActorKind.Program, Scope = "server", Target = Canary.Name, Mode = "block",
        };
        RecordedAct release = Act("09:30:04", "release") with { Hold = "D-3", Cause = "c", Evidence = "e" };

        Assert.Null(ActWords.ToAction(drill, 1));
        Assert.Null(ActWords.ToAction(release, 2));
    }

    [Fact]
    public void RunUp_WithAKillByAProgram_IsNotTheRunWithoutIt()
    {
        var settings = new RunSettings(
            null, 5, MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 5)), Breakers: false, ParityMode.Observe);
        ImmutableArray<RecordedAct> byScript = [s_acts[2] with { Kind = ActorKind.Program, Who = "script" }];

        string killed = DigestOf(byScript, "09:30:05", settings);

        Assert.Equal(DigestOf([s_acts[2]], "09:30:05", settings), killed);
        Assert.NotEqual(DigestOf([], "09:30:05", settings), killed);
    }

    private static string DigestOf(ImmutableArray<RecordedAct> acts, string until, RunSettings settings)
    {
        var queue = new AckQueue();
        var clock = new VirtualClock(s_knight.Date);
        using World world = World.Create(s_knight, new WorldOptions(FleetMode.Training, null, 5), queue);
        clock.MoveTo(world.Now);
        var digest = new EventDigest();
        using var guard = new LeaseGuard(world.Gates, clock);
        using var room = new TelemetryRoom(
            world, world.Gates, HeadlessRun.Options(s_knight, settings), new NullControlJournal(), queue, clock,
            digest, changes: world);
        room.Pump();
        var replayer = new ActReplayer(world, room, s_knight, clock);
        int next = 0;
        while (world.Now < MarketTime.FromTimeOfDay(TimeSpan.Parse(until, null)))
        {
            long end = (world.Now.Nanoseconds / 100_000_000 + 1) * 100_000_000;
            for (; next < acts.Length && ActReplayer.TimeOf(acts[next]).Nanoseconds < end; next++)
            {
                replayer.Redo(acts[next], next + 1);
                clock.MoveTo(world.Now);
            }
            world.AdvanceBucket();
            clock.MoveTo(world.Now);
            room.Pump();
            guard.Look();
        }
        return digest.Text;
    }

    private static RecordedAct Act(string at, string verb) =>
        new() { At = at, Who = "instructor-1", Kind = ActorKind.Person, Do = verb };
}
