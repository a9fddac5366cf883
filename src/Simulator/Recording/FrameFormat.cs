using System.IO.Hashing;

namespace Ops.Simulator.Recording;

/// <summary>
/// The frames of a recording: kind (1 byte), length of the payload (4 bytes, little endian), payload, checksum (8
/// bytes, little endian). The checksum is XxHash3 over kind, length and payload, seeded with the checksum before, so
/// that a frame that is missing, doubled or moved is found as surely as one that was changed.
/// </summary>
internal static class FrameFormat
{
    /// <summary>Version of the format that is written, and the only one that is read.</summary>
    public const byte Version = 1;

    /// <summary>Largest payload in bytes. A larger length is damage and is never allocated.</summary>
    public const int MostPayload = 64 * 1024 * 1024;

    /// <summary>Bytes of a frame before its payload.</summary>
    public const int HeadBytes = 5;

    /// <summary>Bytes of a frame after its payload.</summary>
    public const int ChecksumBytes = 8;

    /// <summary>How a file begins: a line end in it shows a transfer that changed line ends.</summary>
    public static ReadOnlySpan<byte> Magic => [(byte)'O', (byte)'P', (byte)'S', (byte)'R', Version, 0x0D, 0x0A, 0x1A];

    /// <summary>The checksum of a frame.</summary>
    /// <param name="head">Kind and length.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="before">The checksum of the frame before; 0 for the first.</param>
    /// <returns>The checksum.</returns>
    public static ulong Checksum(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload, ulong before)
    {
        ulong ofHead = XxHash3.HashToUInt64(head, unchecked((long)before));
        return XxHash3.HashToUInt64(payload, unchecked((long)ofHead));
    }
}
