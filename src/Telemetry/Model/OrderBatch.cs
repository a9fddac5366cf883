namespace Ops.Telemetry.Model;

/// <summary>
/// Consecutive events of one server, at most <see cref="Limits.BatchCapacity"/>. Owned by one side at a time: the
/// gate's feed fills it, the loop reads it during one step and returns it to the pool. Anyone who keeps events copies
/// them.
/// </summary>
public sealed class OrderBatch
{
    private readonly OrderEvent[] _events;

    /// <summary>An empty batch.</summary>
    /// <param name="capacity">Events it can hold, at most <see cref="Limits.BatchCapacity"/>: less where they are
    /// known beforehand.</param>
    public OrderBatch(int capacity = Limits.BatchCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Limits.BatchCapacity);
        _events = new OrderEvent[capacity];
    }

    /// <summary>The server all events belong to.</summary>
    public ServerId Server { get; private set; }

    /// <summary>How many events are in it.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// <see cref="TimeProvider.GetTimestamp"/> when the batch was handed to the channel; 0 in virtual time.
    /// </summary>
    public long HandedOverTimestamp { get; set; }

    /// <summary>Whether no further event fits.</summary>
    public bool IsFull => Count == _events.Length;

    /// <summary>The events, valid until the batch is returned.</summary>
    public ReadOnlySpan<OrderEvent> Events => _events.AsSpan(0, Count);

    /// <summary>Empties the batch for a server.</summary>
    /// <param name="server">The server whose events follow.</param>
    public void Rewind(ServerId server)
    {
        Server = server;
        Count = 0;
        HandedOverTimestamp = 0;
    }

    /// <summary>Adds one event.</summary>
    /// <param name="item">The event, of <see cref="Server"/>.</param>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(in OrderEvent item)
    {
        if (IsFull)
        {
            throw new InvalidOperationException(
                $"The batch holds {_events.Length} events and is full; hand it over first.");
        }
        _events[Count++] = item;
    }
}
