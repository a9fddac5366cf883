using System.Globalization;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>
/// Holds of breakers released in ten minutes without a named cause, or with the cause of an earlier release of the same
/// rule: a cause that comes back was not found.
/// </summary>
internal sealed class ResetWithoutCause : Detector
{
    private string _rule = "";

    /// <inheritdoc/>
    public override string Rule => "reset-without-cause";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Controls is null)
            return;
        (_rule, int count) = measured.Controls.ResetsWithoutCause;
        verdicts.Add(count);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Value} release(s) of breakers in ten minutes without a cause of their own, the last of " +
        $"{_rule}.");
}
