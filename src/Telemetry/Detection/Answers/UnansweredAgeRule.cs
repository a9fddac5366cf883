using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Answers;

/// <summary>
/// How long the oldest order of a server has waited for the venue's first answer, in milliseconds. The server is only
/// accused while its peers are answered: when nobody is, it is the venue, and <see cref="VenueSilenceRule"/> speaks.
/// While its own later orders are answered, or the answer may be among the events that the feed has lost, it only
/// warns: the order is in doubt, the server is not.
/// </summary>
internal sealed class UnansweredAgeRule : Detector
{
    private const long Trouble = 2 * MarketTime.NanosecondsPerSecond;

    /// <summary>A few orders without an answer say more of their instrument than of the server.</summary>
    private const int FewestToAccuse = 5;

    /// <inheritdoc/>
    public override string Rule => "unanswered-age";

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
        long age = server.Figures.OldestUnacknowledgedNanoseconds;
        (int answered, int waiting) = age < Trouble || measured.Index < 0 || measured.Peers is null
            ? (0, 0) : measured.Peers.Answers.PeersOf(measured.Index);
        bool isLeft = age >= Trouble && measured.Peers is { } fleet
            && fleet.IsLeftBy(PeerTrouble.Unanswered, measured.Now.Nanoseconds - age);
        if (measured.Index >= 0)
        {
            measured.Peers?.Set(
                PeerTrouble.Unanswered, measured.Index, age >= Trouble && (answered <= waiting || isLeft));
        }
        bool alone = measured.Peers is null or { Count: 1 };
        if (age < Trouble || alone || (answered > waiting && !isLeft))
            verdicts.Add(Said(measured, setting, age, server.Figures.UnacknowledgedOrders));
        else if (answered > waiting)
            verdicts.Abstain("the venue was silent towards most servers when it was sent");
        else
            verdicts.Abstain(
                "{0} peers wait as well and {1} were answered since: it may be the venue", waiting, answered);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Detail, "order")} without an answer, the oldest for " +
        $"{finding.Verdict.Reference / 1_000.0:#,0.0} s, while " +
        $"others were answered.{finding.Verdict.Text}");

    private static Verdict Said(in Measurement measured, RuleSetting setting, long age, long orders)
    {
        long milliseconds = age / MarketTime.NanosecondsPerMillisecond;
        long sentAt = measured.Now.Nanoseconds - age;
        // an event that was lost can have answered one order
        bool isLost = measured.Server is { } server && OneOrder.IsLost(sentAt, server)
            && orders <= server.Sequence.Missed;
        bool warns = isLost || orders < FewestToAccuse || (measured.Index >= 0 && measured.Peers is { } peers
            && peers.Answers.IsAnsweredSince(measured.Index, sentAt));
        return new Verdict
        {
            Value = warns ? OneOrder.Warns(milliseconds, setting) : milliseconds, Reference = milliseconds,
            Detail = orders, Text = OneOrder.Words(isLost),
        };
    }
}
