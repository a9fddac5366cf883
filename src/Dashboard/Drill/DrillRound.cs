using System.Collections.Immutable;

namespace Ops.Dashboard.Drill;

/// <summary>One walk through all doors.</summary>
/// <param name="Epoch">The session it was walked in: the proof is of that session's gates.</param>
/// <param name="Timestamp">When it ended, on the clock that is never set.</param>
/// <param name="Doors">What became of each.</param>
internal sealed record DrillRound(long Epoch, long Timestamp, ImmutableArray<DoorProof> Doors)
{
    /// <summary>Doors that did not work.</summary>
    public IEnumerable<DoorProof> Broken => Doors.Where(static proof => proof.Fault is not null);

    /// <summary>The longest way of all.</summary>
    public TimeSpan? Slowest => Doors.Max(static proof => proof.Latency);
}
