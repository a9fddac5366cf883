namespace Ops.Dashboard.Recordings;

/// <summary>One recording.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">When it was last written, UTC.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="Running">Whether it goes on.</param>
/// <param name="Events">Order events so far; null when it is closed.</param>
/// <param name="Dropped">Inputs it misses, so far while it runs; null when it was cut off.</param>
/// <param name="Trouble">Why it does not go on although its session does; null for nothing.</param>
internal sealed record RecordingBody(
    string Name, DateTimeOffset At, long Bytes, bool Running, long? Events, long? Dropped, string? Trouble)
{
    /// <summary>Makes it.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The body.</returns>
    public static RecordingBody From(RecordingRow row) => new(
        row.Name, row.At, row.Bytes, row.State is not null, row.State?.Events, row.Dropped, row.State?.Trouble);
}
