using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>One line of a release checklist.</summary>
/// <param name="Name">Its name as the door reads it, e.g. orders.</param>
/// <param name="Title">What it asks for.</param>
/// <param name="Word">pass, fail or unknown.</param>
/// <param name="Sign">A shape that says it without colour.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Fact">The facts, in a sentence.</param>
/// <param name="Passes">Whether the facts bear it out.</param>
public sealed record ChecklistLineView(
    string Name, string Title, string Word, string Sign, Tone Tone, string Fact, bool Passes)
{
    /// <summary>From a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The view.</returns>
    public static ChecklistLineView From(ReleaseLine line)
    {
        (string word, string sign, Tone tone) = line.Verdict switch
        {
            ReleaseVerdict.Pass => ("pass", "✓", Tone.Calm),
            ReleaseVerdict.Fail => ("fail", "✗", Tone.Critical),
            _ => ("unknown", "?", Tone.Blind),
        };
        return new ChecklistLineView(
            ReleaseChecklist.Word(line.Item), TitleOf(line.Item), word, sign, tone, line.Fact,
            line.Verdict == ReleaseVerdict.Pass);
    }

    private static string TitleOf(ReleaseItem item) => item switch
    {
        ReleaseItem.Cause => "Cause found",
        ReleaseItem.Parity => "Parity clean",
        ReleaseItem.Orders => "Orders resolved",
        ReleaseItem.Limits => "Limits as they were",
        ReleaseItem.Feed => "Feed live",
        _ => "Positions known",
    };
}
