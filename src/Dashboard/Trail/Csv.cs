using System.Globalization;
using System.Text;

namespace Ops.Dashboard.Trail;

/// <summary>
/// Lines of comma-separated values by RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe
/// before it, so that what somebody wrote as a reason never runs.
/// </summary>
internal sealed class Csv
{
    private const string EndOfLine = "\r\n";

    private readonly StringBuilder _text = new();
    private bool _isInLine;

    /// <summary>Adds a line of names.</summary>
    /// <param name="names">The names.</param>
    /// <returns>This.</returns>
    public Csv Header(params string[] names)
    {
        foreach (string name in names)
            Put(name);
        return End();
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text; null for an empty cell.</param>
    /// <returns>This.</returns>
    public Csv Text(string? text) => Put(text is null ? "" : $"\"{Harmless(text).Replace("\"", "\"\"")}\"");

    /// <summary>Adds a number.</summary>
    /// <param name="number">The number; null for an empty cell.</param>
    /// <returns>This.</returns>
    public Csv Number(long? number) => Put(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>Adds an amount, exact.</summary>
    /// <param name="amount">The amount; null for an empty cell.</param>
    /// <returns>This.</returns>
    public Csv Amount(decimal? amount) => Put(amount?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Ends the line.</summary>
    /// <returns>This.</returns>
    public Csv End()
    {
        _text.Append(EndOfLine);
        _isInLine = false;
        return this;
    }

    /// <summary>Takes what was written so far.</summary>
    /// <returns>Its text.</returns>
    public string Take()
    {
        string text = _text.ToString();
        _text.Clear();
        return text;
    }

    private static string Harmless(string text) =>
        text.TrimStart(' ') is [var first, ..] && "=+-@\t\r\n".Contains(first) ? "'" + text : text;

    private Csv Put(string cell)
    {
        if (_isInLine)
            _text.Append(',');
        _isInLine = true;
        _text.Append(cell);
        return this;
    }
}
