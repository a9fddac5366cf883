using System.Buffers;

namespace Ops.Telemetry.Model;

/// <summary>
/// What people write, kept in one line: a line break in a reason could pass for a line of the log or of an answer that
/// nobody gave. Nothing is refused, for what it came with may be a kill.
/// </summary>
public static class OneLine
{
    private static readonly SearchValues<char> s_breaks = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(static code => (char)code),
        '\u2028', '\u2029',
    ]);

    /// <summary>The text with a blank in the place of each control character and each sign for a new line.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text in one line, as long as it was.</returns>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny(s_breaks) < 0 ? text : string.Create(text.Length, text, static (line, from) =>
        {
            from.CopyTo(line);
            line.ReplaceAny(s_breaks, ' ');
        });
    }
}
