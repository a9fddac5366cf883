using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>The answer to a change of a limit.</summary>
/// <param name="Outcome">applied or awaiting-approval.</param>
/// <param name="Proposal">The proposal to approve; null when nothing waits.</param>
internal sealed record LimitAnswerBody(string Outcome, LimitProposalBody? Proposal)
{
    /// <summary>From a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The body.</returns>
    public static LimitAnswerBody From(LimitResult result) => new(
        result.Outcome == LimitOutcome.Applied ? "applied" : "awaiting-approval",
        result.Proposal is { } proposal ? LimitProposalBody.From(proposal) : null);
}
