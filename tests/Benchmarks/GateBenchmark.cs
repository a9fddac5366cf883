using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks;

/// <summary>
/// What the hard limits of a gate cost an order, in turns with a gate that has none, and how many orders pass beyond a
/// limit under eight senders on one gate: none may.
/// </summary>
internal static class GateBenchmark
{
    private const int Orders = 2_000_000;
    private const int Rounds = 7;
    private const int Senders = 8;
    private const int Passing = 100_000;
    private const double MostNanoseconds = 25;
#pragma warning disable RS0030 // a benchmark measures real time: this is its composition root
    private static readonly TimeProvider s_time = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Runs it.</summary>
    /// <returns>0 when the check is cheap enough and no order passes beyond the limit, else 1.</returns>
    public static int Run()
    {
        var without = new List<double>();
        var with = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            without.Add(Cost(GateLimits.None));
            with.Add(Cost(GateLimits.Standard));
        }
        without.Sort();
        with.Sort();
        double best = with[0] - without[0];
        Console.WriteLine(
            $"gate with its answer recorded: no limits {without[0]:F1} ns, all limits {with[0]:F1} ns, check " +
            $"{best:F1} ns (best of {Rounds}; medians {without[Rounds / 2]:F1} and {with[Rounds / 2]:F1} ns)");
        long passed = Concurrent();
        Console.WriteLine(
            $"{Senders} senders on one gate, room for {Passing:N0} orders: {passed:N0} left, {Math.Max(0, passed -
            Passing):N0} beyond the limit");
        return best <= MostNanoseconds && passed == Passing ? 0 : 1;
    }

    // Each order is cancelled at once, so that the open worth stays where it is; prices and times move, so that nothing
    // is a duplicate and the message rate stays below its limit.
    private static double Cost(GateLimits limits)
    {
        (GateFeed feed, OrderGate gate) = Make(limits);
        var venue = new KillVenue();
        GateSender sender = gate.OpenSender(venue);
        long start = s_time.GetTimestamp();
        for (int i = 0; i < Orders; i++)
        {
            ChildOrder order = OrderOf(i);
            if (sender.TrySend(order) != GateRefusal.None)
                throw new InvalidOperationException($"The gate refused order {i}.");
            feed.Record(OrderEventKind.Cancelled, order);
        }
        return s_time.GetElapsedTime(start).TotalNanoseconds / Orders;
    }

    private static long Concurrent()
    {
        GateLimits limits = GateLimits.None with
        {
            OpenNotional = GateLimit.Of(Passing * OrderOf(0).Quantity * OrderOf(0).Limit.Ticks),
        };
        (_, OrderGate gate) = Make(limits);
        long passed = 0;
        Thread[] threads = [.. Enumerable.Range(0, Senders).Select(_ =>
        {
            GateSender sender = gate.OpenSender(new KillVenue());
            return new Thread(() =>
            {
                for (int i = 0; i < Passing; i++)
                {
                    if (sender.TrySend(OrderOf(0)) == GateRefusal.None)
                        Interlocked.Increment(ref passed);
                }
            });
        })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return passed;
    }

    private static (GateFeed Feed, OrderGate Gate) Make(GateLimits limits)
    {
        var references = new ReferencePrices(1);
        references.Set(0, 1_000, long.MaxValue / 4);
        var feed = new GateFeed(new ServerId(0), references);
        var gate = new OrderGate(feed, new AckQueue());
        gate.SetLimits(new GateLimitSet(limits), enforce: true);
        return (feed, gate);
    }

    private static ChildOrder OrderOf(int number) => new(
        new OrderId(number + 1), new ParentId(1), new SymbolId(0), Side.Buy, 100, new Price(1_000 + (number % 97)),
        new MarketTime(number * MarketTime.NanosecondsPerMillisecond));
}
