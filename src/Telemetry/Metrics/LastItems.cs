namespace Ops.Telemetry.Metrics;

/// <summary>The last items of a stream; the oldest makes room for the newest.</summary>
/// <typeparam name="T">What is kept.</typeparam>
internal sealed class LastItems<T>
{
    private readonly T[] _ring;
    private int _next;

    /// <summary>An empty one.</summary>
    /// <param name="capacity">Items kept.</param>
    public LastItems(int capacity) => _ring = new T[capacity];

    /// <summary>Items ever added.</summary>
    public long Added { get; private set; }

    /// <summary>Adds items.</summary>
    /// <param name="items">The items, newest last.</param>
    public void Add(ReadOnlySpan<T> items)
    {
        Added += items.Length;
        ReadOnlySpan<T> last = items.Length > _ring.Length ? items[^_ring.Length..] : items;
        int first = Math.Min(last.Length, _ring.Length - _next);
        last[..first].CopyTo(_ring.AsSpan(_next));
        last[first..].CopyTo(_ring);
        _next = (_next + last.Length) % _ring.Length;
    }

    /// <summary>The items, newest first.</summary>
    /// <returns>A copy.</returns>
    public T[] ToArray()
    {
        var items = new T[(int)Math.Min(Added, _ring.Length)];
        for (int i = 0; i < items.Length; i++)
            items[i] = _ring[(_next - 1 - i + _ring.Length) % _ring.Length];
        return items;
    }
}
