using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// Inputs on their way to the writer, copied: the loop fills it, the writer empties it. Owned by one side at a time.
/// </summary>
internal sealed class RecorderChunk
{
    private const int Capacity = 8 * Limits.BatchCapacity;
    private const int MostEntries = 4_096;
    private readonly OrderEvent[] _events = new OrderEvent[Capacity];
    private readonly DropCopyEvent[] _copies = new DropCopyEvent[8 * Limits.DropCopyBatch];
    private readonly List<Entry> _entries = new(capacity: 256);
    private int _count;
    private int _copied;

    /// <summary>What is in it, in order.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Whether another batch might not fit.</summary>
    public bool IsFull => _count + Limits.BatchCapacity > Capacity || _entries.Count >= MostEntries
        || _copied + Limits.DropCopyBatch > _copies.Length;

    /// <summary>Ticks in it.</summary>
    public int Ticks { get; private set; }

    /// <summary>Copies a batch.</summary>
    /// <param name="batch">The batch.</param>
    public void Add(OrderBatch batch)
    {
        batch.Events.CopyTo(_events.AsSpan(_count));
        _entries.Add(new Entry(InputTag.Batch, batch.Server.Index, _count, batch.Count, null));
        _count += batch.Count;
    }

    /// <summary>Copies a batch of a drop copy.</summary>
    /// <param name="server">The server whose session it is.</param>
    /// <param name="batch">The batch.</param>
    public void Add(ServerId server, DropCopyBatch batch)
    {
        batch.Events.CopyTo(_copies.AsSpan(_copied));
        _entries.Add(new Entry(InputTag.Copy, server.Index, _copied, batch.Count, null));
        _copied += batch.Count;
    }

    /// <summary>Adds anything else.</summary>
    /// <param name="tag">What.</param>
    /// <param name="number">Its number, where a number is all it is.</param>
    /// <param name="item">The item; null for none.</param>
    public void Add(InputTag tag, long number, object? item)
    {
        _entries.Add(new Entry(tag, number, 0, 0, item));
        if (tag == InputTag.Tick)
            Ticks++;
    }

    /// <summary>The events of a batch.</summary>
    /// <param name="entry">The batch.</param>
    /// <returns>Its events.</returns>
    public ReadOnlySpan<OrderEvent> EventsOf(in Entry entry) => _events.AsSpan(entry.From, entry.Count);

    /// <summary>The events of a batch of a drop copy.</summary>
    /// <param name="entry">The batch.</param>
    /// <returns>Its events.</returns>
    public ReadOnlySpan<DropCopyEvent> CopiesOf(in Entry entry) => _copies.AsSpan(entry.From, entry.Count);

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        _entries.Clear();
        (_count, _copied, Ticks) = (0, 0, 0);
    }

    /// <summary>One input.</summary>
    /// <param name="Tag">What it is.</param>
    /// <param name="Number">Server of a batch, time of a step, count of what is missing.</param>
    /// <param name="From">Where a batch's events begin.</param>
    /// <param name="Count">How many they are.</param>
    /// <param name="Item">Anything else.</param>
    internal readonly record struct Entry(InputTag Tag, long Number, int From, int Count, object? Item);
}
