using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>What all fixed limits have in common: critical above the limit, a warning from a share of it.</summary>
internal static class LimitRule
{
    /// <summary>Holds a value against a limit.</summary>
    /// <param name="value">The value; a negative one is under every limit.</param>
    /// <param name="limit">The limit, positive.</param>
    /// <param name="warnAtPercent">Share of the limit from which it warns.</param>
    /// <param name="action">What the limit is wired to.</param>
    /// <returns>The finding, or null below the warning level.</returns>
    public static Finding? Judge(long value, long limit, int warnAtPercent, LimitAction action)
    {
        if (value > limit)
            return new Finding(AnomalySeverity.Critical, value, limit, action);
        // Divided first: a limit may be as large as money gets.
        long warnFrom = (limit / 100 * warnAtPercent) + (limit % 100 * warnAtPercent / 100);
        return value > 0 && value >= warnFrom ? new Finding(AnomalySeverity.Warning, value, limit, action) : null;
    }

    /// <summary>Money as a person reads it.</summary>
    /// <param name="units">Money units.</param>
    /// <returns>Whole dollars with separators.</returns>
    public static string Dollars(long units) =>
        "$" + decimal.Round(new Money(units).Dollars).ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>How a value in money stands to its limit, with the limit.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>Such as "over its limit of $2,000,000".</returns>
    public static string Against(in Finding finding) => $"{Relation(finding)} {Dollars(finding.Limit)}";

    /// <summary>How a value stands to its limit.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>"over its limit of" or "near its limit of".</returns>
    public static string Relation(in Finding finding) =>
        finding.Severity == AnomalySeverity.Critical ? "over its limit of" : "near its limit of";
}
