using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Benchmarks.Pipeline;

/// <summary>The hand-written loop over prepared flow, tick by tick.</summary>
internal sealed class FusedRun : IPipelineRun
{
    private readonly PreparedFlow _flow;
    private readonly FusedLoop _loop;
    private readonly int[] _next;
    private readonly int[] _taken;
    private int _tick;

    /// <summary>A run that stands at the first tick.</summary>
    public FusedRun(PreparedFlow flow)
    {
        _flow = flow;
        _loop = new FusedLoop(flow.Fleet, Contestants.Metrics);
        _next = new int[flow.Batches.Length];
        _taken = new int[flow.Batches.Length];
    }

    /// <inheritdoc/>
    public IEnumerable<ServerLedger> Ledgers => _loop.Servers;

    /// <inheritdoc/>
    public bool Step()
    {
        if (_tick == _flow.Ticks.Count)
            return false;
        MarketTime now = _flow.Ticks[_tick++].Notice.At;
        for (int server = 0; server < _next.Length; server++)
            TakeBefore(now, server);
        _loop.OnTick(now, SessionPhase.Open);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // it holds nothing but memory
    }

    private void TakeBefore(MarketTime tick, int server)
    {
        OrderBatch[] batches = _flow.Batches[server];
        while (_next[server] < batches.Length)
        {
            ReadOnlySpan<OrderEvent> events = batches[_next[server]].Events[_taken[server]..];
            int count = 0;
            while (count < events.Length && events[count].Time < tick)
                count++;
            _loop.OnEvents(server, events[..count]);
            if (count < events.Length)
            {
                _taken[server] += count;
                return;
            }
            _next[server]++;
            _taken[server] = 0;
        }
    }
}
