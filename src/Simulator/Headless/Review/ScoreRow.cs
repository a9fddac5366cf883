namespace Ops.Simulator.Headless.Review;

/// <summary>One task of a session and what it brought.</summary>
/// <param name="Task">What had to be done.</param>
/// <param name="Check">How it was held against the log.</param>
/// <param name="Cue">What should have led to it; null when the scenario does not say.</param>
/// <param name="StandardSeconds">Within how many seconds of the onset.</param>
/// <param name="Weight">Points it could bring; 0 when an instructor judges it.</param>
/// <param name="Points">Points it brought, to a tenth.</param>
/// <param name="Because">Why, as a sentence.</param>
/// <param name="Line">The line of the log it rests on; null when it rests on there being none.</param>
/// <param name="Feedback">What somebody who missed it is told; null for nothing, or when nothing was missed.</param>
public sealed record ScoreRow(
    string Task, string Check, string? Cue, int StandardSeconds, int Weight, decimal Points, string Because,
    string? Line, string? Feedback);
