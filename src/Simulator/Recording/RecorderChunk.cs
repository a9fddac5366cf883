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
    private readonly List<Entry> _entries = new(capacity: 256);
    private int _count;

    /// <summary>What is in it, in order.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Whether another batch might not fit.</summary>
    public bool IsFull => _count + Limits.BatchCapacity > Capacity || _entries.Count >= MostEntries;

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

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        _entries.Clear();
        (_count, Ticks) = (0, 0);
    }

    /// <summary>One input.</summary>
    /// <param name="Tag">What it is.</param>
    /// <param name="Number">Server of a batch, time of a step, count of what is missing.</param>
    /// <param name="From">Where a batch's events begin.</param>
    /// <param name="Count">How many they are.</param>
    /// <param name="Item">Anything else.</param>
    internal readonly record struct Entry(InputTag Tag, long Number, int From, int Count, object? Item);
}
