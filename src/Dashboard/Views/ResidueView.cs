using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>Messages that somebody explains before the open.</summary>
/// <param name="Key">Key of the pattern.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Sentence">Such as 97 × "Power Peg disabled" from smars-8 alone.</param>
/// <param name="Server">The server.</param>
/// <param name="Source">The component.</param>
/// <param name="Severity">Its grade.</param>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
/// <param name="Signature">Who explained them and how; null for nobody.</param>
public sealed record ResidueView(
    string Key, Tone Tone, string Sentence, string Server, string Source, string Severity, string First, string Last,
    string? Signature)
{
    /// <summary>From the pictures.</summary>
    /// <param name="parity">What is measured.</param>
    /// <param name="state">What people have said.</param>
    /// <returns>The lines: those nobody has explained first.</returns>
    public static ViewList<ResidueView> From(ParityPicture parity, PreOpenState state) => new(
        parity.Residue.Select(pattern => From(pattern, state.SignatureOf(pattern)))
            .OrderBy(static line => line.Signature is not null));

    private static ResidueView From(ResiduePattern pattern, MessageSignature? signature) => new(
        pattern.Key, signature is null ? Tone.Warning : Tone.Calm, pattern.ToString(), pattern.ServerName,
        pattern.Source, pattern.Severity.ToString().ToLowerInvariant(), Format.Clock(pattern.First),
        Format.Clock(pattern.Last),
        signature is null ? null
            : $"{signature.By.Name} at {Format.Clock(signature.MarketAt)}: " +
                $"“{PersonText.Isolated(signature.Reason)}”");
}
