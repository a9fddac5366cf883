using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Drill;

/// <summary>A thread that does not run is a broken hop. In this room none was started.</summary>
public sealed class StoppedThreadTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(Door.Breaker)]
    [InlineData(Door.Watchdog)]
    public async Task DoorOfAThread_ThatDoesNotRun_SaysThatNothingArrived(Door door)
    {
        using IFleetRoom room = Room();

        DoorProof proof = await TryAsync(
            new ThreadWay(door, desk => (door == Door.Breaker ? (Action)desk.AskBreaker : desk.AskWatchdog)()), room);

        Assert.Equal("the command did not reach the kill switch", proof.Fault);
        Assert.Null(proof.Latency);
    }

    [Fact]
    public async Task Collector_ThatDoesNotRun_LeavesTheDoorUnproven()
    {
        using IFleetRoom room = Room();
        var way = new ThreadWay(Door.Api, _ => room.KillSwitch.Halt(new(
            Guid.NewGuid(), Telemetry.Contracts.HoldKind.Manual, Telemetry.Contracts.Canary.Scope,
            Telemetry.Contracts.HaltMode.Block, new Actor(ActorKind.Program, "test"), "test", _time.GetTimestamp())));

        DoorProof proof = await TryAsync(way, room);

        Assert.StartsWith("latched, and not acknowledged", proof.Fault);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<DoorProof> TryAsync(ThreadWay way, IFleetRoom room)
    {
        Task<DoorProof> trial = new DoorTrial(DrillSettings.Default, _time).RunAsync(
            way, room, CancellationToken.None);
        _time.Advance(DrillSettings.Default.Patience);
        return await trial;
    }

    private IFleetRoom Room()
    {
        (DataDirectory? data, string? problem) = DataDirectory.Take(_directory);
        Assert.Null(problem);
        OpsSettings settings = OpsSettingsReader.Read(new ConfigurationBuilder().Build(), AppContext.BaseDirectory)
            .Settings;
        using (data)
        {
            return new WorldRoomFactory(
                ScenarioLibrary.Default, settings.Pipeline, settings, new JournalOpener(data!), _time,
                NullLogger<WorldRoom>.Instance).CreateScratch("quiet-day");
        }
    }
}
