using System.Globalization;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>New orders in one second against their limit.</summary>
internal sealed class OrderRateLimit : IDetector
{
    /// <inheritdoc/>
    public string Rule => "order-rate";

    /// <inheritdoc/>
    public void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(measured.OrdersIn1s);

    /// <inheritdoc/>
    public string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Value:#,0} orders in the last second, {finding.AgainstCount()}.");
}
