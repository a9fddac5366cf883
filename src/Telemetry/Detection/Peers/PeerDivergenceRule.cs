using System.Globalization;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection.Peers;

/// <summary>One server's flow against that of its peers, each over what is usual for it.</summary>
internal sealed class PeerDivergenceRule : Detector
{
    private const long FewestOrders = 200;

    /// <inheritdoc/>
    public override string Rule => "peer-divergence";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Peers is not { } peers || measured.Index < 0)
            return;
        if (measured.IsAuction)
        {
            verdicts.Abstain("an auction is being crossed");
            return;
        }
        PeerOpinion opinion = peers.Comparison.Of(measured.Index);
        if (opinion.NoOpinion is { } why)
            verdicts.Abstain(why);
        else if (measured.OrdersIn10s >= FewestOrders)
            verdicts.Add(new Verdict
            {
                Value = opinion.Percent, Reference = opinion.PeerGrowth, Detail = measured.OrdersIn10s / 10,
            });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Detail:#,0} orders/s, {finding.Verdict.Value / 100.0:#,0.0} times what is usual for it, " +
        $"while its peers are at {finding.Verdict.Reference / 100.0:0.0} times.");
}
