using System.Collections.Immutable;
using Ops.Dashboard.Views;

namespace Ops.Dashboard.Classroom;

/// <summary>What a page shows of the class sessions: pictures, and nothing that commands.</summary>
public interface IClassroom
{
    /// <summary>How many may run at the same time.</summary>
    int Most { get; }

    /// <summary>Looks now.</summary>
    /// <returns>Those that run, the oldest first.</returns>
    ImmutableArray<ClassRowView> Look();
}
