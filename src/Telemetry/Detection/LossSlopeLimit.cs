using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>How fast money is lost, over ten seconds, against its limit.</summary>
internal sealed class LossSlopeLimit : Detector
{
    /// <inheritdoc/>
    public override string Rule => "loss-slope";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(-measured.PnlPerSecond.Units);

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding)
    {
        string losing = StandingFinding.Dollars(finding.Verdict.Value);
        return $"Losing {losing} per second over ten seconds, {finding.AgainstDollars()}.";
    }
}
