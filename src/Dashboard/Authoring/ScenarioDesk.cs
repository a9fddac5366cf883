using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Authoring;

/// <summary>
/// Where trainers write scenarios. Those that are shipped are read and copied, never changed; one's own lie in the data
/// directory. A text with a fault is never saved, and a text somebody else changed meanwhile is never overwritten.
/// </summary>
/// <param name="library">The scenarios on offer, read again after each change.</param>
/// <param name="data">The data directory.</param>
/// <param name="log">The log.</param>
internal sealed partial class ScenarioDesk(ScenarioLibrary library, DataDirectory data, ILogger<ScenarioDesk> log)
    : IDisposable
{
    /// <summary>Folder of one's own scenarios in the data directory.</summary>
    public const string Folder = "scenarios";

    /// <summary>Characters of the longest text.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>Bytes of the largest request with a text, written as a form writes it.</summary>
    public const int LargestRequest = 4 * LongestText;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    private string Own => data.PathOf(Folder);

    /// <summary>Every scenario file, one's own first.</summary>
    /// <returns>The files, by id.</returns>
    public ImmutableArray<ScenarioEntry> List() =>
    [
        .. FilesOf(Own).Select(file => Entry(file, isOwn: true)).OrderBy(one => one.Id, StringComparer.Ordinal),
        .. FilesOf(ScenarioLibrary.ShippedDirectory).Select(file => Entry(file, isOwn: false))
            .OrderBy(one => one.Id, StringComparer.Ordinal),
    ];

    /// <summary>Opens a scenario.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Its text; null when there is none.</returns>
    public ScenarioDraft? Open(string id)
    {
        if (!Identity().IsMatch(id))
            return null;
        bool isOwn = File.Exists(PathOf(id));
        string path = isOwn ? PathOf(id) : Path.Combine(ScenarioLibrary.ShippedDirectory, id + ".yaml");
        if (!File.Exists(path))
            return null;
        string text = File.ReadAllText(path);
        return new ScenarioDraft(id, text, StampOf(text), isOwn);
    }

    /// <summary>Reads a text as the scenario of that id. No file is looked at but those of one's own.</summary>
    /// <param name="id">The id.</param>
    /// <param name="text">The YAML.</param>
    /// <returns>The scenario or its faults.</returns>
    public ScenarioLoadResult Check(string id, string text) => text.Length > LongestText
        ? new ScenarioLoadResult(null, [new ScenarioError(
            id + ".yaml", 1, 1, $"the text has {text.Length} characters", $"at most {LongestText} are allowed")])
        : ScenarioLoader.LoadSent(text.ReplaceLineEndings("\n"), PathOf(Identity().IsMatch(id) ? id : "unnamed"));

    /// <summary>Saves a text, whole or not at all.</summary>
    /// <param name="id">Under which id.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="stamp">Digest of the text it was made from; empty for a new one.</param>
    /// <param name="by">Who saves it.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="IOException">The data directory can't be written.</exception>
    public SaveResult Save(string id, string text, string stamp, string by)
    {
        if (!Identity().IsMatch(id))
        {
            return new SaveResult(SaveOutcome.Faulty,
                $"\"{id}\" can't be an id; use lower-case letters, digits and hyphens, e.g. my-day.", []);
        }
        ScenarioLoadResult read = Check(id, text);
        if (read.Scenario is null)
            return new SaveResult(SaveOutcome.Faulty, "The text has faults; nothing was saved.", read.Errors);
        lock (_lock)
        {
            if (IsShipped(id))
            {
                return new SaveResult(SaveOutcome.Shipped,
                    $"{id} is shipped with the program and stays as it is; save it under another id.", []);
            }
            if (Standing(id) != stamp)
                return Stale(id, stamp);
            string whole = text.ReplaceLineEndings("\n");
            Write(PathOf(id), whole);
            library.Reload();
            log.LogInformation("{Name} saved the scenario {Id}", by, id);
            return new SaveResult(SaveOutcome.Done, $"{id} is saved and on offer.", []) { Stamp = StampOf(whole) };
        }
    }

    /// <summary>Removes one of one's own.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="stamp">Digest of the text somebody saw.</param>
    /// <param name="by">Who removes it.</param>
    /// <returns>What became of it.</returns>
    public SaveResult Remove(string id, string stamp, string by)
    {
        if (!Identity().IsMatch(id) || !File.Exists(PathOf(id)))
        {
            return IsShipped(id)
                ? new SaveResult(SaveOutcome.Shipped, $"{id} is shipped with the program and stays.", [])
                : new SaveResult(SaveOutcome.Missing, $"There is no scenario {id} of your own.", []);
        }
        lock (_lock)
        {
            if (Standing(id) != stamp)
                return Stale(id, stamp);
            File.Delete(PathOf(id));
            library.Reload();
            log.LogInformation("{Name} removed the scenario {Id}", by, id);
            return new SaveResult(SaveOutcome.Done, $"{id} is removed; recordings of it keep their own copy.", []);
        }
    }

    /// <summary>Runs a scenario to its end, one at a time and behind everything else.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="preset">Its preset; null for the default.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="progress">Told market time and the part that is done, from another thread; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The run.</returns>
    public async Task<PreviewRun> PreviewAsync(
        Scenario scenario, string? preset, ulong seed, Action<MarketTime, double>? progress, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await QuietThread.RunAsync("preview", () => PreviewRun.Of(scenario, preset, seed, progress, cancel));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static ScenarioEntry Entry(string file, bool isOwn)
    {
        ScenarioLoadResult read = ScenarioLoader.LoadFile(file);
        string id = Path.GetFileNameWithoutExtension(file);
        return new ScenarioEntry(id, read.Scenario?.Title ?? Path.GetFileName(file), isOwn, read.Errors.Length);
    }

    private static SaveResult Stale(string id, string stamp) => new(
        SaveOutcome.Stale,
        stamp.Length == 0 ? $"There is a scenario {id} of your own already; open that one, or take another id."
            : $"{id} was changed or removed by somebody else meanwhile; open it again and make your change there.", []);

    private string Standing(string id) => File.Exists(PathOf(id)) ? StampOf(File.ReadAllText(PathOf(id))) : "";

    private string PathOf(string id) => Path.Combine(Own, id + ".yaml");

    private static bool IsShipped(string id) =>
        Identity().IsMatch(id) && File.Exists(Path.Combine(ScenarioLibrary.ShippedDirectory, id + ".yaml"));

    private static IEnumerable<string> FilesOf(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.yaml") : [];

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }

    private static string StampOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Identity();
}
