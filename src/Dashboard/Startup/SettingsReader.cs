using System.Globalization;

namespace Ops.Dashboard.Startup;

/// <summary>
/// Reads typed values from a section and collects every fault instead of stopping at the first. What was never asked
/// for is unknown: a misspelt key is a fault too, because a limit that silently keeps its default protects nobody.
/// </summary>
internal sealed class SettingsReader
{
    private readonly IConfigurationSection _section;
    private readonly HashSet<string> _known;
    private readonly List<SettingsFault> _faults;

    /// <summary>A reader of one section and all below it.</summary>
    /// <param name="section">The section.</param>
    public SettingsReader(IConfigurationSection section)
        : this(section, new HashSet<string>(StringComparer.OrdinalIgnoreCase), [])
    {
    }

    private SettingsReader(IConfigurationSection section, HashSet<string> known, List<SettingsFault> faults) =>
        (_section, _known, _faults) = (section, known, faults);

    /// <summary>Everything found wrong so far.</summary>
    public IReadOnlyList<SettingsFault> Faults => _faults;

    /// <summary>Whether nothing was wrong so far: two values are compared only when both could be read.</summary>
    public bool IsClean => _faults.Count == 0;

    /// <summary>A reader of a section below, with the same list of faults.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The reader.</returns>
    public SettingsReader Section(string name)
    {
        IConfigurationSection below = _section.GetSection(name);
        _known.Add(below.Path);
        if (below.Value is { Length: > 0 })
            Fault(name, $"\"{below.Value}\" stands where a section with keys of its own belongs.");
        return new SettingsReader(below, _known, _faults);
    }

    /// <summary>Readers of a list's items.</summary>
    /// <param name="name">Name of the list.</param>
    /// <returns>One reader per item.</returns>
    public IReadOnlyList<SettingsReader> List(string name)
    {
        IConfigurationSection below = _section.GetSection(name);
        _known.Add(below.Path);
        if (below.Value is { Length: > 0 })
            Fault(name, $"\"{below.Value}\" stands where a list belongs.");
        var items = new List<SettingsReader>();
        foreach (IConfigurationSection item in below.GetChildren())
        {
            _known.Add(item.Path);
            items.Add(new SettingsReader(item, _known, _faults));
        }
        return items;
    }

    /// <summary>A text, or the default when the key is not set.</summary>
    /// <param name="name">The key below this section.</param>
    /// <param name="unset">The default.</param>
    /// <returns>The text.</returns>
    public string Text(string name, string unset) => Raw(name) ?? unset;

    /// <summary>A text that may be absent.</summary>
    /// <param name="name">The key below this section.</param>
    /// <returns>The text; null when it is not set or blank.</returns>
    public string? TextOrNull(string name) => Raw(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A text that must be there.</summary>
    /// <param name="name">The key below this section.</param>
    /// <param name="wanted">What it is, for the fault.</param>
    /// <returns>The text; empty with a fault when it is absent.</returns>
    public string Required(string name, string wanted)
    {
        if (TextOrNull(name) is { } text)
            return text;
        Fault(name, $"is missing; it must be {wanted}.");
        return "";
    }

    /// <summary>A whole number within bounds.</summary>
    /// <param name="name">The key below this section.</param>
    /// <param name="unset">The default.</param>
    /// <param name="least">Smallest allowed.</param>
    /// <param name="most">Largest allowed.</param>
    /// <returns>The number; the default with a fault when it is wrong.</returns>
    public long Integer(string name, long unset, long least, long most)
    {
        if (Raw(name) is not { } text)
            return unset;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= least && value <= most)
            return value;
        Fault(name, $"\"{text}\" must be a whole number from {least} to {most}.");
        return unset;
    }

    /// <summary>A decimal number within bounds.</summary>
    /// <param name="name">The key below this section.</param>
    /// <param name="unset">The default.</param>
    /// <param name="least">Smallest allowed.</param>
    /// <param name="most">Largest allowed.</param>
    /// <returns>The number; the default with a fault when it is wrong.</returns>
    public decimal Decimal(string name, decimal unset, decimal least, decimal most)
    {
        if (Raw(name) is not { } text)
            return unset;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
                out decimal value) && value >= least && value <= most)
            return value;
        Fault(name, $"\"{text}\" must be a number from {least} to {most}.");
        return unset;
    }

    /// <summary>A number that is never negative and fits 64 bits.</summary>
    /// <param name="name">The key below this section.</param>
    /// <param name="unset">The default.</param>
    /// <returns>The number; the default with a fault when it is wrong.</returns>
    public ulong Seed(string name, ulong unset)
    {
        if (Raw(name) is not { } text)
            return unset;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value))
            return value;
        Fault(name, $"\"{text}\" must be a whole number from 0 to {ulong.MaxValue}.");
        return unset;
    }

    /// <summary>True or false.</summary>
    /// <param name="name">The key below this section.</param>
    /// <param name="unset">The default.</param>
    /// <returns>The value; the default with a fault when it is wrong.</returns>
    public bool Flag(string name, bool unset)
    {
        if (Raw(name) is not { } text)
            return unset;
        if (bool.TryParse(text, out bool value))
            return value;
        Fault(name, $"\"{text}\" must be true or false.");
        return unset;
    }

    /// <summary>One of a closed set of words, whatever their case.</summary>
    /// <typeparam name="T">The enum whose names are the words.</typeparam>
    /// <param name="name">The key below this section.</param>
    /// <param name="unset">The default.</param>
    /// <returns>The value; the default with a fault when it is wrong.</returns>
    public T Choice<T>(string name, T unset)
        where T : struct, Enum
    {
        if (Raw(name) is not { } text)
            return unset;
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        Fault(name, $"\"{text}\" must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        return unset;
    }

    /// <summary>Whether a key is set, to a value or with keys of its own.</summary>
    /// <param name="name">The key below this section.</param>
    /// <returns>True when it is.</returns>
    public bool Has(string name) => _section.GetSection(name).Exists();

    /// <summary>Takes a key as known with all below it, because its name itself is the fault.</summary>
    /// <param name="name">The key below this section.</param>
    /// <param name="message">What is wrong with the name and what would be right.</param>
    public void Accept(string name, string message)
    {
        Fault(name, message);
        Know(_section.GetSection(name));
    }

    /// <summary>Names of the keys of a section whose keys are free, all taken as known.</summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> FreeKeys() => [.. _section.GetChildren().Select(static child => child.Key)];

    /// <summary>Adds a fault of a key below this section.</summary>
    /// <param name="name">The key; empty for the section itself.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public void Fault(string name, string message) =>
        _faults.Add(new SettingsFault(name.Length == 0 ? _section.Path : $"{_section.Path}:{name}", message));

    /// <summary>Adds a fault for every key below this section that nothing asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (IConfigurationSection child in _section.GetChildren())
            RefuseUnknown(child);
    }

    private void Know(IConfigurationSection section)
    {
        _known.Add(section.Path);
        foreach (IConfigurationSection child in section.GetChildren())
            Know(child);
    }

    private void RefuseUnknown(IConfigurationSection section)
    {
        if (!_known.Contains(section.Path))
        {
            string parent = section.Path[..section.Path.LastIndexOf(':')];
            IEnumerable<string> siblings =
                _known.Where(k => IsChild(parent, k)).Select(k => k[(parent.Length + 1)..]).Order();
            _faults.Add(new SettingsFault(
                section.Path, $"is not a key of Ops; {parent} knows {string.Join(", ", siblings)}."));
            return;
        }
        foreach (IConfigurationSection child in section.GetChildren())
            RefuseUnknown(child);
    }

    private static bool IsChild(string parent, string key) =>
        key.StartsWith(parent + ":", StringComparison.OrdinalIgnoreCase) && key.IndexOf(':', parent.Length + 1) < 0;

    private string? Raw(string name)
    {
        IConfigurationSection at = _section.GetSection(name);
        _known.Add(at.Path);
        if (at.GetChildren().Any())
            Fault(name, "has keys of its own where one value belongs.");
        return at.Value;
    }
}
