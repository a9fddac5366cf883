using System.Globalization;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>
/// Milliseconds of market time since the last event of a server that usually flows. A server under a hold, one without
/// usual flow and one that has not begun yet are not silent.
/// </summary>
internal sealed class FeedSilenceRule() : TroubleRule("feed-silence", PeerTrouble.Silent)
{
    private const long LeastFlow = 20;

    /// <inheritdoc/>
    protected override string WhyNot => "no usual flow at this time, or a hold covers the server";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"No event for {finding.Verdict.Value / 1_000.0:#,0.0} s of market time; usual are " +
        $"{finding.Verdict.Reference} orders in ten seconds.");

    /// <inheritdoc/>
    protected override Verdict? Measure(in Measurement measured)
    {
        if (measured.Server is not { } server || measured.Peers is not { } peers || measured.IsHeld
            || measured.Phase != SessionPhase.Open || peers.UsualOf(measured.Index) < LeastFlow
            || server.Figures.LastEventNanoseconds == ReadingFigures.NoEvent)
            return null;
        long silence = measured.Now.Nanoseconds - server.Figures.LastEventNanoseconds;
        return new Verdict
        {
            Value = silence / MarketTime.NanosecondsPerMillisecond, Reference = peers.UsualOf(measured.Index),
        };
    }
}
