using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Metrics;

namespace Ops.Telemetry.Detection.Flow;

/// <summary>
/// New orders in ten seconds against what is usual at this time of day. It has no opinion while <see
/// cref="FlowHistory"/> knows nothing, nor while an auction is crossed. What is usual grows with the market: when all
/// of it trades five times as much, five times as many orders are usual. A server's history begins with its first
/// event.
/// </summary>
/// <param name="profile">What earlier days had; null when none was given.</param>
internal sealed class OrderRateHistory(FlowProfile? profile = null) : Detector
{
    private const int FewestOrders = 200;
    private const long MostExplained = 600;

    private readonly FlowHistory _history = new(profile, FewestOrders);

    /// <inheritdoc/>
    public override string Rule => "order-rate-history";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.IsHeld)
            _history.Pause(measured.Now, measured.Phase); // else a server let go would be accused of its usual flow
        else if (measured.Server is not { Figures.LastEventNanoseconds: ReadingFigures.NoEvent })
            _history.Advance(measured.Now, measured.Phase, measured.OrdersIn10s);
        if (!_history.IsKnown)
        {
            verdicts.Abstain("less than two minutes of this phase of the session, and no profile of earlier days");
            return;
        }
        if (measured.IsAuction)
        {
            verdicts.Abstain("an auction is being crossed");
            return;
        }
        if (measured.Peers is { } peers && peers.WasSharedLately(PeerTrouble.Unanswered))
        {
            verdicts.Abstain("the venue was silent towards most servers: what waited is made up for");
            return;
        }
        long orders = measured.OrdersIn10s;
        long market = Math.Clamp(measured.Peers?.MarketGrowth ?? 100, 100, MostExplained);
        long usual = Math.Max(_history.Usual * market / 100, 1);
        // Few orders vary by chance alone; so do counts within some deviations of their mean.
        if (orders >= FewestOrders)
        {
            verdicts.Add(new Verdict
            {
                Value = orders * 100 / usual, Reference = usual / FlowHistory.BlockSeconds,
                Detail = orders / FlowHistory.BlockSeconds,
            });
        }
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Detail:#,0} orders/s in ten seconds, {finding.Verdict.Value / 100:#,0} times the " +
        $"{finding.Verdict.Reference:#,0} of the last minutes.");
}
