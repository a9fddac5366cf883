using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>Share of the servers whose feeds have the same trouble at once: the network, the clock or the
/// loop.</summary>
/// <remarks>
/// That all are silent can be the end of a day's flow: it is only said after a minute. Whether anything arrives at all
/// is watched in real time elsewhere.
/// </remarks>
internal sealed class SharedTroubleRule : Detector
{
    private const long LongestLull = 60 * MarketTime.NanosecondsPerSecond;

    private static readonly (PeerTrouble Trouble, string Words)[] s_troubles =
    [
        (PeerTrouble.Silent, "are silent"), (PeerTrouble.Gapped, "lost events"),
        (PeerTrouble.Skewed, "date their events far from the ticks"),
    ];

    private long? _silentSince;

    /// <inheritdoc/>
    public override string Rule => "feed-fleet";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Peers is not { } peers)
            return;
        _silentSince = peers.IsShared(PeerTrouble.Silent) ? _silentSince ?? measured.Now.Nanoseconds : null;
        bool isLull = _silentSince is { } since && measured.Now.Nanoseconds - since < LongestLull;
        var worst = new Verdict { Value = 0 };
        foreach ((PeerTrouble trouble, string words) in s_troubles)
        {
            (int troubled, int asked) = peers.CountOf(trouble);
            if (trouble == PeerTrouble.Silent && isLull)
                continue;
            if (peers.IsShared(trouble) && troubled * 100L / asked > worst.Value)
                worst = new Verdict
                {
                    Value = troubled * 100L / asked, Detail = troubled, Reference = asked, Text = words,
                };
        }
        verdicts.Add(worst);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Detail} of {finding.Verdict.Reference} feeds {finding.Verdict.Text} at once: the network, " +
        $"the clock or the loop, not a server.");
}
