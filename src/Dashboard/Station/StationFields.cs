using System.Text.Json;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Station;

/// <summary>Reads the body of a station's command: a flat object whose lists are lists of texts.</summary>
internal static class StationFields
{
    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">Names that are allowed; null for any, which somebody else checks.</param>
    /// <returns>Field to text, lists joined by commas; or the problem to answer with.</returns>
    public static async ValueTask<(Dictionary<string, string?>? Fields, IResult? Problem)> ReadAsync(
        HttpRequest request, string[]? known)
    {
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(request);
        if (body is null)
            return (null, problem);
        using (body)
        {
            var faults = new List<InputFault>();
            if (known is not null || body.RootElement.ValueKind != JsonValueKind.Object)
            {
                Dictionary<string, string?> flat = JsonFields.Read(body.RootElement, known ?? [], faults);
                return faults.Count == 0 ? (flat, null) : (null, Refuse(faults));
            }
            var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach ((string name, JsonElement value) in JsonFields.Of(body.RootElement))
            {
                if (TextOf(value) is { } text)
                    fields[name] = text;
                else if (value.ValueKind != JsonValueKind.Null)
                    faults.Add(new InputFault(name, "must be a text, a number, true, false or a list of texts."));
            }
            return faults.Count == 0 ? (fields, null) : (null, Refuse(faults));
        }
    }

    /// <summary>The problem of faulty fields.</summary>
    /// <param name="faults">The faults.</param>
    /// <returns>The answer.</returns>
    public static IResult Refuse(IReadOnlyList<InputFault> faults) => Problems.Result(
        StatusCodes.Status400BadRequest, "invalid-station",
        string.Join(" ", faults.Select(static fault => $"{fault.Field}: {fault.Message}")), faults);

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonFields.TextOf(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String) =>
            string.Join(", ", value.EnumerateArray().Select(JsonFields.TextOf)),
        _ => null,
    };
}
