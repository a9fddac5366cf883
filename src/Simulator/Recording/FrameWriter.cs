using System.Buffers.Binary;

namespace Ops.Simulator.Recording;

/// <summary>Writes the frames of one file. Not safe for a second thread.</summary>
internal sealed class FrameWriter : IDisposable
{
    private readonly Stream _stream;
    private ulong _checksum;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where it goes; disposed with the writer.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public FrameWriter(Stream stream)
    {
        _stream = stream;
        _stream.Write(FrameFormat.Magic);
        Bytes = FrameFormat.Magic.Length;
    }

    /// <summary>Bytes written so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Writes one frame and hands it to the system, so that a process that ends leaves it readable.</summary>
    /// <param name="kind">What it holds.</param>
    /// <param name="payload">The payload.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Write(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > FrameFormat.MostPayload)
            throw new ArgumentException($"A frame holds at most {FrameFormat.MostPayload} bytes.", nameof(payload));
        Span<byte> head = stackalloc byte[FrameFormat.HeadBytes];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], payload.Length);
        _checksum = FrameFormat.Checksum(head, payload, _checksum);
        Span<byte> tail = stackalloc byte[FrameFormat.ChecksumBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(tail, _checksum);
        _stream.Write(head);
        _stream.Write(payload);
        _stream.Write(tail);
        _stream.Flush();
        Bytes += head.Length + payload.Length + tail.Length;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
