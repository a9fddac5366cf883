using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Soak.Tests.Faults;

/// <summary>A drop copy that can hang, and lose without a word.</summary>
/// <param name="inner">The copy.</param>
/// <param name="chance">Which batches are lost.</param>
internal sealed class FaultyCopy(IDropCopy inner, SeededChance chance) : IDropCopy
{
    private readonly Channel<DropCopyBatch> _passed = Channel.CreateBounded<DropCopyBatch>(Limits.BatchesPerServer);
    private FeedBeat _beat = new(default);

    /// <summary>Whether it hangs.</summary>
    public bool IsStalled { get; set; }

    /// <summary>Whether every other batch or so is lost; heartbeats pass.</summary>
    public bool Loses { get; set; }

    /// <inheritdoc/>
    public ServerId Server => inner.Server;

    /// <inheritdoc/>
    public ChannelReader<DropCopyBatch> Batches => _passed.Reader;

    /// <inheritdoc/>
    public MarketTime HeardUntil => _beat.Until;

    /// <inheritdoc/>
    public FeedBeat ReadBeat() => _beat;

    /// <inheritdoc/>
    public void AskStatement()
    {
        if (!IsStalled)
            inner.AskStatement();
    }

    /// <inheritdoc/>
    public void Return(DropCopyBatch batch) => inner.Return(batch);

    /// <summary>Hands on what came.</summary>
    public void Pump()
    {
        if (IsStalled)
            return;
        while (_passed.Reader.Count < Limits.BatchesPerServer / 2 && inner.Batches.TryRead(out DropCopyBatch? batch))
        {
            if (Loses && chance.Below(2) == 0)
                inner.Return(batch);
            else
                _passed.Writer.TryWrite(batch);
        }
        if (!inner.Batches.TryPeek(out _))
            _beat = inner.ReadBeat();
    }
}
