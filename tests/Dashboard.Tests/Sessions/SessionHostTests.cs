using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

public sealed class SessionHostTests : IAsyncDisposable
{
    private static readonly Actor s_operator = new(ActorKind.Person, "operator-1");

    private readonly HostBench _bench = new();

    private StandInFactory Factory => _bench.Factory;

    [Fact]
    public async Task Start_RunsTheStandingFleet_AtItsTakeOver()
    {
        (SessionHost host, _) = await _bench.StartAsync();

        Assert.Equal((FleetMode.Live, "quiet-day", 1L), (host.State.Mode, host.State.ScenarioId, host.State.Epoch));
        Assert.Equal(MarketTime.FromTimeOfDay(new TimeSpan(9, 25, 0)), host.State.StartAt);
        Assert.True(host.State.Now >= host.State.StartAt); // it runs: the bench's clock may have gone on
        Assert.False(host.State.Frozen);
    }

    [Fact]
    public async Task WorldThatFailsInItsRunUp_IsSaid_AndIsNotCalledPreparing()
    {
        Factory.OnMade = static made => made.OnBucket = static () => throw new InvalidOperationException("no prices");

        (SessionHost host, SessionStage stage) = await _bench.StartAsync();

        Assert.Equal("no prices", host.State.Failure);
        Assert.Null(host.State.Preparing);
        stage.Halt(Kill(HaltScope.Fleet)); // what stands can be stopped all the same
        Assert.Single(Current(stage).Holds);
        Factory.OnMade = null;
        Assert.Null(await host.StartAsync("knight-2012", "sec", 7, s_operator)); // and another can be put in its place
        Assert.Null(host.State.Failure);
    }

    [Fact]
    public async Task Training_TakesTheFleetsPlace_AndGivesItBackWithItsHolds()
    {
        (SessionHost host, SessionStage stage) = await _bench.StartAsync();
        stage.Halt(Kill(HaltScope.Server("smars-1")));

        Assert.Null(await host.StartAsync("knight-2012", "sec", 7, s_operator));
        FleetMode during = host.State.Mode;
        int heldInTraining = Current(stage).Holds.Length;
        stage.Halt(Kill(HaltScope.Server("smars-8")));
        await host.EndAsync(s_operator);

        Assert.Equal((FleetMode.Training, 0), (during, heldInTraining));
        Assert.Equal(FleetMode.Live, host.State.Mode);
        Assert.Equal("smars-1", Assert.Single(Current(stage).Holds).Scope.Target);
        Assert.All(Factory.Made.Take(2), room => Assert.True(room.Disposed));
    }

    [Theory]
    [InlineData(
        "nothing", null, "There is no scenario \"nothing\"; the library has quiet-day, knight-2012, plain-day.")]
    [InlineData("knight-2012", "best", "The scenario knight-2012 has no preset \"best\"; it has sec, press.")]
    public async Task Training_OfAnUnknownRecipe_IsRefusedAndChangesNothing(
        string scenario, string? preset, string message)
    {
        (SessionHost host, _) = await _bench.StartAsync();

        Assert.Equal(message, await host.StartAsync(scenario, preset, 1, s_operator));
        Assert.Equal(FleetMode.Live, host.State.Mode);
        Assert.Single(Factory.Made);
    }

    [Fact]
    public async Task Training_ThatCantBeMade_LeavesTheOldWorldRunning()
    {
        (SessionHost host, SessionStage stage) = await _bench.StartAsync();
        Factory.OnCreate = _ => throw new InvalidOperationException("no memory");

        string? problem = await host.StartAsync("knight-2012", null, 1, s_operator);

        Assert.Contains("no memory", problem);
        Assert.False(Factory.Made[0].Frozen);
        Assert.Null(stage.Now!.Incoming);
        stage.Halt(Kill(HaltScope.Fleet));
        Assert.Single(Current(stage).Holds);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Kill_DuringASwap_LatchesTheNewWorldToo(bool beforeTheRoomIsMade)
    {
        (SessionHost host, SessionStage stage) = await _bench.StartAsync();
        Action kill = () => stage.Halt(Kill(HaltScope.Server("smars-8")));
        if (beforeTheRoomIsMade)
            Factory.OnCreate = _ => kill();
        else
            Factory.OnMade = _ => kill();

        await host.StartAsync("knight-2012", null, 1, s_operator);

        Assert.Equal("smars-8", Assert.Single(Factory.Made[1].Control.Current.Holds).Scope.Target);
        Assert.Equal("smars-8", Assert.Single(Factory.Made[0].Control.Current.Holds).Scope.Target);
    }

    [Fact]
    public async Task Kills_FromManyThreadsAcrossSwaps_AreNeverLost()
    {
        (SessionHost host, SessionStage stage) = await _bench.StartAsync();
        using var stop = new CancellationTokenSource();
        Task<List<(Guid Command, long Before, long After)>> killing = Task.Run(() => KillUntil(stage, stop.Token));
        for (int i = 0; i < 20; i++)
        {
            Assert.Null(await host.StartAsync("knight-2012", null, (ulong)i, s_operator));
            await host.EndAsync(s_operator);
        }
        await stop.CancelAsync();
        List<(Guid Command, long Before, long After)> kills = await killing;

        // the world that was on before a kill and after it knows it; when they differ, one of the two does at least
        Assert.NotEmpty(kills);
        Assert.All(kills, kill =>
            Assert.True(Knows(kill.Before, kill.Command)
            || (kill.Before != kill.After && Knows(kill.After, kill.Command))));
    }

    [Fact]
    public async Task TwoStarts_PressedAtOnce_MakeOneSession()
    {
        (SessionHost host, _) = await _bench.StartAsync();

        Task<string?>? second = null; // pressed while the first world is being made
        Factory.OnCreate = _ => second ??= host.StartAsync("knight-2012", null, 7, s_operator).AsTask();

        string? first = await host.StartAsync("knight-2012", null, 7, s_operator);

        Assert.Null(first);
        Assert.Equal("Another session is being prepared; wait until it runs.", await second!);
        Assert.Equal((2L, 2), (host.State.Epoch, Factory.Made.Count));
    }

    [Fact]
    public async Task Day_ThatIsOver_IsFollowedByTheNext_WithItsHolds()
    {
        (SessionHost host, SessionStage stage) = await _bench.StartAsync();
        stage.Halt(Kill(HaltScope.Server("smars-2")));
        Factory.Made[0].IsOver = true;

        await _bench.TurnUntilAsync(() => host.State.Epoch == 2);

        Assert.Equal((FleetMode.Live, 2ul), (host.State.Mode, host.State.Seed));
        Assert.Equal("smars-2", Assert.Single(Current(stage).Holds).Scope.Target);
    }

    [Fact]
    public async Task Process_ThatDiedInTraining_ComesBackFrozenWithItsHolds()
    {
        (SessionHost host, SessionStage stage) = await _bench.StartAsync();
        await host.StartAsync("knight-2012", "press", 7, s_operator);
        stage.Halt(Kill(HaltScope.Server("smars-8")));

        (SessionHost next, SessionStage nextStage) = await _bench.StartAsync();

        Assert.Equal((FleetMode.Training, "knight-2012", "press"),
            (next.State.Mode, next.State.ScenarioId, next.State.Preset));
        Assert.True(next.State.Frozen);
        Assert.Equal("smars-8", Assert.Single(Current(nextStage).Holds).Scope.Target);
    }

    [Fact]
    public async Task Session_ThatWasEnded_IsKnownForItsDebrief()
    {
        (SessionHost host, _) = await _bench.StartAsync();
        Assert.Null(host.State.Ended);
        await host.StartAsync("knight-2012", "press", 7, s_operator);
        string session = host.State.Session;

        await host.EndAsync(s_operator);

        Assert.Equal(session, host.State.Ended?.Session);
    }

    [Fact]
    public async Task Clock_IsFrozenResumedAndSped()
    {
        (SessionHost host, _) = await _bench.StartAsync();

        host.Freeze();
        Assert.True(host.State.Frozen && Factory.Made[0].Frozen);
        host.Resume();
        Assert.False(host.State.Frozen || Factory.Made[0].Frozen);
        Assert.Null(host.SetSpeed(60));
        Assert.Equal(60, Factory.Made[0].Speed);
        Assert.Equal("The speed 101 is not possible; it must be from 0.1 to 100.", host.SetSpeed(101));
        Assert.Equal(60, host.State.Speed);
    }

    [Fact]
    public async Task Signals_SurviveASwap()
    {
        (SessionHost host, SessionStage stage) = await _bench.StartAsync();
        using ChangeSignal.Subscription control = ((IControlReader)stage).Changed.Subscribe();
        await host.StartAsync("knight-2012", null, 1, s_operator);
        while (control.TryTake())
        {
            // what the swap itself signalled
        }

        stage.Halt(Kill(HaltScope.Fleet));

        await control.WaitAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Single(Current(stage).Holds);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private static List<(Guid Command, long Before, long After)> KillUntil(SessionStage stage, CancellationToken stop)
    {
        var kills = new List<(Guid Command, long Before, long After)>();
        while (!stop.IsCancellationRequested && kills.Count < 2_000)
        {
            HaltCommand kill = Kill(HaltScope.Server("smars-8"));
            long before = stage.Session!.Epoch;
            stage.Halt(kill);
            kills.Add((kill.CommandId, before, stage.Session!.Epoch));
        }
        return kills;
    }

    private bool Knows(long epoch, Guid command) =>
        Factory.Made[(int)epoch - 1].Journal.StandingHolds.Any(hold => hold.CommandId == command);

    private static HaltCommand Kill(HaltScope scope) =>
        new(Guid.NewGuid(), HoldKind.Manual, scope, HaltMode.Block, s_operator, "test", 0);

    private static ControlSnapshot Current(SessionStage stage) => ((IControlReader)stage).Current;
}
