using Ops.Simulator.Recording;

namespace Ops.Dashboard.Recordings;

/// <summary>A recording on the shelf.</summary>
/// <param name="Name">Its name: that of its directory.</param>
/// <param name="At">When it was last written.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="State">How it is doing while it runs; null when it is closed.</param>
/// <param name="Dropped">Inputs it misses; null when nobody knows.</param>
internal sealed record RecordingRow(string Name, DateTimeOffset At, long Bytes, RecordingState? State, long? Dropped);
