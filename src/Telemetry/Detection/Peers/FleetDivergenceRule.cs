using System.Globalization;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection.Peers;

/// <summary>
/// The fleet against its own history: the share of servers that send far more than is usual for them. It speaks when
/// half or more do and no server can be accused, and the market's own growth does not explain it.
/// </summary>
internal sealed class FleetDivergenceRule : Detector
{
    private const long MarketAsUsual = 150;
    private const long MostExplained = 600;

    /// <inheritdoc/>
    public override string Rule => "fleet-divergence";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Peers is not { } peers)
            return;
        PeerComparison fleet = peers.Comparison;
        if (fleet.Counted < 2)
        {
            verdicts.Abstain("fewer than two servers whose usual flow is known");
            return;
        }
        if (measured.IsAuction)
        {
            verdicts.Abstain("an auction is being crossed");
            return;
        }
        if (peers.WasSharedLately(PeerTrouble.Unanswered))
        {
            verdicts.Abstain("the venue was silent towards most servers: they make up for it");
            return;
        }
        long market = Math.Min(MostExplained, peers.MarketGrowth);
        if (market > MarketAsUsual && fleet.MedianGrowth * 100 <= market * PeerComparison.MostUsual)
        {
            verdicts.Abstain("the whole market trades {0} % of its usual volume", market);
            return;
        }
        verdicts.Add(new Verdict
        {
            Value = fleet.Grown * 100L / fleet.Counted, Reference = fleet.Counted, Detail = fleet.Grown,
        });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Detail} of {finding.Verdict.Reference} servers send more than three times what is usual " +
        $"for them; the peers can't say which is right.");
}
