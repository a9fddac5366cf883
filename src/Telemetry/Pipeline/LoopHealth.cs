namespace Ops.Telemetry.Pipeline;

/// <summary>How the loop itself is when a snapshot is made.</summary>
/// <param name="Silence">Real time since anything arrived; zero when that is not to be judged.</param>
/// <param name="Fault">Why the loop stands still; null while it runs.</param>
/// <param name="EventToSnapshot">Since the hand-over of the newest batch; null in virtual time or without a
/// batch.</param>
/// <param name="LostNotices">Notices lost or unusable.</param>
internal readonly record struct LoopHealth(
    TimeSpan Silence, string? Fault, TimeSpan? EventToSnapshot, long LostNotices);
