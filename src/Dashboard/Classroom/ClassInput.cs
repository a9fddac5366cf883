using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Classroom;

/// <summary>What a caller sends to open a class session.</summary>
internal static class ClassInput
{
    /// <summary>Rows of the form on the training page.</summary>
    public const int FormRows = 6;

    private static readonly string[] s_fields = ["title", "scenario", "preset", "seed", "difficulty", "seats"];
    private static readonly string[] s_seatFields = ["name", "role"];

    /// <summary>From JSON.</summary>
    /// <param name="body">The object.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The plan; to be used only without faults.</returns>
    public static ClassPlan From(JsonElement body, List<InputFault> faults)
    {
        var texts = new Dictionary<string, string?>();
        var seats = ImmutableArray.CreateBuilder<(string, string)>();
        if (body.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new InputFault("", $"The body is {body.ValueKind}; it must be an object."));
            return Plan(texts, [], faults);
        }
        foreach ((string name, JsonElement value) in JsonFields.Of(body))
        {
            if (!s_fields.Contains(name))
                faults.Add(new InputFault(
                    name, $"is not a field of this request; it knows {string.Join(", ", s_fields)}."));
            else if (name == "seats")
                AddSeats(value, seats, faults);
            else if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                texts[name] = value.ValueKind is JsonValueKind.String ? JsonFields.TextOf(value) : value.GetRawText();
            else if (value.ValueKind != JsonValueKind.Null)
                faults.Add(new InputFault(name, "must be a text."));
        }
        return Plan(texts, seats.ToImmutable(), faults);
    }

    /// <summary>From the form of the training page.</summary>
    /// <param name="form">The form.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The plan; to be used only without faults.</returns>
    public static ClassPlan From(IFormCollection form, List<InputFault> faults)
    {
        var texts = new Dictionary<string, string?>
        {
            ["title"] = form["title"], ["scenario"] = form["scenario"], ["preset"] = form["preset"],
            ["seed"] = form["seed"], ["difficulty"] = form["difficulty"],
        };
        // scenario and preset in one field, because without a script one list can't follow another
        if (texts["scenario"]?.Split('/', 2) is [var scenario, var preset])
            (texts["scenario"], texts["preset"]) = (scenario, preset);
        var seats = ImmutableArray.CreateBuilder<(string, string)>();
        for (int row = 1; row <= FormRows; row++)
        {
            if (form[$"name{row}"].ToString().Trim() is { Length: > 0 } name)
                seats.Add((name, form[$"role{row}"].ToString()));
        }
        return Plan(texts, seats.ToImmutable(), faults);
    }

    private static ClassPlan Plan(
        Dictionary<string, string?> texts, ImmutableArray<(string, string)> seats, List<InputFault> faults)
    {
        ulong seed = 1;
        if (texts.GetValueOrDefault("seed") is { Length: > 0 } digits
            && !ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            faults.Add(new InputFault("seed", $"\"{digits}\" must be a whole number from 0 to {ulong.MaxValue}."));
        string? preset = texts.GetValueOrDefault("preset") is { Length: > 0 } named ? named : null;
        return new ClassPlan(
            texts.GetValueOrDefault("title"), texts.GetValueOrDefault("scenario") ?? "", preset, seed, seats)
        {
            Difficulty = DifficultyWords.Read(texts.GetValueOrDefault("difficulty"), faults),
        };
    }

    private static void AddSeats(
        JsonElement list, ImmutableArray<(string, string)>.Builder seats, List<InputFault> faults)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            faults.Add(new InputFault("seats", "must be a list of objects with name and role."));
            return;
        }
        foreach (JsonElement seat in list.EnumerateArray())
        {
            Dictionary<string, string?> fields = JsonFields.Read(seat, s_seatFields, faults);
            seats.Add((fields.GetValueOrDefault("name") ?? "", fields.GetValueOrDefault("role") ?? ""));
        }
    }
}
