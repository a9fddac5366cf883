using System.Globalization;
using Ops.Simulator.Servers;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks;

/// <summary>
/// Kills all servers again and again while their senders push orders as fast as they can, and counts every order that
/// the venue saw after the kill had returned. First with one sender for each server, then with all senders on one gate,
/// where they also wait for each other. Then it weighs the gate against sending without one.
/// </summary>
internal static class KillBenchmark
{
    private const int DefaultKills = 100_000;
    private const int CostOrders = 4_000_000;
    private const int CostRounds = 7;
    private static readonly TimeSpan s_confirmLimit = TimeSpan.FromMilliseconds(1);
#pragma warning disable RS0030 // a benchmark measures real time: this is its composition root
    private static readonly TimeProvider s_time = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Runs it.</summary>
    /// <param name="args">Kills per number of senders; 100,000 when left out.</param>
    /// <returns>0 when no order left after a confirmed kill and all were in time, 1 when not, 2 on wrong
    /// usage.</returns>
    public static int Run(string[] args)
    {
        int kills = DefaultKills;
        if (args.Length > 1 || (args.Length == 1 && !TryParseKills(args[0], out kills)))
        {
            Console.Error.WriteLine("usage: kill [KILLS], a whole number from 1");
            return 2;
        }
        Console.WriteLine($"{kills:N0} kills for each number of senders, {Environment.ProcessorCount} cores");
        bool isWell = Report("one sender for each server", kills, senders => senders);
        isWell &= Report("all senders on one gate", kills, _ => 1);
        ReportCost();
        return isWell ? 0 : 1;
    }

    private static bool TryParseKills(string text, out int kills) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out kills) && kills > 0;

    private static bool Report(string layout, int kills, Func<int, int> servers)
    {
        Console.WriteLine(layout);
        Console.WriteLine("senders  late orders  stuck  p50 us  p99 us  p99.9 us  max us  orders sent");
        bool isWell = true;
        foreach (int senders in (int[])[1, 2, 4, 8])
        {
            KillRun run = KillRun.Measure(senders, servers(senders), kills, s_time);
            Console.WriteLine(run.ToString());
            isWell &= run.LateOrders == 0 && run.At(0.99) <= s_confirmLimit;
        }
        return isWell;
    }

    private static void ReportCost()
    {
        var bare = new List<double>();
        var gated = new List<double>();
        for (int round = 0; round < CostRounds; round++)
        {
            bare.Add(Cost(SendBare));
            gated.Add(Cost(SendGated));
        }
        bare.Sort();
        gated.Sort();
        double least = gated[0] / bare[0];
        double median = gated[CostRounds / 2] / bare[CostRounds / 2];
        Console.WriteLine(
            $"gate per order: bare send {bare[0]:F1} ns, through the gate {gated[0]:F1} ns, ratio {least:F2} " +
            $"(best of {CostRounds}); medians {bare[CostRounds / 2]:F1} and {gated[CostRounds / 2]:F1} ns, " +
            $"ratio {median:F2}");
    }

    private static double Cost(Action<GateFeed, OrderGate> send)
    {
        var feed = new GateFeed(new ServerId(0));
        var gate = new OrderGate(feed, new AckQueue());
        long start = s_time.GetTimestamp();
        send(feed, gate);
        return s_time.GetElapsedTime(start).TotalNanoseconds / CostOrders;
    }

    private static void SendBare(GateFeed feed, OrderGate gate)
    {
        var venue = new KillVenue();
        ChildOrder order = KillRun.Order;
        GateRules rules = gate.Rules;
        for (int i = 0; i < CostOrders; i++)
        {
            feed.TryRecordSend(OrderEventKind.Sent, order, rules);
            venue.Send(order);
        }
    }

    private static void SendGated(GateFeed feed, OrderGate gate)
    {
        GateSender sender = gate.OpenSender(new KillVenue());
        ChildOrder order = KillRun.Order;
        for (int i = 0; i < CostOrders; i++)
            sender.TrySend(order);
    }
}
