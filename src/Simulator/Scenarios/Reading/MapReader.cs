using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios.Reading;

/// <summary>
/// Reads the keys of one mapping. A missing or wrong value is reported and replaced by a harmless one, so that reading
/// goes on and finds the other errors; whoever binds looks at the errors before using anything.
/// </summary>
internal sealed partial class MapReader
{
    private readonly Dictionary<string, Node.Entry> _entries;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly string _shape;

    /// <summary>A reader of a mapping; anything else is reported and read as an empty mapping.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="shape">Name of its shape, for messages and the schema.</param>
    /// <param name="context">What is shared.</param>
    public MapReader(Node node, string shape, BindingContext context)
    {
        (Place, _shape, Context) = (node.Place, shape, context);
        if (node is not Node.Mapping)
            context.Errors.Add(node.Place, $"{shape} is {node.Kind}", "write a mapping of keys and values");
        IsMapping = node is Node.Mapping;
        _entries = node is Node.Mapping { Entries: var entries }
            ? entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal)
            : [];
    }

    /// <summary>Where the mapping begins.</summary>
    public Place Place { get; }

    /// <summary>Whether it is one.</summary>
    public bool IsMapping { get; }

    /// <summary>What is shared.</summary>
    public BindingContext Context { get; }

    private ErrorList Errors => Context.Errors;

    /// <summary>Where a key's value is written; the mapping's own place when the key is missing.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The place.</returns>
    public Place PlaceOf(string key) => _entries.TryGetValue(key, out Node.Entry? entry) ? entry.Value.Place : Place;

    /// <summary>Whether a key is written, with any value.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True when it is.</returns>
    public bool Has(string key) =>
        _entries.TryGetValue(key, out Node.Entry? entry) && entry.Value is not Node.Scalar { IsNothing: true };

    /// <summary>Reports something about a key's value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="wrong">What is wrong.</param>
    /// <param name="right">What would be right.</param>
    public void Report(string key, string wrong, string right) => Errors.Add(PlaceOf(key), wrong, right);

    /// <summary>Reports every key nobody asked for. Call it last.</summary>
    public void Finish()
    {
        foreach (Node.Entry entry in _entries.Values.Where(entry => !_asked.Contains(entry.Key)))
            Errors.Add(entry.At, $"{_shape} has no key {entry.Key}", Nearest.Advice(entry.Key, _asked));
    }

    /// <summary>The same mapping read as another shape, when one of its keys decides which it is.</summary>
    /// <param name="shape">Name of that shape.</param>
    /// <returns>A new reader.</returns>
    public MapReader As(string shape) => new(new Node.Mapping(Place, [.. _entries.Values]), shape, Context);

    /// <summary>A mapping under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">Name of the mapping's shape.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    /// <returns>Its reader; null when it is missing.</returns>
    public MapReader? Map(string key, string shape, bool isRequired)
    {
        Node? node = Take(key, isRequired);
        return node is null ? null : new MapReader(node, shape, Context);
    }

    /// <summary>A list of mappings under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="shape">Name of the mappings' shape.</param>
    /// <param name="isRequired">Whether it must be there with at least one item.</param>
    /// <param name="most">Most items.</param>
    /// <returns>A reader for each.</returns>
    public ImmutableArray<MapReader> Maps(string key, string shape, bool isRequired, int most) =>
        [.. Items(key, isRequired, most).Select(item => new MapReader(item, shape, Context))];

    /// <summary>The entries of a mapping whose keys are names, not keys of a shape.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    /// <returns>The entries whose values are single values.</returns>
    public ImmutableArray<(string Name, Place At, Node.Scalar Value)> Table(string key, bool isRequired)
    {
        Node? node = Take(key, isRequired);
        if (node is null)
            return [];
        if (node is not Node.Mapping { Entries: var entries })
        {
            Errors.Add(node.Place, $"{key} is {node.Kind}", "write a mapping of names and values");
            return [];
        }
        foreach (Node.Entry wrong in entries.Where(entry => entry.Value is not Node.Scalar { IsNothing: false }))
            Errors.Add(wrong.Value.Place, $"{wrong.Key} is {wrong.Value.Kind}", "write a single value");
        return
        [
            .. from entry in entries
               where entry.Value is Node.Scalar { IsNothing: false }
               select (entry.Key, entry.At, (Node.Scalar)entry.Value),
        ];
    }

    private ImmutableArray<Node> Items(string key, bool isRequired, int most)
    {
        Node? node = Take(key, isRequired);
        if (node is null)
            return [];
        if (node is not Node.Sequence { Items: var items })
        {
            Errors.Add(node.Place, $"{key} is {node.Kind}", "write a list");
            return [];
        }
        if (isRequired && items.IsEmpty)
            Errors.Add(node.Place, $"{key} is an empty list", "list at least one");
        if (items.Length > most)
            Errors.Add(node.Place, $"{key} has {items.Length} items", $"at most {most} are allowed");
        return items.Length > most ? [] : items;
    }

    /// <summary>The value of a key; null when it is missing, which is an error if it must be there.</summary>
    private Node? Take(string key, bool isRequired)
    {
        _asked.Add(key);
        Context.Trace.Note(_shape, key, isRequired);
        if (Has(key))
            return _entries[key].Value;
        if (isRequired && IsMapping)
        {
            Place place = _entries.TryGetValue(key, out Node.Entry? entry) ? entry.At : Place;
            Errors.Add(place, $"{_shape} lacks the key {key}", $"add {key}: ...");
        }
        return null;
    }
}
