namespace Ops.Telemetry.Detection;

/// <summary>New orders in one second against their limit.</summary>
internal sealed class OrderRateLimit : IDetector
{
    /// <inheritdoc/>
    public string Rule => "order-rate";

    /// <inheritdoc/>
    public string Unit => "orders/s";

    /// <inheritdoc/>
    public Finding? Judge(in Measurement measured) =>
        LimitRule.Judge(
            measured.OrdersIn1s, measured.Limits.OrdersPerSecond, measured.Limits.WarnAtPercent,
            measured.Limits.OrdersPerSecondAction);

    /// <inheritdoc/>
    public string Describe(in Finding finding) =>
        $"{finding.Value:#,0} orders in the last second, {LimitRule.Relation(finding)} {finding.Limit:#,0}.";
}
