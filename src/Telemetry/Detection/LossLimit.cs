using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>Loss since the start against its limit.</summary>
internal sealed class LossLimit : Detector
{
    /// <inheritdoc/>
    public override string Rule => "loss";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(-measured.Pnl.Units);

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) =>
        $"Loss since the start {StandingFinding.Dollars(finding.Verdict.Value)} is {finding.AgainstDollars()}.";
}
