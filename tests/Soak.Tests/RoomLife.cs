using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Ops.Soak.Tests.Doors;
using Ops.Soak.Tests.Faults;
using Ops.Soak.Tests.Witness;
using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Pipeline;

namespace Ops.Soak.Tests;

/// <summary>One control room from its start to its crash: the room, its doors and its drills.</summary>
internal sealed class RoomLife : IDisposable
{
    private static readonly RampOptions s_ramp = new()
    {
        Stages = [new(1, TimeSpan.FromSeconds(2)), new(10, TimeSpan.FromSeconds(2)), new(100, TimeSpan.FromSeconds(3))],
    };

    // A run sees some hundred parents and starts many rooms.
    private static readonly PipelineOptions s_pipeline = PipelineOptions.Default with { ParentsExpected = 1_024 };

    private static readonly RoomOptions s_options = new(s_pipeline, new ControlOptions { Ramp = s_ramp })
    {
        Blindness = new BlindnessOptions { HaltAfter = TimeSpan.FromSeconds(10) },
    };

    /// <summary>A room that starts.</summary>
    /// <param name="world">The world.</param>
    /// <param name="feed">What the fleet publishes.</param>
    /// <param name="gates">The gates.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="acks">Where the gates answer.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="witness">Stands at the gates.</param>
    /// <param name="newId">Draws identities of commands.</param>
    public RoomLife(
        World world, IFleetFeed feed, IEnumerable<IFlowGate> gates, CrashingJournal journal, AckQueue acks,
        SoakClock clock, DoorWitness witness, Func<Guid> newId)
    {
        var kept = SessionJournal.Over(journal);
        Room = new TelemetryRoom(feed, gates, s_options, kept, acks, clock, canaries: world.MakeCanary);
        Doors = new RoomDoors(new SoakRoom(world, Room, kept), journal.ControllerEpoch, clock);
        Drills = new DrillRounds(Doors, witness, newId, clock);
    }

    /// <summary>The room.</summary>
    public TelemetryRoom Room { get; }

    /// <summary>The commanding side.</summary>
    public ControlPlane Plane => (ControlPlane)Room.KillSwitch;

    /// <summary>Its doors.</summary>
    public RoomDoors Doors { get; }

    /// <summary>Its drills.</summary>
    public DrillRounds Drills { get; }

    /// <summary>The measuring side takes what came, and shows that it lives.</summary>
    public void Measure()
    {
        Room.Loop.Pump();
        Room.Loop.Pulse.Beat();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Drills.Dispose();
        Doors.Dispose();
        Room.Dispose();
    }
}
