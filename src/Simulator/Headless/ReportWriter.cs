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
    /// <param name="report">The report.</param>
    /// <returns>Indented JSON with a line end.</returns>
    public static string ToJson(RunReport report) => JsonSerializer.Serialize(report, s_options) + "\n";

    /// <summary>Writes the report to a file: whole, or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(RunReport report, string path)
    {
        string draft = path + ".part";
        File.WriteAllText(draft, ToJson(report));
        File.Move(draft, path, overwrite: true);
    }
}
