using System.Diagnostics.CodeAnalysis;

namespace Ops.Simulator.Recorded;

/// <summary>Reads lines of bounded length: a file without line ends can't fill the memory.</summary>
/// <param name="reader">The text; closed with this.</param>
internal sealed class BoundedLines(TextReader reader) : IDisposable
{
    /// <summary>Longest line that is handed over, in characters; the rest of a longer one is skipped.</summary>
    public const int LongestLine = 4_096;

    private readonly char[] _line = new char[LongestLine];

    /// <summary>Number of the last line read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the last line was longer than <see cref="LongestLine"/>.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Reads the next line, without its end and carriage return.</summary>
    /// <param name="line">The line.</param>
    /// <returns>False at the end of the text.</returns>
    public bool TryRead([NotNullWhen(true)] out string? line)
    {
        line = null;
        int length = 0;
        int next = reader.Read();
        if (next < 0)
            return false;
        WasCut = false;
        for (; next >= 0 && next != '\n'; next = reader.Read())
        {
            if (length == LongestLine)
                WasCut = true;
            else
                _line[length++] = (char)next;
        }
        Number++;
        line = new string(_line, 0, length > 0 && _line[length - 1] == '\r' ? length - 1 : length);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}
