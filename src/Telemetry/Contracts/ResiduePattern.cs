using System.Globalization;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Messages of one server with the same source and, digits apart, the same text.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Server">The server.</param>
/// <param name="ServerName">Its name.</param>
/// <param name="Severity">The worst of them.</param>
/// <param name="Source">The component that wrote them.</param>
/// <param name="Text">The text, with # where digits differ from one to the next.</param>
/// <param name="Count">How many there were.</param>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="Alone">Whether no other server wrote the same.</param>
public sealed record ResiduePattern(
    string Key, ServerId Server, string ServerName, MessageSeverity Severity, string Source, string Text, long Count,
    MarketTime First, MarketTime Last, bool Alone)
{
    /// <summary>Such as: 97 × "Power Peg disabled" from smars-8 alone.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count:#,0} × \"{Text}\" from {ServerName}{(Alone ? " alone" : "")}");
}
