namespace Ops.Dashboard.Drill;

/// <summary>What the drills proved, as GET /api/control answers.</summary>
/// <param name="State">Unknown, Waiting, Proven or Unproven.</param>
/// <param name="Words">The same in words.</param>
/// <param name="AgeSeconds">Age of the last round; null before the first.</param>
/// <param name="SlowestMilliseconds">The longest way of that round; null when none worked.</param>
/// <param name="Doors">Each door.</param>
internal sealed record DrillBody(
    string State, string Words, double? AgeSeconds, double? SlowestMilliseconds,
    IReadOnlyList<DrillBody.DoorBody> Doors)
{
    /// <summary>From the standing.</summary>
    /// <param name="standing">The standing.</param>
    /// <returns>The body.</returns>
    public static DrillBody From(DrillStanding standing) => new(
        standing.State.ToString(), standing.Words, standing.Age?.TotalSeconds, standing.Slowest?.TotalMilliseconds,
        [.. standing.Doors.Select(static proof => new DoorBody(
            proof.Door.Word(), proof.Fault is null, proof.Latency?.TotalMilliseconds, proof.Fault,
            proof.TriedAt.ToString()))]);

    /// <summary>One door.</summary>
    /// <param name="Door">Its name.</param>
    /// <param name="Proven">Whether it worked at its last try.</param>
    /// <param name="Milliseconds">From the press to the acknowledged halt; null when it did not.</param>
    /// <param name="Fault">The hop that is broken; null for none.</param>
    /// <param name="TriedAt">Real time, UTC.</param>
    internal sealed record DoorBody(string Door, bool Proven, double? Milliseconds, string? Fault, string TriedAt);
}
