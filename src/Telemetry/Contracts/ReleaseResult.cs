namespace Ops.Telemetry.Contracts;

/// <summary>The answer to a release request or approval.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Request">The request it is about, when there is one.</param>
public sealed record ReleaseResult(ReleaseOutcome Outcome, ReleaseRequest? Request)
{
    /// <summary>What the facts said, where they were asked; null else.</summary>
    public ReleaseChecklist? Checklist { get; init; }

    /// <summary>Who approved it before, and when; null else.</summary>
    public ReleaseApproved? Before { get; init; }

    /// <summary>Why the checklist refuses, in a sentence; null when it does not.</summary>
    public string? Why { get; init; }
}
