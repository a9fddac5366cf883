using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Benchmarks.Pipeline;

/// <summary>Flow made before anything is timed: full batches per server, and the ticks that cut them.</summary>
internal sealed class PreparedFlow
{
    /// <summary>Makes flow.</summary>
    /// <param name="servers">Servers.</param>
    /// <param name="symbols">Instruments.</param>
    /// <param name="events">Events over all servers.</param>
    /// <param name="eventsPerSecond">Market-time rate of one server.</param>
    public PreparedFlow(int servers, int symbols, int events, int eventsPerSecond)
    {
        // Reference prices are where the generator's prices are: a flow far from the market is no ordinary day.
        FleetDefinition fleet = Fleets.Of(servers, symbols);
        Fleet = fleet with
        {
            Symbols = [.. fleet.Symbols.Select(static (symbol, i) =>
                symbol with { ReferencePrice = Price.FromDollars(10 + (i % 90)) })],
        };
        Batches =
            [.. Enumerable.Range(0, servers).Select(
            server => Make(server, servers, symbols, events / servers, eventsPerSecond))];
        Events = Batches.Sum(static batches => batches.Sum(static batch => (long)batch.Count));
        long end = Batches.Max(static batches => batches[^1].Events[^1].TimeNanoseconds);
        long ticks = ((end - ServerStory.Open.Nanoseconds) / TickNanoseconds) + 1;
        Ticks =
        [
            .. Enumerable.Range(1, (int)ticks).Select(static tick =>
            {
                MarketTime at = ServerStory.Open.AddNanoseconds(tick * TickNanoseconds);
                return (new FleetNotice.Tick(at, SessionPhase.Open), new FeedBeat(at));
            }),
        ];
    }

    private static long TickNanoseconds => Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;

    public FleetDefinition Fleet { get; }

    public OrderBatch[][] Batches { get; }

    public long Events { get; }

    /// <summary>The ticks, and the heartbeat that every server gives with each.</summary>
    public IReadOnlyList<(FleetNotice.Tick Notice, FeedBeat Beat)> Ticks { get; }

    private static OrderBatch[] Make(int server, int servers, int symbols, int events, int eventsPerSecond)
    {
        var flow = new FlowGenerator(server, servers, symbols, eventsPerSecond);
        var batches = new List<OrderBatch>();
        for (int made = 0; made < events;)
        {
            var batch = new OrderBatch();
            batch.Rewind(new ServerId((ushort)server));
            for (; made < events && !batch.IsFull; made++)
                batch.Add(flow.Next());
            batches.Add(batch);
        }
        return [.. batches];
    }
}
