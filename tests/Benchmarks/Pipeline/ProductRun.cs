using Ops.Telemetry;
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
    private readonly IEnumerator<MarketTime> _ticks;
    private readonly int[] _next;
    private readonly TelemetryLoop _loop;

    /// <summary>A run that stands at the first tick.</summary>
    public ProductRun(PreparedFlow flow, PipelineOptions options, TimeProvider time)
    {
        _flow = flow;
        _feed = new FakeFeed(flow.Fleet);
        var control = new FakeControl(flow.Fleet);
        _loop = new TelemetryLoop(_feed, options, control, control, control, time);
        _ticks = flow.Ticks.GetEnumerator();
        _next = new int[flow.Batches.Length];
    }

    /// <inheritdoc/>
    public IEnumerable<ServerLedger> Ledgers => _loop.Ledgers;

    /// <inheritdoc/>
    public bool Step()
    {
        if (!_ticks.MoveNext())
            return false;
        for (int server = 0; server < _next.Length; server++)
        {
            OrderBatch[] batches = _flow.Batches[server];
            while (_next[server] < batches.Length && batches[_next[server]].Events[0].Time < _ticks.Current)
                _feed.Servers[server].Publish(batches[_next[server]++]);
        }
        _feed.Tick(_ticks.Current);
        _loop.Pump();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _loop.Dispose();
        _feed.Dispose();
        _ticks.Dispose();
    }
}
