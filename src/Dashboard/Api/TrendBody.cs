using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>The last minutes of a server as columns, oldest first: what a chart takes as it is.</summary>
/// <param name="Server">The server; null for the fleet.</param>
/// <param name="Version">Points ever added: rises when there is something new.</param>
/// <param name="Seconds">Market time of each point, seconds after midnight.</param>
/// <param name="Orders">Orders sent in each second.</param>
/// <param name="Fills">Fills in it.</param>
/// <param name="Rejects">Rejects in it.</param>
/// <param name="EnteredExposure">Entered exposure at its end, dollars.</param>
/// <param name="GrossExposure">Gross exposure at its end, dollars.</param>
/// <param name="Pnl">P&amp;L at its end, dollars.</param>
internal sealed record TrendBody(
    string? Server, long Version, double[] Seconds, int[] Orders, int[] Fills, int[] Rejects, decimal[] EnteredExposure,
    decimal[] GrossExposure, decimal[] Pnl)
{
    /// <summary>From a series.</summary>
    /// <param name="server">The server; null for the fleet.</param>
    /// <param name="series">The series.</param>
    /// <param name="seconds">How many points at most.</param>
    /// <returns>The body.</returns>
    public static TrendBody From(string? server, TrendSeries series, int seconds)
    {
        long version = series.Version;
        TrendPoint[] points = series.Last(seconds);
        return new TrendBody(
            server, version, [.. points.Select(p => p.At.TimeOfDay.TotalSeconds)], [.. points.Select(p => p.Orders)],
            [.. points.Select(p => p.Fills)], [.. points.Select(p => p.Rejects)],
            [.. points.Select(p => p.EnteredExposure.Dollars)],
            [.. points.Select(p => p.GrossExposure.Dollars)], [.. points.Select(p => p.Pnl.Dollars)]);
    }
}
