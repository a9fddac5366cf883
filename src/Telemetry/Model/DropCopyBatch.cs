namespace Ops.Telemetry.Model;

/// <summary>
/// Consecutive events of one drop copy, at most <see cref="Limits.DropCopyBatch"/>. Owned by one side at a time, like
/// <see cref="OrderBatch"/>.
/// </summary>
public sealed class DropCopyBatch
{
    private readonly DropCopyEvent[] _events;

    /// <summary>An empty batch.</summary>
    /// <param name="capacity">Events it can hold, at most <see cref="Limits.DropCopyBatch"/>: less where they are
    /// known beforehand.</param>
    public DropCopyBatch(int capacity = Limits.DropCopyBatch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Limits.DropCopyBatch);
        _events = new DropCopyEvent[capacity];
    }

    /// <summary>How many events are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no further event fits.</summary>
    public bool IsFull => Count == _events.Length;

    /// <summary>The events, valid until the batch is given back.</summary>
    public ReadOnlySpan<DropCopyEvent> Events => _events.AsSpan(0, Count);

    /// <summary>Empties it.</summary>
    public void Rewind() => Count = 0;

    /// <summary>Adds one event.</summary>
    /// <param name="item">The event.</param>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(in DropCopyEvent item)
    {
        if (IsFull)
            throw new InvalidOperationException($"The batch holds {_events.Length} events; hand it over first.");
        _events[Count++] = item;
    }
}
