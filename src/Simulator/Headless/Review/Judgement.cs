namespace Ops.Simulator.Headless.Review;

/// <summary>What a task brought and why.</summary>
/// <param name="Share">Part of its points, 0 to 1.</param>
/// <param name="Because">Why, as a sentence.</param>
/// <param name="Line">The line of the log it rests on; null for none.</param>
internal readonly record struct Judgement(decimal Share, string Because, string? Line);
