using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// Remembers a training session while it runs, so that a process that died comes back with it, frozen and with its
/// holds
/// in force. There is no file while the standing fleet runs.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class SessionFile(string path)
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads what ran when the process ended.</summary>
    /// <returns>
    /// The recipe, null when the standing fleet ran; or why the file can't be read. It is never overwritten then.
    /// </returns>
    public (SessionRecipe? Recipe, string? Problem) Read()
    {
        if (!File.Exists(path))
            return (null, null);
        try
        {
            Content content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), s_json)
                ?? throw new JsonException("it holds null.");
            return content.Version == Version
                ? (content.Session, null)
                : (null, $"{path}: version {content.Version} is not known; this program reads version {Version}. Use " +
                "the program that wrote it, or move the file away.");
        }
        catch (JsonException broken)
        {
            return (null, $"{path}:{broken.LineNumber + 1}:{broken.BytePositionInLine + 1}: is damaged: " +
                $"{broken.Message} Move the file away to start with the standing fleet.");
        }
    }

    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="recipe">The session that runs from now on.</param>
    public void Write(SessionRecipe recipe)
    {
        string draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, new Content(Version, recipe), s_json);
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>The standing fleet runs from now on.</summary>
    public void Clear() => File.Delete(path);

    private sealed record Content(int Version, SessionRecipe Session);
}
