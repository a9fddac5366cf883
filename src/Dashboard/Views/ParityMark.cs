using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>Why a cell is not as it should be: shape and word, not colour alone.</summary>
/// <param name="Tone">How loud.</param>
/// <param name="Word">Such as "older build".</param>
/// <param name="Sentence">The finding in a sentence.</param>
public sealed record ParityMark(Tone Tone, string Word, string Sentence)
{
    /// <summary>From a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The mark.</returns>
    public static ParityMark From(ParityFinding finding)
    {
        string title = ParityRules.TitleOf(finding.Kind);
        return new ParityMark(
            ToneText.Of(finding.Severity), char.ToLowerInvariant(title[0]) + title[1..], finding.Sentence);
    }
}
