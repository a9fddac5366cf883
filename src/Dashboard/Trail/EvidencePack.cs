using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Trail;

/// <summary>
/// The entries of a period as an evidence pack needs them: sorted into sections, counted, with the people in it. A
/// section lists its first <see cref="Listed"/> entries and counts all.
/// </summary>
internal sealed class EvidencePack
{
    /// <summary>Entries listed in one section; the export has the rest.</summary>
    public const int Listed = 500;

    private static readonly Dictionary<string, AuditKind> s_kindOf = AuditKind.All
        .SelectMany(static kind => kind.Codes.Select(code => (code, kind)))
        .ToDictionary(static pair => pair.code, static pair => pair.kind);

    private readonly Dictionary<AuditKind, List<AuditRow>> _sections = [];
    private readonly Dictionary<AuditKind, long> _counts = [];
    private readonly Dictionary<Actor, EvidenceActor> _actors = [];
    private readonly Dictionary<string, AuditRow> _released = [];

    private EvidencePack(AuditFilter period) => Period = period;

    /// <summary>The period.</summary>
    public AuditFilter Period { get; }

    /// <summary>Entries in it.</summary>
    public long Entries { get; private set; }

    /// <summary>The first entry; null for none.</summary>
    public AuditRow? First { get; private set; }

    /// <summary>The last entry; null for none.</summary>
    public AuditRow? Last { get; private set; }

    /// <summary>Who is in it, in the order of their first entry.</summary>
    public IEnumerable<EvidenceActor> Actors => _actors.Values.OrderBy(static actor => actor.First);

    /// <summary>Sorts entries.</summary>
    /// <param name="rows">The entries, oldest first.</param>
    /// <param name="period">The period they are of.</param>
    /// <returns>The pack.</returns>
    public static EvidencePack Collect(IEnumerable<AuditRow> rows, AuditFilter period)
    {
        var pack = new EvidencePack(period);
        foreach (AuditRow row in rows)
            pack.Add(row);
        return pack;
    }

    /// <summary>Entries of a kind, the first of them.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The entries, oldest first.</returns>
    public IReadOnlyList<AuditRow> Of(AuditKind kind) => _sections.GetValueOrDefault(kind) ?? [];

    /// <summary>How many entries of a kind there are.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The count.</returns>
    public long CountOf(AuditKind kind) => _counts.GetValueOrDefault(kind);

    /// <summary>The release of a hold.</summary>
    /// <param name="hold">The hold, e.g. H-7.</param>
    /// <returns>The entry; null when it was not released in the period.</returns>
    public AuditRow? ReleaseOf(string hold) => _released.GetValueOrDefault(hold);

    private void Add(AuditRow row)
    {
        Entries++;
        First ??= row;
        Last = row;
        Meet(row.Entry);
        if (row.Entry.What == "released")
            _released[row.Entry.Subject] = row;
        if (s_kindOf.GetValueOrDefault(row.Entry.What) is not { } kind)
            return;
        _counts[kind] = CountOf(kind) + 1;
        if (!_sections.TryGetValue(kind, out List<AuditRow>? section))
            _sections[kind] = section = [];
        if (section.Count < Listed)
            section.Add(row);
    }

    private void Meet(AuditEntry entry)
    {
        EvidenceActor known = _actors.GetValueOrDefault(entry.By)
            ?? new EvidenceActor(entry.By, 0, entry.At, entry.At, "");
        const string SignedIn = "Signed in as ";
        string role = entry.What == "sign-in" && entry.Detail.StartsWith(SignedIn, StringComparison.Ordinal)
            ? entry.Detail[SignedIn.Length..].Split(' ')[0] : known.Role;
        _actors[entry.By] = known with { Entries = known.Entries + 1, Last = entry.At, Role = role };
    }
}
