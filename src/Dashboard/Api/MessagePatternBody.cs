using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>Messages of one server with the same source and text.</summary>
/// <param name="Pattern">Key to explain them by.</param>
/// <param name="Server">The server.</param>
/// <param name="Severity">The worst of them.</param>
/// <param name="Source">The component that wrote them.</param>
/// <param name="Text">The text.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first, market time.</param>
/// <param name="Last">The last, market time.</param>
/// <param name="Alone">Whether no other server wrote the same.</param>
/// <param name="ExplainedBy">Who explained them; null for nobody.</param>
/// <param name="Reason">The explanation.</param>
internal sealed record MessagePatternBody(
    string Pattern, string Server, string Severity, string Source, string Text, long Count, string First, string Last,
    bool Alone, string? ExplainedBy, string? Reason)
{
    /// <summary>From a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="signature">Its signature; null for none.</param>
    /// <returns>The body.</returns>
    public static MessagePatternBody From(ResiduePattern pattern, MessageSignature? signature) => new(
        pattern.Key, pattern.ServerName, pattern.Severity.ToString(), pattern.Source, pattern.Text, pattern.Count,
        pattern.First.ToString(), pattern.Last.ToString(), pattern.Alone, signature?.By.Name, signature?.Reason);
}
