using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;

namespace Ops.Benchmarks.Pipeline;

/// <summary>The product over prepared flow, tick by tick.</summary>
internal sealed class ProductRun : IPipelineRun
{
    private readonly PreparedFlow _flow;
    private readonly FakeFeed _feed;
    private readonly int[] _next;
    private readonly TelemetryLoop _loop;
    private int _tick;

    /// <summary>A run that stands at the first tick.</summary>
    public ProductRun(PreparedFlow flow, PipelineOptions options, TimeProvider time)
    {
        _flow = flow;
        _feed = new FakeFeed(flow.Fleet);
        var control = new FakeControl(flow.Fleet);
        _loop = new TelemetryLoop(_feed, options, control, control, control, time);
        _next = new int[flow.Batches.Length];
    }

    /// <inheritdoc/>
    public IEnumerable<ServerLedger> Ledgers => _loop.Ledgers;

    /// <inheritdoc/>
    public bool Step()
    {
        if (_tick == _flow.Ticks.Count)
            return false;
        (FleetNotice.Tick tick, FeedBeat beat) = _flow.Ticks[_tick++];
        for (int server = 0; server < _next.Length; server++)
        {
            OrderBatch[] batches = _flow.Batches[server];
            while (_next[server] < batches.Length && batches[_next[server]].Events[0].Time < tick.At)
                _feed.Servers[server].Publish(batches[_next[server]++]);
            _feed.Servers[server].AliveUntil = tick.At;
            _feed.Servers[server].Beat = beat;
        }
        _feed.Publish(tick);
        _loop.Pump();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _loop.Dispose();
        _feed.Dispose();
    }
}
