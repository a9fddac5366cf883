namespace Ops.Telemetry.Detection;

/// <summary>How fast money is lost, over ten seconds, against its limit.</summary>
internal sealed class LossSlopeLimit : IDetector
{
    /// <inheritdoc/>
    public string Rule => "loss-slope";

    /// <inheritdoc/>
    public string Unit => "$/s";

    /// <inheritdoc/>
    public Finding? Judge(in Measurement measured) =>
        LimitRule.Judge(
            -measured.PnlPerSecond.Units, measured.Limits.LossPerSecond.Units, measured.Limits.WarnAtPercent,
            measured.Limits.LossPerSecondAction);

    /// <inheritdoc/>
    public string Describe(in Finding finding) =>
        $"Losing {LimitRule.Dollars(finding.Value)} per second over ten seconds, {LimitRule.Against(finding)}.";
}
