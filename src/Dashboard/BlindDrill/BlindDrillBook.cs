using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ops.Dashboard.Startup;

namespace Ops.Dashboard.BlindDrill;

/// <summary>What the drills measured, one JSON object a line in a file that is only appended to.</summary>
/// <param name="data">The data directory.</param>
/// <param name="log">The log.</param>
internal sealed class BlindDrillBook(DataDirectory data, ILogger<BlindDrillBook> log)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "blind-drills.jsonl";

    private const int Shown = 100;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock _lock = new();

    private string Path => data.PathOf(FileName);

    /// <summary>Appends a result. A disk that refuses it is told to the log; the drill has ended.</summary>
    /// <param name="result">The result.</param>
    public void Add(BlindDrillResult result)
    {
        lock (_lock)
        {
            try
            {
                File.AppendAllText(Path, JsonSerializer.Serialize(result, s_json) + "\n");
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                log.LogError(refused, "The result of a blind drill could not be kept: {Result}", result.Why);
            }
        }
    }

    /// <summary>The last results, the newest first.</summary>
    /// <param name="damaged">Line of the first that can't be read; 0 for none.</param>
    /// <returns>The results.</returns>
    public ImmutableArray<BlindDrillResult> Read(out int damaged)
    {
        damaged = 0;
        string[] lines;
        lock (_lock)
            lines = File.Exists(Path) ? File.ReadAllLines(Path) : [];
        var results = new List<BlindDrillResult>();
        for (int i = 0; i < lines.Length; i++)
        {
            try
            {
                if (JsonSerializer.Deserialize<BlindDrillResult>(lines[i], s_json) is { } result)
                    results.Add(result);
            }
            catch (JsonException)
            {
                damaged = damaged == 0 ? i + 1 : damaged; // the page names it; the others are told
            }
        }
        return [.. Enumerable.Reverse(results).Take(Shown)];
    }
}
