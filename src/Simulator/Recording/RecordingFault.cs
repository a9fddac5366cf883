using System.Globalization;

namespace Ops.Simulator.Recording;

/// <summary>Where a recording is damaged or ends too early. Everything before that place is sound.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">Where, in bytes from the start of the file.</param>
/// <param name="Frame">Number of the frame there, from 1.</param>
/// <param name="What">What is wrong, as a sentence without its full stop.</param>
public sealed record RecordingFault(string File, long Offset, int Frame, string What)
{
    /// <summary>File, byte, frame and what is wrong.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{File}: byte {Offset}, frame {Frame}: {What}.");
}
