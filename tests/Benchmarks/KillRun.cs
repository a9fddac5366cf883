using Ops.Simulator.Servers;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks;

/// <summary>What a row of kills with one number of senders came to.</summary>
/// <param name="Senders">Sending threads.</param>
/// <param name="LateOrders">Orders the venue saw after a confirmed kill had returned.</param>
/// <param name="Stuck">Kills that said themselves that a sender was still under way after the time-out.</param>
/// <param name="OrdersSent">Orders that left in all.</param>
/// <param name="Confirmed">From call to return of each kill, sorted.</param>
internal sealed record KillRun(int Senders, long LateOrders, int Stuck, long OrdersSent, TimeSpan[] Confirmed)
{
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly Actor s_bob = new(ActorKind.Person, "bob");

    /// <summary>The order that is sent over and over.</summary>
    public static ChildOrder Order { get; } = new(
        new OrderId(1), new ParentId(1), new SymbolId(0), Side.Buy, 100, new Price(1_000), new MarketTime(0));

    /// <summary>Kills and releases all servers under full load.</summary>
    /// <param name="senders">Sending threads.</param>
    /// <param name="servers">Servers the threads are spread over, from 1 to as many as threads.</param>
    /// <param name="kills">How often.</param>
    /// <param name="time">The clock.</param>
    /// <returns>What it came to.</returns>
    public static KillRun Measure(int senders, int servers, int kills, TimeProvider time)
    {
        var acks = new AckQueue();
        FleetDefinition fleet = Fleet(servers);
        using var plane = new ControlPlane(fleet, new NullControlJournal(), acks,
            new ControlOptions { Ramp = null }, time);
        OrderGate[] gates = [.. fleet.Servers.Select(server => new OrderGate(new GateFeed(server.Id), acks))];
        foreach (OrderGate gate in gates)
            plane.Attach(gate);
        KillVenue[] venues = [.. Enumerable.Range(0, senders).Select(_ => new KillVenue())];
        using var stop = new CancellationTokenSource();
        Thread[] threads =
            [.. venues.Select((venue, i) => Start(gates[i % servers].OpenSender(venue), stop.Token))];
        var confirmed = new TimeSpan[kills];
        long late = 0;
        int stuck = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            AwaitFlow(venues);
            long start = time.GetTimestamp();
            HaltTicket ticket = plane.Halt(Command(start, kill));
            confirmed[kill] = time.GetElapsedTime(start);
            if (ticket.Stuck.IsEmpty)
                late += Watch(venues);
            else
                stuck++;
            Release(plane, ticket.Hold.Id);
        }
        stop.Cancel();
        foreach (Thread thread in threads)
            thread.Join();
        Array.Sort(confirmed);
        return new KillRun(senders, late, stuck, Sum(venues), confirmed);
    }

    /// <summary>A percentile of the confirmation times.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>The time.</returns>
    public TimeSpan At(double share) => Confirmed[Math.Min(Confirmed.Length - 1, (int)(Confirmed.Length * share))];

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Senders,7}  {LateOrders,11:N0}  {Stuck,5:N0}  {At(0.5).TotalMicroseconds,6:F1}" +
        $"  {At(0.99).TotalMicroseconds,6:F1}  {At(0.999).TotalMicroseconds,8:F1}" +
        $"  {Confirmed[^1].TotalMicroseconds,6:F0}  {OrdersSent,11:N0}";

    private static FleetDefinition Fleet(int servers) => new(
        "Kill", FleetMode.Live, new DateOnly(2012, 8, 1), "ET",
        [
            .. Enumerable.Range(0, servers)
                .Select(i => new ServerDefinition(new ServerId((ushort)i), $"smars-{i + 1}", "all")),
        ],
        []);

    private static HaltCommand Command(long requested, int number) => new(
        new Guid(number + 1, 0, 0, new byte[8]), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block, s_ann, "benchmark",
        requested);

    private static void Release(ControlPlane plane, HoldId hold)
    {
        ReleaseResult asked = plane.Request(hold, s_ann, "cause", "evidence");
        ValueTask<ReleaseResult> approving = plane.ApproveAsync(asked.Request!.Id, s_bob);
        if (!approving.IsCompletedSuccessfully) // the journal in memory answers at once
            throw new InvalidOperationException("The release did not finish at once.");
    }

    private static Thread Start(GateSender sender, CancellationToken stop)
    {
        ChildOrder order = Order;
        var thread = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (sender.TrySend(order) != GateRefusal.None)
                    Thread.Yield(); // full load while the gate is open; a server that is refused does not spin
            }
        });
        thread.Start();
        return thread;
    }

    // Full load again before the next kill: some sender has come through.
    private static void AwaitFlow(KillVenue[] venues)
    {
        long before = Sum(venues);
        var spin = new SpinWait();
        while (Sum(venues) == before)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    private static long Watch(KillVenue[] venues)
    {
        long before = Sum(venues);
        var spin = new SpinWait();
        for (int turn = 0; turn < 20; turn++)
            spin.SpinOnce(sleep1Threshold: -1); // a sender preempted with an order in hand gets its chance to show it
        return Sum(venues) - before;
    }

    private static long Sum(KillVenue[] venues)
    {
        long sum = 0;
        foreach (KillVenue venue in venues)
            sum += venue.Orders;
        return sum;
    }
}
