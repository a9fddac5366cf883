using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>Loss since the start against its limit.</summary>
internal sealed class LossLimit : IDetector
{
    /// <inheritdoc/>
    public string Rule => "loss";

    /// <inheritdoc/>
    public void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(-measured.Pnl.Units);

    /// <inheritdoc/>
    public string Describe(in StandingFinding finding) =>
        $"Loss since the start {StandingFinding.Dollars(finding.Verdict.Value)} is {finding.AgainstDollars()}.";
}
