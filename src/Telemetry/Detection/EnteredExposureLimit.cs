namespace Ops.Telemetry.Detection;

/// <summary>
/// Open plus filled exposure against its limit: orders count when they are entered, not when they are filled.
/// </summary>
internal sealed class EnteredExposureLimit : IDetector
{
    /// <inheritdoc/>
    public string Rule => "entered-exposure";

    /// <inheritdoc/>
    public string Unit => "$";

    /// <inheritdoc/>
    public Finding? Judge(in Measurement measured) =>
        LimitRule.Judge(
            measured.EnteredExposure.Units, measured.Limits.EnteredExposure.Units, measured.Limits.WarnAtPercent,
            measured.Limits.EnteredExposureAction);

    /// <inheritdoc/>
    public string Describe(in Finding finding) =>
        $"Entered exposure {LimitRule.Dollars(finding.Value)} is {LimitRule.Against(finding)}.";
}
