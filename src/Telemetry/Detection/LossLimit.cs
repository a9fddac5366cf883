namespace Ops.Telemetry.Detection;

/// <summary>Loss since the start against its limit.</summary>
internal sealed class LossLimit : IDetector
{
    /// <inheritdoc/>
    public string Rule => "loss";

    /// <inheritdoc/>
    public string Unit => "$";

    /// <inheritdoc/>
    public Finding? Judge(in Measurement measured) =>
        LimitRule.Judge(
            -measured.Pnl.Units, measured.Limits.Loss.Units, measured.Limits.WarnAtPercent, measured.Limits.LossAction);

    /// <inheritdoc/>
    public string Describe(in Finding finding) =>
        $"Loss since the start {LimitRule.Dollars(finding.Value)} is {LimitRule.Against(finding)}.";
}
