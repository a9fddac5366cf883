using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Answers;

/// <summary>Orders the venue has not answered. When most servers wait it is the venue, and no server is
/// accused.</summary>
internal sealed class UnansweredCountRule : Detector
{
    /// <inheritdoc/>
    public override string Rule => "unanswered-orders";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Server is not { } server)
            return;
        if (measured.Peers is { } peers && peers.IsShared(PeerTrouble.Unanswered))
            verdicts.Abstain("most servers wait for answers: it is the venue");
        else
            verdicts.Add(server.Figures.UnacknowledgedOrders);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "order")} without an answer of the venue, {finding.AgainstCount()}.");
}
