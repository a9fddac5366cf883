using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Flow;

/// <summary>
/// Orders that leave in ten seconds for each client order that came in a minute, a sixth of it: what goes out against
/// what comes in. It has no opinion on few orders, nor on a server that reports no client orders.
/// </summary>
internal sealed class OrdersPerParentRule : Detector
{
    private const int FewestOrders = 500;

    /// <inheritdoc/>
    public override string Rule => "orders-per-parent";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Server is not { } server)
            return;
        long parents = server.Figures.In60s[OrderEventKind.ParentReceived];
        if (server.Figures.Parents == 0)
            verdicts.Abstain("the server reports no client orders");
        else if (measured.OrdersIn10s < FewestOrders)
            verdicts.Abstain("fewer than {0} orders in ten seconds", FewestOrders);
        else
            verdicts.Add(new Verdict
            {
                Value = measured.OrdersIn10s * 6L / Math.Max(1, parents), Detail = measured.OrdersIn10s,
                Reference = parents,
            });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Detail, "order")} left in ten seconds while " +
        $"{Counted.Of(finding.Verdict.Reference, "client order")} came in a minute: {finding.Verdict.Value:#,0} for " +
        $"each, {finding.AgainstCount()}.");
}
