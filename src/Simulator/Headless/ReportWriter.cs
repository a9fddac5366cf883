using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ops.Simulator.Headless;

/// <summary>Writes reports as JSON.</summary>
internal static class ReportWriter
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, not a page: apostrophes stay readable
    };

    /// <summary>The report as text.</summary>
    /// <typeparam name="T">Kind of report.</typeparam>
    /// <param name="report">The report.</param>
    /// <returns>Indented JSON with a line end.</returns>
    public static string ToJson<T>(T report) => JsonSerializer.Serialize(report, s_options) + "\n";

    /// <summary>Why a report could not go there; asked before the run, so that a long run is not lost.</summary>
    /// <param name="file">Where it is to go.</param>
    /// <returns>The reason; null when it can.</returns>
    public static string? Unwritable(string file)
    {
        if (Directory.Exists(file))
            return $"--report {file} is a directory; name a file in it.";
        string? directory = Path.GetDirectoryName(Path.GetFullPath(file));
        return directory is null || Directory.Exists(directory) ? null
            : $"--report {file}: there is no directory {directory}; make it first.";
    }

    /// <summary>Writes the report to a file: whole, or not at all.</summary>
    /// <typeparam name="T">Kind of report.</typeparam>
    /// <param name="report">The report.</param>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write<T>(T report, string path)
    {
        string draft = path + ".part";
        File.WriteAllText(draft, ToJson(report));
        File.Move(draft, path, overwrite: true);
    }
}
