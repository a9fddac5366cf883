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
/// From an event handed over to the hold that it brings about, latched: through the real loop thread, the rules, the
/// halter and the whole control plane, while seven other servers send 200,000 events a second.
/// </summary>
internal sealed class TripBenchmark : IDisposable
{
    private const int DefaultTrips = 2_000;
    private const string Rule = "entered-exposure";
    private const int Sender = 7;
    private const int OrdersPerBatch = 10; // each sent and cancelled: 20 events every 100 us
    private const int BatchesBetweenTrips = 10;
    private const int MostWaiting = 32;
    private static readonly TimeSpan s_batchEvery = TimeSpan.FromMicroseconds(100);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_mostBehind = TimeSpan.FromMilliseconds(2);
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly Actor s_bob = new(ActorKind.Person, "bob");
#pragma warning disable RS0030 // a benchmark measures real time: this is its composition root
    private static readonly TimeProvider s_time = TimeProvider.System;
#pragma warning restore RS0030

    private readonly FleetDefinition _fleet = Fleets.Of();
    private readonly FakeFeed _feed;
    private readonly ControlPlane _plane;
    private readonly TripSwitch _switch;
    private readonly TripTap _tap = new(Sender, s_time);
    private readonly TelemetryLoop _loop;
    private readonly ServerStory[] _stories;
    private readonly long _began = s_time.GetTimestamp();
    private TimeSpan _next;
    private long _order;
    private long _ticks;
    private long _batches;

    private TripBenchmark()
    {
        var acks = new AckQueue();
        _feed = new FakeFeed(_fleet);
        _plane = new ControlPlane(_fleet, new NullControlJournal(), acks, new ControlOptions { Ramp = null }, s_time);
        foreach (ServerDefinition server in _fleet.Servers)
            _plane.Attach(new OrderGate(new GateFeed(server.Id), acks));
        _switch = new TripSwitch(_plane, s_time);
        _stories = [.. _fleet.Servers.Select(server => new ServerStory(server.Id.Index))];
        var options = new PipelineOptions { Rules = OneTripping() };
        _loop = new TelemetryLoop(_feed, options, _plane.Reader, _switch, _plane, s_time, _tap);
    }

    /// <summary>Runs it.</summary>
    /// <param name="args">Trips; 2,000 when left out.</param>
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
            $"{trips:N0} trips at {eventsPerSecond:N0} events/s, {Environment.ProcessorCount} cores: " +
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
        for (int server = 0; server < Sender; server++)
            _stories[server].Then(Now).Parent(server + 1, int.MaxValue);
        _loop.Start();
        Flow(1_000);
        long start = s_time.GetTimestamp();
        long before = _batches;
        var ways = new Way[trips];
        for (int i = 0; i < trips; i++)
        {
            Flow(BatchesBetweenTrips);
            ways[i] = Trip();
        }
        TimeSpan took = s_time.GetElapsedTime(start);
        eventsPerSecond = (_batches - before) * OrdersPerBatch * 2 / took.TotalSeconds;
        return ways;
    }

    private Way Trip()
    {
        long crossing = ++_order;
        _stories[Sender].Then(Now).Sent(crossing, 300_000, 10m);
        OrderEvent[] events = _stories[Sender].Take();
        long handedOver = s_time.GetTimestamp();
        _feed.Servers[Sender].Publish(events);
        _feed.Pulse.Set();
        HaltTicket? ticket;
        while ((ticket = _switch.Take()) is null)
        {
            if (s_time.GetElapsedTime(handedOver) > s_patience)
                throw new InvalidOperationException($"Order {crossing} crossed {Rule}, and nothing tripped.");
            Flow(1);
        }
        if (ticket.Hold.By.Name != Rule)
            throw new InvalidOperationException($"{ticket.Hold.By.Name} tripped, not {Rule}: {ticket.Hold.Reason}");
        TimeSpan asking = s_time.GetElapsedTime(_switch.RequestedAt, _switch.CalledAt);
        var way = new Way(
            s_time.GetElapsedTime(handedOver, _tap.TakenAt), s_time.GetElapsedTime(_tap.TakenAt, _switch.RequestedAt),
            asking, ticket.RequestToBlock - asking, s_time.GetElapsedTime(_switch.CalledAt, _switch.ReturnedAt));
        _stories[Sender].Then(Now).Cancelled(crossing, 300_000);
        _feed.Servers[Sender].Publish(_stories[Sender].Take());
        Flow(BatchesBetweenTrips); // the exposure is gone before the hold is
        Release(ticket.Hold.Id);
        return way;
    }

    private long Now => (long)s_time.GetElapsedTime(_began).TotalMilliseconds + 1;

    /// <summary>Batches of the other servers at their rhythm, with a tick of market time each 100 ms.</summary>
    private void Flow(int batches)
    {
        for (int i = 0; i < batches; i++)
        {
            int server = (int)(_batches++ % Sender);
            while (s_time.GetElapsedTime(_began) < _next || _feed.Servers[server].Batches.Count >= MostWaiting)
                Thread.Yield();
            // Whoever was put aside goes on from now: a burst to catch up would be another flow than the one asked for.
            TimeSpan now = s_time.GetElapsedTime(_began);
            _next = now - _next > s_mostBehind ? now : _next + s_batchEvery;
            _stories[server].Then(Now);
            for (int order = 0; order < OrdersPerBatch; order++)
                Order(_stories[server], server + 1);
            _feed.Servers[server].Publish(_stories[server].Take());
            if (Now / Limits.BucketMilliseconds > _ticks)
                _feed.Tick(ServerStory.At(++_ticks * Limits.BucketMilliseconds));
            _feed.Pulse.Set();
        }
    }

    // As a router's: of a client order, and no two alike within seconds.
    private void Order(ServerStory story, long parent)
    {
        int quantity = 1 + (int)(++_order % 97);
        decimal dollars = 10m + (_order % 499 / 1_000m);
        story.Sent(_order, quantity, dollars, parent).Cancelled(_order, quantity, dollars, parent);
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
