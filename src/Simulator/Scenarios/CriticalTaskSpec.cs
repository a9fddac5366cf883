namespace Ops.Simulator.Scenarios;

/// <summary>A task that is scored.</summary>
/// <param name="Task">What must be done.</param>
/// <param name="WithinSeconds">Within how many seconds of the onset.</param>
/// <param name="Weight">Points.</param>
public sealed record CriticalTaskSpec(string Task, int WithinSeconds, int Weight);
