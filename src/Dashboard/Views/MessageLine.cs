using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>One log message of a server.</summary>
/// <param name="At">Market time.</param>
/// <param name="Word">Its severity.</param>
/// <param name="Source">Who wrote it.</param>
/// <param name="Text">What it says.</param>
/// <param name="Tone">How loud.</param>
public sealed record MessageLine(string At, string Word, string Source, string Text, Tone Tone)
{
    /// <summary>From the detail.</summary>
    /// <param name="detail">The detail.</param>
    /// <returns>The lines, newest first.</returns>
    public static IReadOnlyList<MessageLine> List(ServerDetail detail) => [.. detail.Messages.Select(From)];

    private static MessageLine From(ServerMessage message) => new(
        Format.ClockExact(message.At), message.Severity.ToString().ToLowerInvariant(), message.Source, message.Text,
        message.Severity switch { MessageSeverity.Error => Tone.Critical, MessageSeverity.Warning => Tone.Warning,
            _ => Tone.Calm });
}
