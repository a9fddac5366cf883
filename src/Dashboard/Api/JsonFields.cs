using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Reads bodies that are flat objects of texts, collecting every fault.</summary>
internal static partial class JsonFields
{
    /// <summary>Bytes of the largest body that is read.</summary>
    public const int LargestBody = 16 * 1024;

    /// <summary>Reads a request's body.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The document to dispose, or the problem to answer with.</returns>
    public static async ValueTask<(JsonDocument? Body, IResult? Problem)> ReadBodyAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return (null, Problems.Result(
                StatusCodes.Status415UnsupportedMediaType, "not-json",
                "The body must be a JSON object with Content-Type: application/json."));
        }
        if (request.ContentLength > LargestBody)
            return (null, Problems.Result(
                StatusCodes.Status413PayloadTooLarge, Problems.TooLarge, Problems.TooLargeSentence(LargestBody)));
        try
        {
            // A command that has arrived counts, even if its sender is gone; a body cut off fails by itself.
            return (await JsonDocument.ParseAsync(request.Body, default, CancellationToken.None), null);
        }
        catch (JsonException broken)
        {
            return (null, Problems.Result(
                StatusCodes.Status400BadRequest, "malformed-json",
                $"line {broken.LineNumber + 1}, column {broken.BytePositionInLine + 1}: this is not JSON; the body " +
                "must be one JSON object."));
        }
    }

    /// <summary>Takes the fields of an object. Whole numbers are taken as their digits.</summary>
    /// <param name="body">The object.</param>
    /// <param name="known">Names that are allowed.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="own">Reads fields that need not be texts; null where it is to be read like a text.</param>
    /// <returns>Field to text; null where the object says null.</returns>
    public static Dictionary<string, string?> Read(
        JsonElement body, string[] known, List<InputFault> faults,
        IReadOnlyDictionary<string, Func<JsonElement, string?>>? own = null)
    {
        var fields = new Dictionary<string, string?>();
        if (body.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new InputFault(
                "", $"The body is {body.ValueKind}; it must be an object with the fields {string.Join(", ", known)}."));
            return fields;
        }
        foreach ((string name, JsonElement value) in Of(body))
        {
            if (own?.GetValueOrDefault(name)?.Invoke(value) is { } word)
                fields[name] = word;
            else if (!known.Contains(name))
                faults.Add(new InputFault(
                    name, $"is not a field of this request; it knows {string.Join(", ", known)}."));
            else if (value.ValueKind is JsonValueKind.String)
                fields[name] = TextOf(value);
            else if (value.ValueKind is JsonValueKind.Number)
                fields[name] = value.GetRawText();
            else if (value.ValueKind is not JsonValueKind.Null)
                faults.Add(new InputFault(name, "must be a text."));
        }
        return fields;
    }

    /// <summary>The fields of an object, by names that can always be read.</summary>
    /// <param name="body">The object.</param>
    /// <returns>Name and value of each.</returns>
    public static IEnumerable<(string Name, JsonElement Value)> Of(JsonElement body) =>
        body.EnumerateObject().Select(static field => (
            Readable(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(field))), field.Value));

    /// <summary>
    /// The text, in one line. What can't be read in it, such as half a character left by a program that cuts texts by
    /// length, becomes the sign for that: it says nothing, and what it came with may be a kill.
    /// </summary>
    /// <param name="value">A text.</param>
    /// <returns>The text.</returns>
    public static string TextOf(JsonElement value) =>
        OneLine.Of(Readable(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)[1..^1])));

    private static string Readable(string escaped)
    {
        if (!escaped.Contains('\\', StringComparison.Ordinal))
            return escaped;
        string whole = HalfCharacter().Replace(
            escaped, static half => half.Groups["pair"].Success || half.ValueSpan is @"\\" ? half.Value : @"\ufffd");
        return JsonSerializer.Deserialize<string>($"\"{whole}\"")!;
    }

    // escaped surrogates: two that belong together, or one alone; a backslash that is itself escaped begins nothing
    [GeneratedRegex(
        @"\\\\|(?<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex HalfCharacter();
}
