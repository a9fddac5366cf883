using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Answers;

/// <summary>
/// How long the oldest cancel has waited for an answer, in milliseconds: neither cancelled, nor refused, nor filled. An
/// order whose cancel does not work is the one that can't be stopped. Where the answer may be among the events that the
/// feed has lost it only warns: what can't be known must not keep a server from being started again.
/// </summary>
/// <param name="scan">Knows which cancels left.</param>
internal sealed class CancelAgeRule(SliceScan scan) : Detector
{
    /// <inheritdoc/>
    public override string Rule => "cancel-age";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Server is not { } server)
            return;
        if (measured.Index >= 0 && measured.Peers is { } board && board.HadLately(PeerTrouble.Skewed, measured.Index))
        {
            verdicts.Abstain("the server dates its events wrongly: an age can't be told");
            return;
        }
        (long Order, long At)? first = scan.Cancels.Oldest(server.Orders);
        // one whose answer may be lost waits for ever, and must not hide one that surely has none
        if (first is { } waits && OneOrder.IsLost(waits.At, server))
            first = scan.Cancels.OldestAfter(server.Orders, server.Sequence.LastGapAt) ?? first;
        if (first is not { } oldest)
            verdicts.Add(0);
        else if (measured.Peers is { } peers
            && (peers.IsShared(PeerTrouble.Unanswered) || peers.IsLeftBy(PeerTrouble.Unanswered, oldest.At)))
            verdicts.Abstain("most servers wait for answers: it is the venue");
        else
        {
            long age = (measured.Now.Nanoseconds - oldest.At) / MarketTime.NanosecondsPerMillisecond;
            bool isLost = OneOrder.IsLost(oldest.At, server);
            bool warns = isLost || (measured.Index >= 0 && measured.Peers is { } all
                && all.Answers.IsAnsweredSince(measured.Index, oldest.At));
            verdicts.Add(new Verdict
            {
                Value = warns ? OneOrder.Warns(age, setting) : age, Reference = age, Detail = oldest.Order,
                Text = OneOrder.Words(isLost),
            });
        }
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"The cancel of order {finding.Verdict.Detail} has had no answer for " +
        $"{finding.Verdict.Reference / 1_000.0:#,0.0} s{Rest(finding.Verdict.Text)}");

    private static string Rest(string? lost) => lost is null ? ": the order is still live." : $".{lost}";
}
