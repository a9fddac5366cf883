using System.Globalization;
using Ops.Dashboard.Api;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>Which entries somebody chose, as an address carries it: page, export and evidence pack take the
/// same.</summary>
/// <param name="What">Kinds or codes, separated by commas; null for all.</param>
/// <param name="Person">Part of a name; null for everybody.</param>
/// <param name="Text">Part of subject or detail; null for any.</param>
/// <param name="From">From this real time (UTC) on; null for the beginning.</param>
/// <param name="Until">Before this real time (UTC); null for the end.</param>
public sealed record AuditChoice(string? What, string? Person, string? Text, string? From, string? Until)
{
    /// <summary>Characters a word of a choice may have.</summary>
    public const int Longest = 200;

    private static readonly string[] s_times =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    /// <summary>Everything.</summary>
    public static AuditChoice All { get; } = new(null, null, null, null, null);

    /// <summary>Whether nothing is left out.</summary>
    public bool IsAll => Parts().All(static part => part.Value is null);

    /// <summary>Checks the choice.</summary>
    /// <param name="faults">Everything that is wrong with it.</param>
    /// <returns>The filter; null when something is wrong.</returns>
    internal AuditFilter? Filter(List<InputFault> faults)
    {
        string[] words = Split(What);
        foreach (string word in words.Where(static word => AuditKind.CodesOf(word).IsEmpty))
        {
            string known = string.Join(", ", AuditKind.All.Select(static kind => kind.Key));
            faults.Add(new InputFault("what", $"\"{word}\" is neither a code of an entry nor one of {known}."));
        }
        foreach ((string name, string? value) in Parts().Where(static part => part.Value?.Length > Longest))
            faults.Add(new InputFault(name, $"has {value!.Length} characters; it may have {Longest}."));
        WallTime? from = Time("from", From, faults);
        WallTime? until = Time("until", Until, faults);
        return faults.Count > 0 ? null : new AuditFilter
        {
            What = [.. words.SelectMany(static word => AuditKind.CodesOf(word)).Distinct()],
            Person = Person?.Trim() ?? "",
            Text = Text?.Trim() ?? "",
            From = from,
            Until = until,
        };
    }

    /// <summary>The choice as the query of an address, with more of it.</summary>
    /// <param name="more">Further names and values; a null value is left out.</param>
    /// <returns>The query with its question mark; empty when there is nothing to say.</returns>
    public string Query(params (string Name, string? Value)[] more)
    {
        string[] pairs =
        [
            .. Parts().Concat(more).Where(static part => !string.IsNullOrWhiteSpace(part.Value))
                .Select(static part => $"{part.Name}={Uri.EscapeDataString(part.Value!.Trim())}"),
        ];
        return pairs.Length == 0 ? "" : "?" + string.Join('&', pairs);
    }

    private static string[] Split(string? words) =>
        words?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static WallTime? Time(string name, string? text, List<InputFault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateTimeOffset.TryParseExact(
            text.Trim(), s_times, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
            return new WallTime(time.UtcTicks);
        faults.Add(new InputFault(name, $"\"{text}\" must be a time in UTC such as 2026-10-14T13:30:00Z."));
        return null;
    }

    private IEnumerable<(string Name, string? Value)> Parts() =>
        [("what", What), ("person", Person), ("text", Text), ("from", From), ("until", Until)];
}
