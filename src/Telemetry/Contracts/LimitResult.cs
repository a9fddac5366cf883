namespace Ops.Telemetry.Contracts;

/// <summary>The answer to a proposal or an approval.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Proposal">The proposal it is about, when there is one.</param>
/// <param name="Fault">What is wrong and what would be right; null unless it is invalid.</param>
public sealed record LimitResult(LimitOutcome Outcome, LimitProposal? Proposal, string? Fault);
