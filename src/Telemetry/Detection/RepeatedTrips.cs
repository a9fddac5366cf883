using System.Globalization;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>
/// How often one rule tripped on one target in ten minutes: at Goldman in 2013 breakers tripped again and again and
/// were lifted each time.
/// </summary>
internal sealed class RepeatedTrips : Detector
{
    private (string Rule, string Target, int Count) _most;

    /// <inheritdoc/>
    public override string Rule => "repeated-trips";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Controls is null)
            return;
        _most = measured.Controls.MostTrips;
        verdicts.Add(_most.Count);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"The rule {_most.Rule} tripped {finding.Verdict.Value} times in ten minutes on {_most.Target}: what was " +
        $"released came back.");
}
