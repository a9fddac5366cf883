using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Readiness;

/// <summary>
/// What order rate is usual for servers that are about to start again: their own before the hold, and never much more
/// than that of their peers, because a server that ran away has a past that is no measure.
/// </summary>
internal static class UsualRates
{
    private const int MostSeconds = TrendSeries.Capacity;
    private const int FewestSeconds = 60;
    private const int MostOfPeers = 3;
    private const int LongSilence = 30;
    private const long SuspectNanoseconds = 60 * MarketTime.NanosecondsPerSecond;

    /// <summary>The usual rates of all servers.</summary>
    /// <param name="fleet">What is measured.</param>
    /// <param name="hold">The hold that is about to go.</param>
    /// <returns>Thousandths of an order a second by server; null where nothing tells.</returns>
    public static ImmutableArray<long?> Of(FleetSnapshot fleet, Hold hold)
    {
        ImmutableArray<long?> own = [.. fleet.Servers.Select(server => Own(server, hold))];
        return
        [
            .. fleet.Servers.Select((server, i) => hold.Scope.Covers(server.Server)
                ? Bounded(own[i], Peers(fleet, own, hold, server.Server)) : own[i]),
        ];
    }

    private static long? Bounded(long? own, long? peers) => (own, peers) switch
    {
        (null or 0, _) => peers,
        (_, null) => own,
        _ => Math.Min(own.Value, peers.Value * MostOfPeers),
    };

    /// <summary>The middle of the peers that the hold does not cover: of its group, else of the fleet.</summary>
    private static long? Peers(FleetSnapshot fleet, ImmutableArray<long?> own, Hold hold, ServerDefinition server)
    {
        long[] group = Known(fleet, own, other => other.Group == server.Group && !hold.Scope.Covers(other));
        long[] all = group.Length > 0 ? group : Known(fleet, own, other => !hold.Scope.Covers(other));
        return all.Length == 0 ? null : all[all.Length / 2];
    }

    private static long[] Known(
        FleetSnapshot fleet, ImmutableArray<long?> own, Func<ServerDefinition, bool> which) =>
        [.. fleet.Servers.Where(one => which(one.Server)).Select(one => own[one.Server.Id.Index] ?? 0)
            .Where(static rate => rate > 0).Order()];

    private static long? Own(ServerStatus server, Hold hold)
    {
        long until = hold.Scope.Covers(server.Server) && hold.MarketSince is { } since
            ? since.Nanoseconds - SuspectNanoseconds : long.MaxValue;
        long[] all =
        [
            .. server.Trend.Last(MostSeconds).Where(point => point.At.Nanoseconds <= until)
                .Select(static point => (long)point.Orders),
        ];
        long[] flowing = WithoutSilences(all);
        long[] orders = [.. (flowing.Length >= FewestSeconds ? flowing : all).Order()];
        return orders.Length < FewestSeconds ? null : Middle(orders);
    }

    // before the open and under a hold nothing flows: that says nothing of how a server flows when it may
    private static long[] WithoutSilences(long[] orders)
    {
        var flowing = new List<long>(orders.Length);
        int silent = 0;
        foreach (long count in orders)
        {
            silent = count == 0 ? silent + 1 : 0;
            flowing.Add(count);
            if (silent == LongSilence)
                flowing.RemoveRange(flowing.Count - silent, silent);
            else if (silent > LongSilence)
                flowing.RemoveAt(flowing.Count - 1);
        }
        return [.. flowing];
    }

    // The mean of the middle half: neither a burst nor seconds under a throttle are what is usual. A server that is
    // silent in most seconds has no such middle: of it the mean without the busiest tenth.
    private static long Middle(long[] sorted)
    {
        long[] usual = sorted[sorted.Length / 4] > 0
            ? sorted[(sorted.Length / 4)..(sorted.Length - (sorted.Length / 4))] : sorted[..(sorted.Length * 9 / 10)];
        return usual.Sum() * 1_000 / usual.Length;
    }
}
