using System.Text;

namespace Ops.Simulator.Recording;

/// <summary>A growing buffer of numbers: seven bits a byte, signed ones folded so that small ones stay short.</summary>
internal sealed class ByteSink
{
    private const int LongestNumber = 10;
    private byte[] _bytes = new byte[64 * 1024];

    /// <summary>Bytes in it.</summary>
    public int Count { get; private set; }

    /// <summary>What is in it.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count);

    /// <summary>Empties it.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a byte.</summary>
    /// <param name="value">The byte.</param>
    public void AddByte(byte value)
    {
        Ensure(1);
        _bytes[Count++] = value;
    }

    /// <summary>Adds a number that is never negative, or bits.</summary>
    /// <param name="value">The number.</param>
    public void Add(ulong value)
    {
        Ensure(LongestNumber);
        byte[] bytes = _bytes;
        int at = Count;
        while (value >= 0x80)
        {
            bytes[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        bytes[at++] = (byte)value;
        Count = at;
    }

    /// <summary>Adds a signed number.</summary>
    /// <param name="value">The number.</param>
    public void AddSigned(long value)
    {
        ulong folded = (ulong)(value << 1) ^ (ulong)(value >> 63);
        if (folded < 0x80 && Count < _bytes.Length) // most distances take one byte
            _bytes[Count++] = (byte)folded;
        else
            Add(folded);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    public void AddText(string text) => AddBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds bytes with their number before them.</summary>
    /// <param name="bytes">The bytes.</param>
    public void AddBytes(ReadOnlySpan<byte> bytes)
    {
        Add((ulong)bytes.Length);
        Ensure(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Count));
        Count += bytes.Length;
    }

    private void Ensure(int more)
    {
        if (Count + more > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Count + more));
    }
}
