using System.Collections;

namespace Ops.Dashboard.Views;

/// <summary>
/// A list that equals another with equal items, so that a view record can tell whether it has changed.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class ViewList<T> : IReadOnlyList<T>, IEquatable<ViewList<T>>
{
    private readonly T[] _items;

    /// <summary>Makes a list.</summary>
    /// <param name="items">Its items.</param>
    public ViewList(IEnumerable<T> items) => _items = [.. items];

    /// <summary>The empty list.</summary>
    public static ViewList<T> None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>This list with the earlier object wherever an equal one stood in the same place.</summary>
    /// <param name="before">The list as it was drawn last.</param>
    /// <returns>An equal list; the earlier one itself when nothing changed.</returns>
    public ViewList<T> KeepingEqualOf(ViewList<T> before)
    {
        if (Equals(before))
            return before;
        var kept = new T[_items.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            bool same = i < before.Count && EqualityComparer<T>.Default.Equals(_items[i], before[i]);
            kept[i] = same ? before[i] : _items[i];
        }
        return new ViewList<T>(kept);
    }

    /// <inheritdoc/>
    public bool Equals(ViewList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ViewList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (T item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
