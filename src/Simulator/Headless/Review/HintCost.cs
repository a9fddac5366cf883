using System.Collections.Immutable;
using Ops.Simulator.Recording;

namespace Ops.Simulator.Headless.Review;

/// <summary>What hints of the instructor cost: points of a hundred, taken off the score as a whole.</summary>
public static class HintCost
{
    /// <summary>Points that a hint costs unless the instructor says otherwise.</summary>
    public const int Usual = 5;

    /// <summary>Most that one hint may cost.</summary>
    public const int Most = 20;

    /// <summary>One row for each hint, with what it takes away.</summary>
    /// <param name="acts">What was done.</param>
    /// <param name="reader">Who must have read them; null for all hints, which are the team's.</param>
    /// <returns>The rows; they bring nothing, so their weight is 0.</returns>
    internal static IEnumerable<ScoreRow> RowsOf(ImmutableArray<RecordedAct> acts, string? reader = null) =>
        acts.Where(act => act is { Do: "hint", Done: true } && (reader is null || acts.Any(
            read => read.Do == "hint-read" && read.Who == reader && read.Number == act.Number)))
        .Select(static act => new ScoreRow(
            "Do without hints", "hint", null, 0, 0, -(act.Points ?? 0),
            $"{act.Who} gave a hint: {act.Reason}", $"{act.At} {act.Who}: hint {act.Reason}", null));
}
