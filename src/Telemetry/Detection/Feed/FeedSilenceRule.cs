using System.Globalization;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>
/// Milliseconds of market time since the last event of a server that usually flows, at the usual flow of
/// <see cref="FullFlow"/>; on a server with less they count for less in proportion, because what comes seldom leaves
/// long gaps by chance alone. A server under a hold, one without usual flow and one that has not begun yet are not
/// silent.
/// </summary>
internal sealed class FeedSilenceRule() : TroubleRule("feed-silence", PeerTrouble.Silent)
{
    private const long LeastFlow = 20;

    /// <summary>Orders in ten seconds from which a millisecond of silence counts in full.</summary>
    private const long FullFlow = 180;

    /// <inheritdoc/>
    protected override string WhyNot => "no usual flow at this time, or a hold covers the server";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"No event for {finding.Verdict.Detail / 1_000.0:#,0.0} s of market time; usual are " +
        $"{Counted.Of(finding.Verdict.Reference, "order")} in ten seconds.");

    /// <inheritdoc/>
    protected override Measured? Measure(in Measurement measured)
    {
        if (measured.Server is not { } server || measured.Peers is not { } peers || measured.IsHeld
            || measured.Phase != SessionPhase.Open || peers.UsualOf(measured.Index) < LeastFlow
            || server.Figures.LastEventNanoseconds == ReadingFigures.NoEvent)
            return null;
        long silence = (measured.Now.Nanoseconds - server.Figures.LastEventNanoseconds)
            / MarketTime.NanosecondsPerMillisecond;
        long usual = peers.UsualOf(measured.Index);
        return new Measured(silence * Math.Min(usual, FullFlow) / FullFlow, silence, usual);
    }
}
