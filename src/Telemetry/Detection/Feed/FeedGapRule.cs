using System.Globalization;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>Events of the last minute that never arrived: while they are missing every count is too low.</summary>
internal sealed class FeedGapRule() : TroubleRule("feed-gaps", PeerTrouble.Gapped)
{
    private readonly Risen _missed = new();

    /// <inheritdoc/>
    protected override string WhyNot => "nothing is measured";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "event")} of the last minute " +
        $"{Counted.Verb(finding.Verdict.Value, "are", "is")} missing: what is counted is too low.");

    /// <inheritdoc/>
    protected override Measured? Measure(in Measurement measured) => measured.Server is { } server
        ? new Measured(_missed.Take(measured.Now, server.Figures.MissedEvents)) : null;
}
