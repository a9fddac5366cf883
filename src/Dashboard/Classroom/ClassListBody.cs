namespace Ops.Dashboard.Classroom;

/// <summary>The class sessions.</summary>
/// <param name="Most">How many may run at the same time.</param>
/// <param name="Sessions">Those that run, the oldest first; then those that have ended, the newest first.</param>
internal sealed record ClassListBody(int Most, IReadOnlyList<ClassBody> Sessions);
