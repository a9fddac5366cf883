using System.Globalization;
using Ops.Simulator.Servers;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;

namespace Ops.Benchmarks;

/// <summary>
/// From an order that leaves its gate to the hold that it brings about, latched: through the real loop thread, the
/// rules, the halter and the whole control plane, while seven other servers send 200,000 events a second.
/// </summary>
internal sealed class TripBenchmark : IDisposable
{
    private const int DefaultTrips = 10_000;
    private const string Rule = "entered-exposure";
    private const int WarmTrips = 3_000; // compiled code, tables grown: a room that has run for a while
    private const int BatchesBefore = 20_000; // two seconds of flow
    private const int BatchesBetweenTrips = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly Actor s_bob = new(ActorKind.Person, "bob");
#pragma warning disable RS0030 // a benchmark measures real time: this is its composition root
    private static readonly TimeProvider s_time = TimeProvider.System;
#pragma warning restore RS0030

    private readonly TripFeed _feed;
    private readonly TripFlow _flow;
    private readonly ControlPlane _plane;
    private readonly TripSwitch _switch;
    private readonly TripTap _tap;
    private readonly TelemetryLoop _loop;

    private TripBenchmark()
    {
        var acks = new AckQueue();
        FleetDefinition fleet = Fleets.Of();
        OrderGate[] gates = [.. fleet.Servers.Select(server => new OrderGate(new GateFeed(server.Id), acks))];
        _plane = new ControlPlane(fleet, new NullControlJournal(), acks, new ControlOptions { Ramp = null }, s_time);
        foreach (OrderGate gate in gates)
            _plane.Attach(gate);
        _feed = new TripFeed(fleet, gates);
        _flow = new TripFlow(gates, _feed, s_time);
        _switch = new TripSwitch(_plane, s_time);
        _tap = new TripTap(gates.Length - 1, s_time);
        var options = new PipelineOptions { Rules = OneTripping() };
        _loop = new TelemetryLoop(_feed, options, _plane.Reader, _switch, _plane, s_time, _tap);
    }

    /// <summary>Runs it.</summary>
    /// <param name="args">Trips; 10,000 when left out.</param>
    /// <returns>0 when p50 and p99.9 are within their limits, 1 when not, 2 on wrong usage.</returns>
    public static int Run(string[] args)
    {
        int trips = DefaultTrips;
        if (args.Length > 1 || (args.Length == 1
            && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out trips) || trips < 1)))
        {
            Console.Error.WriteLine("usage: trip [TRIPS], a whole number from 1");
            return 2;
        }
        using var benchmark = new TripBenchmark();
        Way[] ways = benchmark.Measure(trips, out double eventsPerSecond);
        TimeSpan[] latencies = [.. ways.Select(static way => way.Whole).Order()];
        TimeSpan At(double share) => latencies[Math.Min(trips - 1, (int)(trips * share))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{trips:N0} trips after {WarmTrips:N0} at {eventsPerSecond:N0} events/s, " +
            $"{Environment.ProcessorCount} cores: " +
            $"event in to hold latched p50 {At(0.5).TotalMicroseconds:F1} us, " +
            $"p99 {At(0.99).TotalMicroseconds:F1} us, p99.9 {At(0.999).TotalMicroseconds:F1} us, " +
            $"max {latencies[^1].TotalMicroseconds:F0} us"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p50 of the parts: until the loop takes it {Middle(ways, static way => way.Taken):F1} us, " +
            $"until it is judged {Middle(ways, static way => way.Judged):F1} us, " +
            $"until the kill is called {Middle(ways, static way => way.Asked):F1} us, " +
            $"until the gate is latched and quiet {Middle(ways, static way => way.Latched):F1} us; " +
            $"the kill has returned after {Middle(ways, static way => way.Returned):F1} us"));
        return At(0.5) <= TimeSpan.FromMicroseconds(50) && At(0.999) <= TimeSpan.FromMilliseconds(1) ? 0 : 1;
    }

    private static double Middle(Way[] ways, Func<Way, TimeSpan> part) =>
        ways.Select(part).Order().ElementAt(ways.Length / 2).TotalMicroseconds;

    /// <inheritdoc/>
    public void Dispose()
    {
        _loop.Dispose();
        _plane.Dispose();
        _feed.Dispose();
    }

    /// <summary>
    /// Every rule judges; only the one that is measured stops anybody. The flow beside it is faster than any limit, and
    /// a trip of another rule must not pass for the one that is waited for.
    /// </summary>
    private static RuleBook OneTripping()
    {
        RulePatch alarm = new() { Steps = [new RuleStep(100, LimitAction.Alarm)] };
        RuleBook book = RuleBook.Standard;
        foreach (RuleDescriptor rule in RuleCatalog.All)
        {
            if (rule.Code == Rule)
                continue;
            if (rule.Default is not null)
                book = book.With(RuleScope.EachServer, rule.Code, alarm);
            if (rule.FleetDefault is not null)
                book = book.With(RuleScope.FleetTotal, rule.Code, alarm);
        }
        return book;
    }

    private Way[] Measure(int trips, out double eventsPerSecond)
    {
        _loop.Start();
        _flow.Run(BatchesBefore);
        for (int i = 0; i < WarmTrips; i++)
            Trip();
        long start = s_time.GetTimestamp();
        long before = _flow.Events;
        var ways = new Way[trips];
        for (int i = 0; i < trips; i++)
            ways[i] = Trip();
        eventsPerSecond = (_flow.Events - before) / s_time.GetElapsedTime(start).TotalSeconds;
        return ways;
    }

    private Way Trip()
    {
        while (true)
        {
            _flow.Run(BatchesBetweenTrips);
            ChildOrder crossing = _flow.Last(quantity: 300_000);
            long sent = s_time.GetTimestamp();
            bool left = _flow.TrySend(crossing);
            HaltTicket ticket = Await(crossing, sent);
            Way way = Read(ticket, sent);
            _flow.Cancel(crossing);
            _flow.Run(BatchesBetweenTrips);
            Release(ticket.Hold.Id);
            // The tick after a trip can find the exposure that is just going, and trip once more when the hold is gone:
            // such a one is released too, and not measured.
            if (left && ticket.Hold.Reason.Contains($"order {crossing.Order.Value} ", StringComparison.Ordinal))
                return way;
        }
    }

    private HaltTicket Await(ChildOrder crossing, long sent)
    {
        HaltTicket? ticket;
        while ((ticket = _switch.Take()) is null)
        {
            if (s_time.GetElapsedTime(sent) > s_patience)
                throw new InvalidOperationException($"Order {crossing.Order.Value} crossed and tripped nothing.");
            _flow.Run(1);
        }
        return ticket.Hold.By.Name == Rule ? ticket
            : throw new InvalidOperationException($"{ticket.Hold.By.Name} tripped, not {Rule}: {ticket.Hold.Reason}");
    }

    private Way Read(HaltTicket ticket, long sent)
    {
        TimeSpan asking = s_time.GetElapsedTime(_switch.RequestedAt, _switch.CalledAt);
        return new Way(
            s_time.GetElapsedTime(sent, _tap.TakenAt), s_time.GetElapsedTime(_tap.TakenAt, _switch.RequestedAt),
            asking, ticket.RequestToBlock - asking, s_time.GetElapsedTime(_switch.CalledAt, _switch.ReturnedAt));
    }

    private void Release(HoldId hold)
    {
        ReleaseResult asked = _plane.Request(hold, s_ann, "cause", "evidence");
        ValueTask<ReleaseResult> approving = _plane.ApproveAsync(asked.Request!.Id, s_bob);
        if (!approving.IsCompletedSuccessfully) // the journal in memory answers at once
            throw new InvalidOperationException("The release did not finish at once.");
    }

    private readonly record struct Way(
        TimeSpan Taken, TimeSpan Judged, TimeSpan Asked, TimeSpan Latched, TimeSpan Returned)
    {
        public TimeSpan Whole => Taken + Judged + Asked + Latched;
    }
}
