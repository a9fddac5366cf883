namespace Ops.Simulator.Recording;

/// <summary>Reads what <see cref="ByteSink"/> wrote. Whatever the bytes are, it ends in a value or in
/// <see cref="InvalidDataException"/>.</summary>
/// <param name="bytes">The bytes.</param>
internal sealed class ByteSource(byte[] bytes)
{
    private int _at;

    /// <summary>Whether everything was read.</summary>
    public bool IsAtEnd => _at == bytes.Length;

    /// <summary>Reads a byte.</summary>
    /// <returns>The byte.</returns>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public byte NextByte() => _at < bytes.Length
        ? bytes[_at++] : throw new InvalidDataException("its inputs end in the middle of one");

    /// <summary>Reads a number that is never negative, or bits.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public ulong Next()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = NextByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        throw new InvalidDataException("a number in it is too long");
    }

    /// <summary>Reads a signed number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public long NextSigned()
    {
        ulong folded = Next();
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    /// <summary>Reads how many of something follow, each at least one byte long.</summary>
    /// <returns>The count.</returns>
    /// <exception cref="InvalidDataException">There can't be so many.</exception>
    public int NextCount()
    {
        ulong count = Next();
        return count <= (ulong)(bytes.Length - _at)
            ? (int)count : throw new InvalidDataException("a count in it is larger than what follows");
    }

    /// <summary>Reads bytes that were written with their number.</summary>
    /// <returns>The bytes.</returns>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public ReadOnlySpan<byte> NextBytes()
    {
        int count = NextCount();
        _at += count;
        return bytes.AsSpan(_at - count, count);
    }
}
