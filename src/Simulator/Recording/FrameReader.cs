using System.Buffers.Binary;
using System.Globalization;

namespace Ops.Simulator.Recording;

/// <summary>Reads the frames of one file and proves each before it gives it out.</summary>
internal sealed class FrameReader : IDisposable
{
    private readonly Stream _stream;
    private readonly string _file;
    private ulong _checksum;
    private long _offset;
    private int _number;

    /// <summary>Begins to read a file.</summary>
    /// <param name="stream">The file; disposed with the reader.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <exception cref="RecordingDamage">It does not begin as a recording does.</exception>
    public FrameReader(Stream stream, string file)
    {
        (_stream, _file) = (stream, file);
        byte[] magic = new byte[FrameFormat.Magic.Length];
        int read = _stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> expected = FrameFormat.Magic;
        if (read < magic.Length)
            throw Damage(0, "the file ends before it has said that it is a recording");
        if (!magic.AsSpan(0, 4).SequenceEqual(expected[..4]) || !magic.AsSpan(5).SequenceEqual(expected[5..]))
            throw Damage(0, "this is not a recording: it does not begin with OPSR");
        if (magic[4] != FrameFormat.Version)
            throw Damage(4, Text($"its format is version {magic[4]}, this program reads {FrameFormat.Version}"));
        _offset = magic.Length;
    }

    /// <summary>Where the next frame begins.</summary>
    public long Offset => _offset;

    /// <summary>Reads the next frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>Whether there was one; false at the end of the file.</returns>
    /// <exception cref="RecordingDamage">The frame is damaged or cut off.</exception>
    public bool TryRead(out Frame frame)
    {
        frame = default;
        byte[] head = new byte[FrameFormat.HeadBytes];
        int read = _stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 0)
            return false;
        if (read < head.Length)
            throw Damage(_offset, "the file ends in the head of a frame");
        int length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1));
        if (length is < 0 or > FrameFormat.MostPayload)
            throw Damage(_offset, "the length of a frame is out of range");
        long left = _stream.Length - _stream.Position;
        if (left < length + FrameFormat.ChecksumBytes)
            throw Damage(_offset, Text($"the file ends in a frame of {length} bytes"));
        byte[] payload = new byte[length];
        byte[] tail = new byte[FrameFormat.ChecksumBytes];
        _stream.ReadExactly(payload);
        _stream.ReadExactly(tail);
        _checksum = FrameFormat.Checksum(head, payload, _checksum);
        if (_checksum != BinaryPrimitives.ReadUInt64LittleEndian(tail))
            throw Damage(_offset, "the checksum of a frame does not agree with what it holds");
        if (!Enum.IsDefined((FrameKind)head[0]) || head[0] == 0)
            throw Damage(_offset, Text($"there is no kind of frame {head[0]}"));
        frame = new Frame((FrameKind)head[0], ++_number, _offset, payload);
        _offset += head.Length + payload.Length + tail.Length;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>What is wrong with a frame whose checksum is right.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="what">What is wrong.</param>
    /// <returns>The damage, to be thrown.</returns>
    public RecordingDamage Damage(in Frame frame, string what) =>
        new(new RecordingFault(_file, frame.Offset, frame.Number, what));

    /// <summary>What is wrong at a place.</summary>
    /// <param name="offset">The place.</param>
    /// <param name="what">What is wrong.</param>
    /// <returns>The damage, to be thrown.</returns>
    public RecordingDamage Damage(long offset, string what) =>
        new(new RecordingFault(_file, offset, _number + 1, what));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
