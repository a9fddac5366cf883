using System.Threading.Channels;
using Ops.TestKit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.Faults;

/// <summary>A server's feed that can hang, lose and repeat.</summary>
/// <param name="inner">The feed.</param>
/// <param name="chance">Which batches are lost.</param>
internal sealed class FaultySource(IOrderSource inner, SeededChance chance) : IOrderSource
{
    private readonly Channel<OrderBatch> _passed = Channel.CreateBounded<OrderBatch>(Limits.BatchesPerServer);
    private readonly HashSet<OrderBatch> _copies = new(ReferenceEqualityComparer.Instance);
    private FeedBeat _beat = new(default);

    /// <summary>Whether it hangs.</summary>
    public bool IsStalled { get; set; }

    /// <summary>Whether every other batch or so is lost.</summary>
    public bool Loses { get; set; }

    /// <summary>Whether batches come twice.</summary>
    public bool Repeats { get; set; }

    /// <summary>Number of the last event handed on or lost.</summary>
    public long LastSequence { get; private set; }

    /// <inheritdoc/>
    public ServerId Server => inner.Server;

    /// <inheritdoc/>
    public ChannelReader<OrderBatch> Batches => _passed.Reader;

    /// <inheritdoc/>
    public long LostEvents => inner.LostEvents; // what is lost on the way nobody counts

    /// <inheritdoc/>
    public MarketTime AliveUntil => _beat.Until;

    /// <inheritdoc/>
    public FeedBeat ReadBeat() => _beat;

    /// <summary>Hands on what came.</summary>
    public void Pump()
    {
        if (IsStalled)
            return;
        while (_passed.Reader.Count < Limits.BatchesPerServer / 2 && inner.Batches.TryRead(out OrderBatch? batch))
            Pass(batch);
        if (!inner.Batches.TryPeek(out _))
            _beat = inner.ReadBeat(); // a heartbeat says that everything before it was handed on
    }

    /// <inheritdoc/>
    public void Return(OrderBatch batch)
    {
        if (!_copies.Remove(batch))
            inner.Return(batch);
    }

    private void Pass(OrderBatch batch)
    {
        LastSequence = Math.Max(LastSequence, batch.Events[^1].FeedSequence);
        if (Loses && chance.Below(2) == 0)
        {
            inner.Return(batch);
            return;
        }
        OrderBatch? copy = Repeats ? Copy(batch) : null;
        _passed.Writer.TryWrite(batch);
        if (copy is not null)
            _passed.Writer.TryWrite(copy);
    }

    private OrderBatch Copy(OrderBatch batch)
    {
        var copy = new OrderBatch();
        copy.Rewind(batch.Server);
        foreach (ref readonly OrderEvent item in batch.Events)
            copy.Add(item);
        _copies.Add(copy);
        return copy;
    }
}
