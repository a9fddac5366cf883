namespace Ops.Simulator.Scenarios.Reading;

/// <summary>Names a document defines and the places that use them; resolved when the whole document has been
/// read.</summary>
/// <param name="errors">Where errors go.</param>
internal sealed class NameBook(ErrorList errors)
{
    private readonly Dictionary<string, Dictionary<string, Place>> _defined = new(StringComparer.Ordinal);
    private readonly List<(string Kind, string Name, Place Place)> _uses = [];

    /// <summary>Defines a name; a second definition of it is an error.</summary>
    /// <param name="kind">What it names: server, build, path, flag, symbol, preset.</param>
    /// <param name="name">The name.</param>
    /// <param name="place">Where.</param>
    public void Define(string kind, string name, Place place)
    {
        Dictionary<string, Place> names = Names(kind);
        if (!names.TryAdd(name, place))
            errors.Add(place, $"a second {kind} {name} is defined here",
                $"the first is in line {names[name].Line}: give each its own name");
    }

    /// <summary>Makes a name known without a rule against repeating it.</summary>
    /// <param name="kind">What it names.</param>
    /// <param name="name">The name.</param>
    /// <param name="place">Where.</param>
    public void Know(string kind, string name, Place place) => Names(kind).TryAdd(name, place);

    /// <summary>Uses a name.</summary>
    /// <param name="kind">What it names.</param>
    /// <param name="name">The name.</param>
    /// <param name="place">Where.</param>
    public void Use(string kind, string name, Place place) => _uses.Add((kind, name, place));

    /// <summary>Reports every use of a name that nothing defines.</summary>
    public void Resolve()
    {
        foreach ((string kind, string name, Place place) in _uses)
        {
            if (!Names(kind).ContainsKey(name))
                errors.Add(place, $"there is no {kind} {name}", Nearest.Advice(name, Names(kind).Keys));
        }
    }

    private Dictionary<string, Place> Names(string kind)
    {
        if (!_defined.TryGetValue(kind, out Dictionary<string, Place>? names))
            _defined[kind] = names = new Dictionary<string, Place>(StringComparer.Ordinal);
        return names;
    }
}
