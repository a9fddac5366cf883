using Ops.Dashboard.Drill;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// A class session's doors are not drilled: they are the main room's code, and what a drill proves is the way into the
/// room with the real gates.
/// </summary>
internal sealed class UndrilledRoom : IDrillReader
{
    /// <inheritdoc/>
    public DrillStanding Look() => DrillStanding.Elsewhere;
}
