using System.Globalization;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>Limits raised in ten minutes while most of them was used: whoever raises it then hides something.</summary>
internal sealed class LimitRaisedInUse : Detector
{
    private LimitRaise? _last;

    /// <inheritdoc/>
    public override string Rule => "limit-raised-in-use";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Controls is null)
            return;
        (_last, int count) = measured.Controls.RaisesInUse;
        verdicts.Add(count);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_last?.By} raised {_last?.Subject} while {_last?.UsePercent} % of it was used; {finding.Verdict.Value} " +
        $"such raise(s) in ten minutes.");
}
