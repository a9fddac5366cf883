using Microsoft.Extensions.Time.Testing;
using Ops.Simulator;
using Ops.Simulator.Scenarios;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Xunit;

namespace Ops.Dashboard.Tests.Adversity;

/// <summary>World, gates, pipeline and control with their threads, and something wrong with one of them.</summary>
internal sealed class AdverseRoom : IDisposable
{
    private readonly World _world;
    private readonly WorldDriver _driver;

    public AdverseRoom(IControlJournal? journal = null, ILoopTap? tap = null, TimeProvider? time = null)
    {
        Time = time ?? new FakeTimeProvider();
        var acks = new AckQueue();
        Scenario scenario = ScenarioLibrary.Default.Load("quiet-day").Scenario!;
        _world = World.Create(scenario, new WorldOptions(FleetMode.Live, null, 1), acks);
        Room = new TelemetryRoom(
            _world, _world.Gates, new RoomOptions(PipelineOptions.Default, new ControlOptions()),
            journal ?? new NullControlJournal(), acks, Time, tap, canaries: _world.MakeCanary);
        _driver = new WorldDriver(_world, Time);
        Room.Start();
        _driver.Start();
    }

    public TimeProvider Time { get; }

    public TelemetryRoom Room { get; }

    public ControlSnapshot Control => Room.Control.Current;

    public bool AreAllHalted => Control.Servers.All(server => server.State == FlowState.Halted);

    public HaltTicket Kill() => Room.KillSwitch.Halt(new HaltCommand(
        Guid.NewGuid(), HoldKind.Manual, HaltScope.Fleet, HaltMode.BlockAndCancel,
        new Actor(ActorKind.Person, "ann"), "adversity", Time.GetTimestamp()));

    /// <summary>Kills, and waits for every gate's own word.</summary>
    public async Task KillAndConfirmAsync()
    {
        HaltTicket ticket = Kill();

        Assert.Equal(8, ticket.Covered.Length);
        Assert.Empty(ticket.Stuck);
        Assert.All(_world.Gates, gate => Assert.True(gate.IsLatched));
        while (!AreAllHalted)
            await Task.Yield();
        Assert.All(Control.Servers, server => Assert.Equal(0, server.OrdersAfterBlock));
    }

    public void Dispose()
    {
        _driver.Dispose();
        Room.Dispose();
        _world.Dispose();
    }
}
