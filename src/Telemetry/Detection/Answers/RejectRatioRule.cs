using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Answers;

/// <summary>
/// Orders the venue refused in ten seconds in percent of those it answered. It has no opinion on few answers: two of
/// three say nothing.
/// </summary>
internal sealed class RejectRatioRule : Detector
{
    private const int FewestAnswers = 50;

    /// <inheritdoc/>
    public override string Rule => "reject-ratio";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Server is not { } server)
            return;
        int rejected = server.Figures.In10s[OrderEventKind.Rejected];
        int answered = rejected + server.Figures.In10s[OrderEventKind.Accepted];
        if (answered < FewestAnswers)
            verdicts.Abstain("{0} answers in ten seconds; {1} are needed", answered, FewestAnswers);
        else
            verdicts.Add(new Verdict { Value = rejected * 100L / answered, Detail = rejected, Reference = answered });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"The venue refused {finding.Verdict.Detail:#,0} of " +
        $"{Counted.Of(finding.Verdict.Reference, "order")} in ten seconds, {finding.Verdict.Value} %, " +
        $"{finding.AgainstCount()} %.");
}
