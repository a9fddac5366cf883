namespace Ops.Simulator.Headless.Ahead;

/// <summary>
/// The room did something that reaches the world while the world was ahead of it: what was run so far says nothing, and
/// the run has to be made again in step.
/// </summary>
internal sealed class RoomActedException() : Exception("The room acted while the world was ahead of it.");
