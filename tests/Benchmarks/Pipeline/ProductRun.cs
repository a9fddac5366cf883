using Ops.Telemetry;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;

namespace Ops.Benchmarks.Pipeline;

/// <summary>The product over prepared flow, tick by tick.</summary>
internal sealed class ProductRun : IDisposable
{
    private readonly PreparedFlow _flow;
    private readonly FakeFeed _feed;
    private readonly IEnumerator<MarketTime> _ticks;
    private readonly int[] _next;

    /// <summary>A run that stands at the first tick.</summary>
    public ProductRun(PreparedFlow flow, PipelineOptions options, TimeProvider time)
    {
        _flow = flow;
        _feed = new FakeFeed(flow.Fleet);
        var control = new FakeControl(flow.Fleet);
        Loop = new TelemetryLoop(_feed, options, control, control, control, time);
        _ticks = flow.Ticks.GetEnumerator();
        _next = new int[flow.Batches.Length];
    }

    /// <summary>The loop.</summary>
    public TelemetryLoop Loop { get; }

    /// <summary>Events handed to it.</summary>
    public long Events { get; private set; }

    /// <summary>Hands over what begins before the next tick, and the tick.</summary>
    /// <returns>False when there was no tick left.</returns>
    public bool Step()
    {
        if (!_ticks.MoveNext())
            return false;
        for (int server = 0; server < _next.Length; server++)
        {
            OrderBatch[] batches = _flow.Batches[server];
            while (_next[server] < batches.Length && batches[_next[server]].Events[0].Time < _ticks.Current)
            {
                OrderBatch batch = batches[_next[server]++];
                Events += batch.Count;
                _feed.Servers[server].Publish(batch);
            }
        }
        _feed.Tick(_ticks.Current);
        Loop.Pump();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Loop.Dispose();
        _feed.Dispose();
        _ticks.Dispose();
    }
}
