using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Readiness;

/// <summary>Every event that makes the positions has arrived: what is held is known, not guessed.</summary>
internal static class PositionsCheck
{
    /// <summary>Makes the line.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The line.</returns>
    public static ReleaseLine Of(ReleaseFacts facts)
    {
        ServerStatus[] servers = [.. facts.Servers.Select(static one => one.Measured)];
        if (servers.Length == 0)
            return Line(ReleaseVerdict.Unknown, "No server that the hold covers is in the fleet.");
        ServerStatus[] blind = [.. servers.Where(ReleaseFacts.IsBlind)];
        if (blind.Length > 0)
            return Line(ReleaseVerdict.Unknown, $"{ReleaseFacts.Names(blind)} can't be seen.");
        long missed = servers.Sum(static one => one.Reading.MissedEvents);
        Money gross = servers.Aggregate(Money.Zero, static (sum, one) => sum + one.Reading.GrossExposure);
        string held = string.Create(
            CultureInfo.InvariantCulture, $"gross {LimitWords.Figure(gross.Units, "$")}");
        return missed > 0
            ? Line(ReleaseVerdict.Fail, string.Create(
                CultureInfo.InvariantCulture, $"{missed:#,0} events never arrived, so {held} is not certain."))
            : Line(ReleaseVerdict.Pass, $"No event is missing; {held}.");
    }

    private static ReleaseLine Line(ReleaseVerdict verdict, string fact) => new(ReleaseItem.Positions, verdict, fact);
}
