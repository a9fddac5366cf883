using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>A loosening that waits for a second person.</summary>
/// <param name="Id">Its id, for the approval.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Before">What is in force.</param>
/// <param name="After">What would be.</param>
/// <param name="By">Who proposes it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">When it lapses.</param>
internal sealed record LimitProposalBody(
    Guid Id, string Subject, string Before, string After, string By, string Reason, string Expires)
{
    /// <summary>From a proposal.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <returns>The body.</returns>
    public static LimitProposalBody From(LimitProposal proposal) => new(
        proposal.Id, proposal.Change.Subject, proposal.Before, proposal.After, proposal.By.Name, proposal.Reason,
        proposal.Expires.ToString());
}
