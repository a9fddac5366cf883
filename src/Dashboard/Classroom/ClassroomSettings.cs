namespace Ops.Dashboard.Classroom;

/// <summary>How many class sessions there may be.</summary>
/// <param name="Most">Class sessions that run at the same time; each has a world and its threads. 0 for none.</param>
internal sealed record ClassroomSettings(int Most)
{
    /// <summary>Unless configured otherwise.</summary>
    public static ClassroomSettings Default { get; } = new(8);
}
