using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>The fleet in six figures.</summary>
/// <param name="Cells">The figures.</param>
/// <param name="Caveat">What the sums do not know; null when they know all.</param>
public sealed record StripView(ViewList<StripCell> Cells, string? Caveat)
{
    private const int Seconds = TrendSeries.Capacity;
    private const int SlopeSeconds = 10;

    /// <summary>From the picture.</summary>
    /// <param name="fleet">What is measured.</param>
    /// <param name="trends">Trends drawn before.</param>
    /// <returns>The strip.</returns>
    public static StripView From(FleetSnapshot fleet, SparkBook trends)
    {
        ServerReading total = fleet.Total;
        ServerLimits limits = fleet.TotalLimits;
        double entered = (double)limits.EnteredExposure.Dollars;
        double loss = (double)limits.Loss.Dollars;
        double slope = (double)limits.LossPerSecond.Dollars;
        SparkView Draw(string what, Func<TrendPoint[], SparkView> draw) =>
            trends.Get(fleet.TotalTrend, what, Seconds, draw);
        return new StripView(new ViewList<StripCell>([
            new("Fleet orders", TileView.OrdersOf(total, limits), "/s",
                $"limit {Format.Count(limits.OrdersPerSecond)} → {BarView.Word(limits.OrdersPerSecondAction)}",
                BarView.Of(total.In1s[OrderEventKind.Sent], limits.OrdersPerSecond, limits.WarnAtPercent,
                    Format.Count(limits.OrdersPerSecond), limits.OrdersPerSecondAction),
                Draw("orders", p => SparkView.Under(p, Seconds, static x => x.Orders, limits.OrdersPerSecond))),
            new("Gross exposure", Money(total.GrossExposure, Format.Money), "", "counts into entered exposure",
                null, Draw("gross", p =>
                    SparkView.Under(p, Seconds, static x => (double)x.GrossExposure.Dollars, entered))),
            new("Net exposure", Money(total.NetExposure, Format.Signed), "", Lean(total), null, null),
            Exposure(total, limits, Draw("entered",
                p => SparkView.Under(p, Seconds, static x => (double)x.EnteredExposure.Dollars, entered))),
            Pnl(total, limits, Draw("pnl", p => SparkView.Around(p, Seconds, static x => (double)x.Pnl.Dollars, loss))),
            Slope(total, limits, Draw("slope", p => SlopeOf(p, slope))),
        ]), CaveatOf(fleet));
    }

    /// <summary>This strip with the cells of an earlier one wherever they are equal.</summary>
    /// <param name="before">The strip as it was drawn last; null for none.</param>
    /// <returns>An equal strip.</returns>
    public StripView Keeping(StripView? before) =>
        before is null ? this : this with { Cells = Cells.KeepingEqualOf(before.Cells) };

    private static string? CaveatOf(FleetSnapshot fleet)
    {
        string[] blind = [.. fleet.Servers.Where(static s => s.Feed is FeedColour.Red or FeedColour.Quarantined)
            .Select(static s => s.Server.Name)];
        string names = string.Join(", ", blind);
        return blind.Length == 0 ? null : $"Sums hold the last known values of {names}: not measured now.";
    }

    private static StripCell Exposure(ServerReading total, ServerLimits limits, SparkView trend) => new(
        "Entered exposure",
            TileView.Limited(total.EnteredExposure, limits.EnteredExposure, limits.WarnAtPercent, Format.Money), "",
        $"limit {Format.Limit(limits.EnteredExposure)} → {BarView.Word(limits.EnteredExposureAction)}",
        BarView.Of(total.EnteredExposure.Dollars, limits.EnteredExposure.Dollars, limits.WarnAtPercent,
            Format.Limit(limits.EnteredExposure), limits.EnteredExposureAction), trend);

    private static StripCell Pnl(ServerReading total, ServerLimits limits, SparkView trend) => new(
        "P&L today", TileView.PnlOf(total, limits), "",
            $"limit −{Format.Limit(limits.Loss)} → {BarView.Word(limits.LossAction)}",
        BarView.Of(Math.Max(0, -total.Pnl.Dollars), limits.Loss.Dollars, limits.WarnAtPercent,
            Format.Limit(limits.Loss), limits.LossAction),
        trend);

    private static StripCell Slope(ServerReading total, ServerLimits limits, SparkView trend)
    {
        Money loss = total.PnlPerSecond.Units < 0 ? -total.PnlPerSecond : Ops.Telemetry.Model.Money.Zero;
        return new("Loss per second",
            TileView.Limited(loss, limits.LossPerSecond, limits.WarnAtPercent, Format.Money), "/s",
            $"limit {Format.Limit(limits.LossPerSecond)} → {BarView.Word(limits.LossPerSecondAction)}",
            BarView.Of(loss.Dollars, limits.LossPerSecond.Dollars, limits.WarnAtPercent,
                Format.Limit(limits.LossPerSecond), limits.LossPerSecondAction), trend);
    }

    private static SparkView SlopeOf(TrendPoint[] points, double limit)
    {
        if (points.Length <= SlopeSeconds)
            return SparkView.Empty;
        var slopes = new double[points.Length - SlopeSeconds];
        for (int i = 0; i < slopes.Length; i++)
            slopes[i] = Math.Max(0, (double)(points[i].Pnl - points[i + SlopeSeconds].Pnl).Dollars / SlopeSeconds);
        double high = Math.Max(limit * 1.1, slopes.Max());
        return new SparkView(SparkPath.Of(slopes, Seconds, 0, high), limit > 0 ? SparkPath.HeightOf(limit, 0, high)
            : null, null);
    }

    private static string Lean(ServerReading total)
    {
        if (total.GrossExposure.Units == 0)
            return "no position";
        string share = Format.Percent((double)Math.Abs(total.NetExposure.Units) / total.GrossExposure.Units);
        return $"{share} of gross, {(total.NetExposure.Units < 0 ? "short" : "long")}";
    }

    private static FigureView Money(Money money, Func<Money, string> text) =>
        new(text(money), Tone.Calm, Format.Exact(money));
}
