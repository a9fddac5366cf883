namespace Ops.Simulator.Scenarios.Reading;

/// <summary>
/// Notes which keys of which shapes were asked for while a document was bound, so that a test can hold the published
/// schema against what the program really reads.
/// </summary>
internal sealed class ShapeTrace
{
    private readonly SortedDictionary<string, SortedDictionary<string, bool>> _shapes = new(StringComparer.Ordinal);

    /// <summary>Shape to its keys, each with whether it must be there.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, bool>> Shapes => _shapes;

    /// <summary>Notes that a key was asked for.</summary>
    /// <param name="shape">Name of the shape.</param>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    public void Note(string shape, string key, bool isRequired)
    {
        if (!_shapes.TryGetValue(shape, out SortedDictionary<string, bool>? keys))
            _shapes[shape] = keys = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        keys[key] = isRequired;
    }
}
