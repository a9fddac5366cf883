using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ops.Dashboard.Classroom;

/// <summary>class.json in the folder of a class session: written whole or not at all.</summary>
internal static class ClassFile
{
    /// <summary>Its name.</summary>
    public const string Name = "class.json";

    private const int Version = 1;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads it.</summary>
    /// <param name="folder">The session's folder.</param>
    /// <returns>The record, or why it can't be read; it is left as it is then.</returns>
    public static (ClassRecord? Record, string? Problem) Read(string folder)
    {
        string path = Path.Combine(folder, Name);
        try
        {
            Content content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), s_json)
                ?? throw new JsonException("it holds null.");
            return content.Version == Version
                ? (content.Class, null)
                : (null, $"{path}: version {content.Version} is not known; this program reads version {Version}.");
        }
        catch (JsonException broken)
        {
            return (null, $"{path}:{broken.LineNumber + 1}:{broken.BytePositionInLine + 1}: is damaged: " +
                broken.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path}: {unreadable.Message}");
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="folder">The session's folder.</param>
    /// <param name="record">The record.</param>
    public static void Write(string folder, ClassRecord record)
    {
        string path = Path.Combine(folder, Name);
        string draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, new Content(Version, record), s_json);
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }

    private sealed record Content(int Version, ClassRecord Class);
}
