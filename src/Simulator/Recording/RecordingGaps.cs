using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace Ops.Simulator.Recording;

/// <summary>What a recording misses because its writer could not take it.</summary>
public static class RecordingGaps
{
    /// <summary>Says it.</summary>
    /// <param name="dropped">Inputs that are missing, more than 0.</param>
    /// <returns>The sentence.</returns>
    public static string Words(long dropped) => string.Create(
        CultureInfo.InvariantCulture,
        $"The recording misses {dropped:N0} inputs that its writer could not take. What is shown and counted from ") +
        "it may differ from the session.";

    /// <summary>
    /// Reads from its last frame how many inputs a closed recording misses. Goes from head to head of the frames: the
    /// flow between is not read, nor proven.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <returns>How many; null when it has no such frame or can't be read.</returns>
    public static long? Of(string file)
    {
        try
        {
            using var stream = new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            stream.Position = FrameFormat.Magic.Length;
            byte[] head = new byte[FrameFormat.HeadBytes];
            while (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
            {
                int length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1));
                if (length is < 0 or > FrameFormat.MostPayload)
                    return null;
                if ((FrameKind)head[0] == FrameKind.End)
                    return DroppedIn(stream, length);
                stream.Position += length + FrameFormat.ChecksumBytes;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            // damaged, or thrown away meanwhile: who replays it is told where, a list is not stopped by it
        }
        return null;
    }

    private static long? DroppedIn(Stream stream, int length)
    {
        byte[] payload = new byte[length];
        stream.ReadExactly(payload);
        return JsonSerializer.Deserialize<RecordingEnd>(payload, RecordingJson.Compact)?.Dropped;
    }
}
