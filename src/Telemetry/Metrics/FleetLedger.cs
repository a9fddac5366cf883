using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// The fleet's numbers: sums over the servers, with gross exposure and the count of instruments netted per instrument
/// first, because one server's long covers another's short. A quarantined server stays in with what was last known of
/// it.
/// </summary>
internal sealed class FleetLedger
{
    private readonly PnlTrack _pnl = new();
    private ReadingFigures _figures = new() { LastEventNanoseconds = ReadingFigures.NoEvent };

    /// <summary>A fleet without positions.</summary>
    /// <param name="symbols">The universe; its reference prices are the first marks.</param>
    public FleetLedger(ImmutableArray<SymbolDefinition> symbols)
    {
        Shares = new long[symbols.Length];
        MarketVolumes = new long[symbols.Length];
        Marks = [.. symbols.Select(static symbol => symbol.ReferencePrice.Ticks)];
        MarkedAt = new long[symbols.Length];
        Array.Fill(MarkedAt, ReadingFigures.NoEvent);
    }

    /// <summary>Position of the fleet by instrument; the servers' books add to it.</summary>
    public long[] Shares { get; }

    /// <summary>Latest marks in ticks, by instrument.</summary>
    public long[] Marks { get; }

    /// <summary>When each instrument was last marked, in nanoseconds; <see cref="ReadingFigures.NoEvent"/> before the
    /// first mark.</summary>
    public long[] MarkedAt { get; }

    /// <summary>When any instrument was last marked.</summary>
    public long LastMarkAt { get; set; } = ReadingFigures.NoEvent;

    /// <summary>Shares the market traded today, by instrument.</summary>
    public long[] MarketVolumes { get; }

    /// <summary>The numbers at the last tick.</summary>
    public ref readonly ReadingFigures Figures => ref _figures;

    /// <summary>Starts a tick's sum.</summary>
    /// <param name="nanoseconds">The tick.</param>
    public void Begin(long nanoseconds) =>
        _figures = new ReadingFigures { AtNanoseconds = nanoseconds, LastEventNanoseconds = ReadingFigures.NoEvent };

    /// <summary>Adds a server's numbers of the tick.</summary>
    /// <param name="server">The numbers.</param>
    public void Add(in ReadingFigures server)
    {
        ref ReadingFigures sum = ref _figures;
        AddCounts(ref sum.In1s, server.In1s);
        AddCounts(ref sum.In10s, server.In10s);
        AddCounts(ref sum.In60s, server.In60s);
        sum.Parents += server.Parents;
        sum.Children += server.Children;
        sum.Executions += server.Executions;
        sum.SharesExecuted += server.SharesExecuted;
        sum.Rejects += server.Rejects;
        sum.Refusals += server.Refusals;
        sum.MostChildrenOfOneParent = Math.Max(sum.MostChildrenOfOneParent, server.MostChildrenOfOneParent);
        sum.OverfilledParents += server.OverfilledParents;
        sum.OpenOrders += server.OpenOrders;
        sum.UnacknowledgedOrders += server.UnacknowledgedOrders;
        sum.OldestUnacknowledgedNanoseconds =
            Math.Max(sum.OldestUnacknowledgedNanoseconds, server.OldestUnacknowledgedNanoseconds);
        sum.OpenNotional = checked(sum.OpenNotional + server.OpenNotional);
        sum.Realised = checked(sum.Realised + server.Realised);
        sum.Unrealised = checked(sum.Unrealised + server.Unrealised);
        sum.FeedSequence += server.FeedSequence;
        sum.SendSequence += server.SendSequence;
        sum.MissedEvents += server.MissedEvents;
        sum.RepeatedEvents += server.RepeatedEvents;
        sum.LastEventNanoseconds = Math.Max(sum.LastEventNanoseconds, server.LastEventNanoseconds);
        sum.OrdersAfterBlock += server.OrdersAfterBlock;
    }

    /// <summary>Ends a tick's sum.</summary>
    public void End()
    {
        long net = 0;
        long gross = 0;
        int symbols = 0;
        for (int i = 0; i < Shares.Length; i++)
        {
            long exposure = checked(Shares[i] * Marks[i]);
            net = checked(net + exposure);
            gross = checked(gross + SignBits.Magnitude(exposure));
            symbols -= (int)SignBits.Any(Shares[i]);
        }
        _figures.NetExposure = net;
        _figures.GrossExposure = gross;
        _figures.Symbols = symbols;
        _pnl.Add(_figures.AtNanoseconds, _figures.Pnl);
        _figures.Drawdown = _pnl.Drawdown;
        _figures.PnlPerSecond = _pnl.PerSecond;
    }

    private static void AddCounts(ref KindCounts sum, in KindCounts counts) =>
        Unsafe.As<KindCounts, Vector512<int>>(ref sum) += Unsafe.As<KindCounts,
            Vector512<int>>(ref Unsafe.AsRef(in counts));
}
