using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>What a change would do.</summary>
/// <param name="Title">The change in words.</param>
/// <param name="Word">Better, same or worse, in a word.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Sentence">The one sentence to read.</param>
/// <param name="Rows">What every server would execute.</param>
/// <param name="Gained">Findings that would be new.</param>
/// <param name="Lost">Findings that would be gone.</param>
public sealed record OutlookView(
    string Title, string Word, Tone Tone, string Sentence, ViewList<OutlookRow> Rows, ViewList<string> Gained,
    ViewList<string> Lost)
{
    /// <summary>From an outlook.</summary>
    /// <param name="outlook">The outlook.</param>
    /// <returns>The view.</returns>
    public static OutlookView From(ChangeOutlook outlook) => new(
        outlook.Title, outlook.Verdict.ToString().ToUpperInvariant(),
        outlook.Verdict switch
        {
            ChangeVerdict.Worse => Tone.Critical,
            ChangeVerdict.Better => Tone.Calm,
            _ => Tone.Notice,
        },
        outlook.Sentence, new(outlook.Effects.Select(OutlookRow.From)), new(outlook.Gained), new(outlook.Lost));
}
