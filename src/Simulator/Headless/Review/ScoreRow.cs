namespace Ops.Simulator.Headless.Review;

/// <summary>One task of a session and what it brought.</summary>
/// <param name="Task">What had to be done.</param>
/// <param name="Check">How it was held against the log.</param>
/// <param name="Cue">What should have led to it; null when the scenario does not say.</param>
/// <param name="StandardSeconds">Within how many seconds of the onset.</param>
/// <param name="Weight">Its weight in the scenario; 0 when an instructor judges it.</param>
/// <param name="Points">Points of a hundred it brought, to a tenth; those of all rows sum to the score.</param>
/// <param name="Because">Why, as a sentence.</param>
/// <param name="Line">The line of the log it rests on; null when it rests on there being none.</param>
/// <param name="Feedback">What somebody who missed it is told; null for nothing, or when nothing was missed.</param>
public sealed record ScoreRow(
    string Task, string Check, string? Cue, int StandardSeconds, int Weight, decimal Points, string Because,
    string? Line, string? Feedback)
{
    /// <summary>Points of a hundred it could bring, to a tenth; those of all rows sum to 100.</summary>
    public decimal Most { get; init; }
}
