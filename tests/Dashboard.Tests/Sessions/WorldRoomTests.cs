using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

public sealed class WorldRoomTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;

    [Fact]
    public void Room_OfAScenario_StepsWorldPipelineAndControlTogether()
    {
        using DataDirectory data = Take();
        using IFleetRoom room = Factory(data).Create(Recipe("live", FleetMode.Live), before: null);
        room.KillSwitch.Halt(new HaltCommand(
            Guid.NewGuid(), HoldKind.Manual, HaltScope.Server("smars-8"), HaltMode.Block,
            new Actor(ActorKind.Person, "operator-1"), "test", 0));
        for (int i = 0; i < 20; i++)
            room.AdvanceBucket();
        room.Publish();

        Assert.Equal(8, room.Readings.Current!.Servers.Length);
        Assert.Equal(room.Now, room.Readings.Current.At);
        Assert.Equal(FlowState.Halted, room.Control.Current.Servers[7].State);
        Assert.Equal(FlowState.Flowing, room.Control.Current.Servers[0].State);
    }

    [Fact]
    public void Room_MadeAgainInItsRealm_IsBornHalted_AndAnotherRealmIsNot()
    {
        using DataDirectory data = Take();
        WorldRoomFactory factory = Factory(data);
        using (IFleetRoom first = factory.Create(Recipe("training-1", FleetMode.Training), before: null))
        {
            first.KillSwitch.Halt(new HaltCommand(
                Guid.NewGuid(), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block,
                new Actor(ActorKind.Person, "operator-1"), "test", 0));
        }
        using IFleetRoom again = factory.Create(Recipe("training-1", FleetMode.Training), before: null);
        using IFleetRoom other = factory.Create(Recipe("live", FleetMode.Live), before: null);

        Assert.Single(again.Control.Current.Holds);
        Assert.All(again.Control.Current.Servers, s => Assert.NotEqual(FlowState.Flowing, s.State));
        Assert.Empty(other.Control.Current.Holds);
    }

    [Fact]
    public void ScratchRoom_KillsAndProves_AndLeavesNothingOnDisk()
    {
        using DataDirectory data = Take();
        using (IFleetRoom room = Factory(data).CreateScratch("quiet-day"))
        {
            room.KillSwitch.Halt(new HaltCommand(
                Guid.NewGuid(), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block,
                new Actor(ActorKind.Program, "warm-up"), "test", 0));
            room.AdvanceBucket();
            Assert.All(room.Control.Current.Servers, s => Assert.Equal(FlowState.Halted, s.State));
        }

        using IFleetRoom real = Factory(data).Create(Recipe("live", FleetMode.Live), before: null);
        Assert.Empty(real.Control.Current.Holds);
        Assert.Equal(0, real.Journal.LastHoldId);
    }

    [Fact]
    public void Factory_OfAnUnknownScenario_NamesTheKnown()
    {
        using DataDirectory data = Take();

        Assert.Contains("knight-2012, ", Factory(data).Check("nothing", null));
        Assert.Contains(", quiet-day", Factory(data).Check("nothing", null));
        Assert.Contains("sec, press", Factory(data).Check("knight-2012", "best"));
        Assert.Null(Factory(data).Check("knight-2012", "sec"));
    }

    [Fact]
    public async Task NextDay_ThatCantBeMade_LeavesTheJournalToTheDayThatGoesOn()
    {
        using DataDirectory data = Take();
        WorldRoomFactory factory = Factory(data);
        using IFleetRoom today = factory.Create(Recipe("live", FleetMode.Live), before: null);
        today.Journal.Retire();

        Assert.ThrowsAny<Exception>(() => factory.Create(
            Recipe("live", FleetMode.Live) with { Preset = "none" }, today.Journal));
        today.Journal.Reopen();

        Assert.True(await today.Journal.AppendDurableAsync(Entry));
    }

    [Fact]
    public void Day_AfterOneWithABreakersHoldThatWasPutBack_CanBeMade()
    {
        using DataDirectory data = Take();
        WorldRoomFactory factory = Factory(data);
        using IFleetRoom today = factory.Create(Recipe("live", FleetMode.Live), before: null);
        HaltTicket ticket = today.KillSwitch.Halt(new HaltCommand(
            Guid.NewGuid(), HoldKind.Breaker, HaltScope.Server("smars-8"), HaltMode.Block,
            new Actor(ActorKind.Breaker, "loss"), "test", 0));
        today.Journal.AppendHold(ticket.Hold, Entry); // as a release does that the disk refused
        today.Journal.Retire();

        using IFleetRoom next = factory.Create(Recipe("live", FleetMode.Live), today.Journal);

        Assert.Equal(ticket.Hold.Id, Assert.Single(next.Control.Current.Holds).Id);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static AuditEntry Entry =>
        new(default, null, new Actor(ActorKind.Person, "ann"), "note", "live", "It goes on.");

    private static SessionRecipe Recipe(string realm, FleetMode mode) =>
        new(realm, mode, "quiet-day", null, 1, "test", default);

    private DataDirectory Take()
    {
        (DataDirectory? data, string? problem) = DataDirectory.Take(_directory);
        Assert.Null(problem);
        return data!;
    }

    private static WorldRoomFactory Factory(DataDirectory data)
    {
        OpsSettings settings = OpsSettingsReader.Read(new ConfigurationBuilder().Build(), AppContext.BaseDirectory)
            .Settings;
        return new WorldRoomFactory(
            ScenarioLibrary.Default, settings.Pipeline, settings, new JournalOpener(data), new FakeTimeProvider(),
            NullLogger<WorldRoom>.Instance);
    }
}
