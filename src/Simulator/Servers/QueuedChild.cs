using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>A child its logic has made and that waits for its turn before the gate.</summary>
/// <param name="Parent">Slot of its parent.</param>
/// <param name="Generation">Use count of that slot.</param>
/// <param name="Side">Which way it trades.</param>
/// <param name="Shares">Its shares.</param>
/// <param name="LimitTicks">Its limit.</param>
internal readonly record struct QueuedChild(int Parent, int Generation, Side Side, int Shares, long LimitTicks);
