using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Binding;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Station;

/// <summary>
/// Items of the timeline as text: one key a line, in the words and by the checks of a scenario file. What is inserted
/// into a running session is kept as this text, so that it can be inserted again.
/// </summary>
/// <param name="scenario">The scenario whose servers, builds, flags, paths and instruments they may name.</param>
public sealed partial class ItemText(Scenario scenario)
{
    /// <summary>Most messages that one inserted item may write.</summary>
    public const int MostMessages = 1_000;

    private const int LongestText = 8_000;

    private static readonly JsonSerializerOptions s_plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] s_lists = ["servers", "symbols", "classes"];

    /// <summary>
    /// Reads an item from fields of a form or a request: the keys of a scenario file, lists divided by commas, and
    /// <c>lasts</c>, a duration, in place of <c>until</c>.
    /// </summary>
    /// <param name="fields">Key and value; one without a value is left out. Without <c>at</c> it is now.</param>
    /// <param name="now">Market time.</param>
    /// <returns>The item, or its faults.</returns>
    public ItemResult Read(IReadOnlyDictionary<string, string?> fields, MarketTime now)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var given = fields.Where(static field => !string.IsNullOrWhiteSpace(field.Value))
            .ToDictionary(static field => field.Key, static field => field.Value!.Trim(), StringComparer.Ordinal);
        var faults = new List<ItemFault>();
        TimeSpan at = now.TimeOfDay;
        if (given.TryGetValue("at", out string? written) && !MapReader.TryTime(written, out at))
            at = now.TimeOfDay; // the binder says what is wrong with it
        given.TryAdd("at", Clock(at));
        if (given.Remove("lasts", out string? lasts) && !given.ContainsKey("until"))
            AddEnd(given, lasts, at, faults);
        string text = Compose(given);
        ItemResult result = Read(text);
        return faults.Count == 0 ? result // without its length the end is missing: that is one fault, not two
            : new ItemResult(null, text, [.. faults, .. result.Faults.Where(static fault => fault.Field != "until")]);
    }

    /// <summary>Reads an item from text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The item, or its faults.</returns>
    public ItemResult Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
            return new ItemResult(null, "", [new ItemFault("", $"It has more than {LongestText} characters.")]);
        var errors = new ErrorList("item");
        var names = new NameBook(errors);
        Know(names);
        TimelineItem? item = null;
        if (NodeComposer.Compose(text, errors) is { } root)
        {
            var reader = new MapReader(root, "timeline", new BindingContext(errors, names, new ShapeTrace()));
            if (reader.IsMapping)
                item = TimelineBinder.Item(reader, scenario.Session);
        }
        names.Resolve();
        ImmutableArray<ItemFault> faults = FaultsOf(errors, text);
        if (item is TimelineItem.FirmLiftsBreakers)
        {
            faults = faults.Add(new ItemFault(
                "do", "In a session the people in the room decide what is released, and nobody plays the firm's for " +
                "them. Tell the trainees by a message or a hint that the firm wants the breakers lifted: an operator " +
                "asks for the release, a supervisor approves it. Or take both seats in a class session and do it."));
        }
        if (item is TimelineItem.Messages { Count: > MostMessages })
            faults = faults.Add(new ItemFault("count", $"At most {MostMessages} messages go into a running session."));
        return new ItemResult(faults.IsEmpty ? item : null, text, faults);
    }

    private static string Compose(Dictionary<string, string> fields)
    {
        var text = new StringBuilder();
        foreach ((string key, string value) in fields.OrderBy(
            static field => field.Key == "do" ? 0 : field.Key == "at" ? 1 : field.Key == "until" ? 2 : 3)
            .ThenBy(static field => field.Key, StringComparer.Ordinal))
        {
            string written = s_lists.Contains(key)
                ? $"[{string.Join(", ", value.Split(
                    ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Quoted))}]"
                : PlainWord().IsMatch(value) ? value : Quoted(value);
            text.Append(Key().IsMatch(key) ? key : Quoted(key)).Append(": ").Append(written).Append('\n');
        }
        return text.ToString();
    }

    private static void AddEnd(Dictionary<string, string> fields, string lasts, TimeSpan at, List<ItemFault> faults)
    {
        if (!MapReader.TryDuration(lasts, out TimeSpan length))
            faults.Add(new ItemFault("lasts", $"\"{lasts}\" is no duration; write a number and s, m or h, e.g. 90s."));
        else if (at + length < TimeSpan.FromDays(1))
            fields["until"] = Clock(at + length);
        else
            faults.Add(new ItemFault("lasts", "It would last beyond the day; make it shorter."));
    }

    private static string Clock(TimeSpan time) => time.ToString(@"hh\:mm\:ss\.ffffff");

    private static string Quoted(string value) => JsonSerializer.Serialize(value, s_plain);

    private static ImmutableArray<ItemFault> FaultsOf(ErrorList errors, string text)
    {
        string[] lines = text.Split('\n');
        return
        [
            .. errors.InOrder().Select(error => new ItemFault(
                FieldOf(error, lines), $"{char.ToUpperInvariant(error.Wrong[0])}{error.Wrong[1..]}; {error.Right}.")),
        ];
    }

    private static string FieldOf(ScenarioError error, string[] lines)
    {
        if (Lacking().Match(error.Wrong) is { Success: true } lacks)
            return lacks.Groups[1].Value;
        string line = error.Line <= lines.Length ? lines[error.Line - 1] : "";
        return line.Split(':', 2)[0].Trim('"', ' ');
    }

    private void Know(NameBook names)
    {
        void Each(string kind, IEnumerable<string> all)
        {
            foreach (string name in all)
                names.Know(kind, name, Place.Start);
        }

        Each("server", scenario.Fleet.Servers.Select(static server => server.Name));
        Each("build", scenario.Fleet.Builds.Select(static build => build.Name));
        Each("path", scenario.Fleet.Paths.Select(static path => path.Name));
        Each("flag", FlagsOf(scenario));
        Each("symbol", scenario.Universe.Symbols.Select(static symbol => symbol.Ticker));
        Each("class prefix", scenario.Universe.Classes.Select(static item => item.Prefix));
    }

    /// <summary>Every flag that a server has or a build knows.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>The names.</returns>
    internal static IEnumerable<string> FlagsOf(Scenario scenario) =>
        scenario.Fleet.Servers.SelectMany(static server => server.Flags)
            .Concat(scenario.Fleet.Builds.SelectMany(static build => build.FlagPaths.Keys)).Distinct().Order();

    // what YAML reads as the word or number that it is; anything else is quoted
    [GeneratedRegex("^([A-Za-z][A-Za-z0-9-]*|-?[0-9]+(\\.[0-9]+)?(us|ms|s|m|h)?)$")]
    private static partial Regex PlainWord();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]*$")]
    private static partial Regex Key();

    [GeneratedRegex("lacks the key ([A-Za-z]+)$")]
    private static partial Regex Lacking();
}
