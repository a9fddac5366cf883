using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>What log messages a rule counts.</summary>
/// <param name="Least">Severity from which on.</param>
/// <param name="Text">Words of the text with * for anything, whatever their case; "*" for every text.</param>
/// <param name="Source">The component that writes, likewise; "*" for every one.</param>
public sealed record MessagePattern(MessageSeverity Least, string Text, string Source = "*")
{
    /// <summary>
    /// The patterns unless others are set: what says that code runs or stays silent which should not, in the words such
    /// messages use. Knight's 97 said "Power Peg disabled".
    /// </summary>
    public static ImmutableArray<MessagePattern> Standard { get; } =
    [
        new(MessageSeverity.Warning, "*disabled*"),
        new(MessageSeverity.Warning, "*retired*"),
        new(MessageSeverity.Warning, "*deprecated*"),
        new(MessageSeverity.Warning, "*unknown flag*"),
        new(MessageSeverity.Warning, "*not found*"),
        new(MessageSeverity.Warning, "*missing*"),
        new(MessageSeverity.Warning, "*lacks*"),
        new(MessageSeverity.Warning, "*overridden*"),
        new(MessageSeverity.Warning, "*outside*range*"),
        new(MessageSeverity.Error, "*"),
    ];

    /// <summary>Whether a message is meant.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether severity, text and source fit.</returns>
    public bool Matches(ServerMessage message) =>
        message.Severity >= Least && Fits(Text, message.Text) && Fits(Source, message.Source);

    /// <summary>Whether a text fits a pattern with * for anything.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether it fits, whatever the case; the work grows with the lengths only.</returns>
    public static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        (int p, int t, int star, int mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, t);
            else if (p < pattern.Length
                && char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(text[t]))
                (p, t) = (p + 1, t + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++mark);
            else
                return false;
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
