using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>How everything is set and used.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Breakers">Whether steps above an alarm act.</param>
/// <param name="Rules">Every rule for everybody it watches.</param>
/// <param name="Gates">The hard limits of the gates.</param>
/// <param name="Proposals">What waits for a second person.</param>
/// <param name="Shadow">What rules in shadow would have done, newest first.</param>
/// <param name="Faults">Settings that are wired to nothing or could not be understood.</param>
internal sealed record LimitTableBody(
    long Version, bool Breakers, IReadOnlyList<RuleRowView> Rules, IReadOnlyList<GateRowView> Gates,
    IReadOnlyList<LimitProposalBody> Proposals, IReadOnlyList<ShadowRowView> Shadow, IReadOnlyList<string> Faults)
{
    /// <summary>From both pictures.</summary>
    /// <param name="limits">How everything is set.</param>
    /// <param name="fleet">What is measured; null when there is no picture yet.</param>
    /// <returns>The body.</returns>
    public static LimitTableBody From(LimitsPicture limits, FleetSnapshot? fleet) => new(
        limits.Version, limits.Rules.Breakers, RuleRowView.List(fleet), GateRowView.List(limits, fleet),
        [.. limits.Proposals.Select(LimitProposalBody.From)], ShadowRowView.List(fleet), limits.Faults);
}
