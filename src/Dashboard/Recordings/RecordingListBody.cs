using System.Collections.Immutable;

namespace Ops.Dashboard.Recordings;

/// <summary>The recordings, for a program.</summary>
/// <param name="Recordings">Each, the newest first.</param>
/// <param name="ThrownAway">How many were thrown away since the start, for age or room.</param>
internal sealed record RecordingListBody(ImmutableArray<RecordingBody> Recordings, long ThrownAway)
{
    /// <summary>Makes it.</summary>
    /// <param name="shelf">The shelf.</param>
    /// <returns>The body.</returns>
    public static RecordingListBody From(RecordingShelf shelf) =>
        new([.. shelf.Rows().Select(RecordingBody.From)], shelf.ThrownAway);
}
