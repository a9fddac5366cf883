using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Peers;

/// <summary>
/// When the venue last answered each server, at the least: an answer of the last second is dated a second back, so that
/// nobody is accused on an answer that may have come before the question.
/// </summary>
/// <param name="servers">Servers.</param>
internal sealed class AnswerTimes(int servers)
{
    private const long Second = MarketTime.NanosecondsPerSecond;

    private readonly long[] _answeredAt = [.. Enumerable.Repeat(long.MinValue, servers)];
    private readonly long[] _waitsSince = [.. Enumerable.Repeat(long.MaxValue, servers)];

    /// <summary>Reads a server at a tick.</summary>
    /// <param name="server">Its index.</param>
    /// <param name="figures">Its numbers.</param>
    public void Read(int server, in ReadingFigures figures)
    {
        if (AnswersIn(figures.In1s) > 0)
            _answeredAt[server] = Math.Max(_answeredAt[server], figures.AtNanoseconds - Second);
        _waitsSince[server] = figures.UnacknowledgedOrders > 0
            ? figures.AtNanoseconds - figures.OldestUnacknowledgedNanoseconds : long.MaxValue;
    }

    /// <summary>Whether a server has asked the venue anything lately.</summary>
    /// <param name="server">Its index.</param>
    /// <param name="figures">Its numbers.</param>
    /// <returns>Whether it waits for an answer or had one in the last ten seconds.</returns>
    public bool IsAsking(int server, in ReadingFigures figures) =>
        _waitsSince[server] != long.MaxValue || AnswersIn(figures.In10s) > 0;

    /// <summary>
    /// Whether the venue answered other orders of a server since its oldest unanswered one: then its session works, and
    /// it is the order's instrument, or the part of the venue that trades it, that is silent.
    /// </summary>
    /// <param name="server">Its index.</param>
    /// <param name="since">When the order, or the cancel, was sent, in nanoseconds.</param>
    /// <returns>Whether others were answered since.</returns>
    public bool IsAnsweredSince(int server, long since) => _answeredAt[server] > since;

    /// <summary>Compares a server that waits with its peers.</summary>
    /// <param name="server">Its index.</param>
    /// <returns>Peers that were answered since it began to wait, and peers that wait as long without any.</returns>
    public (int Answered, int Waiting) PeersOf(int server)
    {
        long since = _waitsSince[server];
        (int answered, int waiting) = (0, 0);
        for (int i = 0; i < _answeredAt.Length; i++)
        {
            if (i == server)
                continue;
            if (_answeredAt[i] > since)
                answered++;
            else if (_waitsSince[i] != long.MaxValue)
                waiting++;
        }
        return (answered, waiting);
    }

    private static int AnswersIn(in KindCounts counts) =>
        counts[OrderEventKind.Accepted] + counts[OrderEventKind.Filled] + counts[OrderEventKind.Rejected]
        + counts[OrderEventKind.Cancelled] + counts[OrderEventKind.CancelRejected];
}
