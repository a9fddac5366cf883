using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.BlindDrill;

/// <summary>
/// A server that does not exist, as it is shown. It stands beside the pictures and never in them: no total, count or
/// limit can take it in.
/// </summary>
/// <param name="Status">What would be measured of it.</param>
/// <param name="Control">What would have been ordered: nothing.</param>
/// <param name="Alarm">What would be said of it; null while it is calm, and while that is put aside.</param>
/// <param name="Shelved">What would be said of it while it is put aside; null otherwise.</param>
public sealed record Phantom(ServerStatus Status, ServerControl Control, AlarmGroup? Alarm, Alarm? Shelved = null);
