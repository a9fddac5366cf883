using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;

namespace Ops.Telemetry.Detection.Answers;

/// <summary>Share of the servers that asked the venue something and have no answer: the venue, not a server.</summary>
internal sealed class VenueSilenceRule : Detector
{
    /// <inheritdoc/>
    public override string Rule => "venue-silence";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Peers is not { } peers)
            return;
        (int silent, int asked) = peers.CountOf(PeerTrouble.Unanswered);
        if (asked < 2)
            verdicts.Abstain("fewer than two servers have asked the venue anything");
        else
            verdicts.Add(new Verdict
            {
                Value = peers.IsShared(PeerTrouble.Unanswered) ? silent * 100L / asked : 0, Reference = asked,
                Detail = silent,
            });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Detail} of {finding.Verdict.Reference} servers wait for answers and their peers do too: " +
        $"the venue, or the way to it.");
}
