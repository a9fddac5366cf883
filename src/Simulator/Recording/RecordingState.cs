namespace Ops.Simulator.Recording;

/// <summary>How a recording is doing.</summary>
/// <param name="Directory">Where it is.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="Events">Order events in it.</param>
/// <param name="Dropped">Inputs that could not be recorded.</param>
/// <param name="Trouble">Why it does not go on, as a sentence; null while it does.</param>
public sealed record RecordingState(string Directory, long Bytes, long Events, long Dropped, string? Trouble);
