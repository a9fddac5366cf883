using System.Collections.Immutable;
using System.Text.Json;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Reads a change: a flat object of texts, and a list of servers or a scope.</summary>
/// <param name="Request">The change; to be used only without faults.</param>
/// <param name="Reason">Why; empty when it was not said.</param>
internal sealed record ChangeInput(ChangeRequest Request, string Reason)
{
    private static readonly string[] s_fields =
        ["change", "servers", "scope", "target", "build", "flag", "on", "reason"];

    private static readonly string[] s_kinds = ["deploy", "rollback", "restart", "set-flag"];

    /// <summary>Reads one.</summary>
    /// <param name="body">The object.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The change.</returns>
    public static ChangeInput Read(JsonElement body, FleetDefinition fleet, List<InputFault> faults)
    {
        bool isObject = body.ValueKind == JsonValueKind.Object;
        ImmutableArray<string>? listed = isObject ? Listed(body, faults) : null;
        Dictionary<string, string?> fields = JsonFields.Read(Flat(body, isObject), s_fields, faults);
        string kind = fields.GetValueOrDefault("change") ?? "";
        if (!s_kinds.Contains(kind))
        {
            faults.Add(new InputFault(
                "change", kind.Length == 0 ? $"is missing; it must be one of {string.Join(", ", s_kinds)}."
                    : $"can't be \"{kind}\"; it must be one of {string.Join(", ", s_kinds)}."));
        }
        var request = new ChangeRequest(
            (ChangeKind)Math.Max(0, Array.IndexOf(s_kinds, kind)), listed ?? Scoped(fields, fleet, faults),
            fields.GetValueOrDefault("build"), fields.GetValueOrDefault("flag"), Switch(fields, faults));
        return new ChangeInput(request, fields.GetValueOrDefault("reason")?.Trim() ?? "");
    }

    // lists and yes or no are no texts: they are taken out before the texts are read
    private static JsonElement Flat(JsonElement body, bool isObject)
    {
        if (!isObject)
            return body;
        var flat = body.EnumerateObject()
            .Where(static field => field.Name != "servers")
            .GroupBy(static field => field.Name)
            .ToDictionary(static group => group.Key, static group => group.Last().Value.ValueKind switch
            {
                JsonValueKind.True when group.Key == "on" => (object)"true",
                JsonValueKind.False when group.Key == "on" => "false",
                _ => group.Last().Value,
            });
        return JsonSerializer.SerializeToElement(flat);
    }

    private static ImmutableArray<string>? Listed(JsonElement body, List<InputFault> faults)
    {
        if (!body.TryGetProperty("servers", out JsonElement servers) || servers.ValueKind == JsonValueKind.Null)
            return null;
        if (body.TryGetProperty("scope", out JsonElement scope) && scope.ValueKind != JsonValueKind.Null)
            faults.Add(new InputFault("servers", "is given beside scope; name servers, or a scope with its target."));
        if (servers.ValueKind == JsonValueKind.Array
            && servers.EnumerateArray().All(static name => name.ValueKind == JsonValueKind.String))
            return [.. servers.EnumerateArray().Select(static name => name.GetString()!).Distinct()];
        faults.Add(new InputFault("servers", "must be a list of names."));
        return [];
    }

    private static ImmutableArray<string> Scoped(
        Dictionary<string, string?> fields, FleetDefinition fleet, List<InputFault> faults)
    {
        string? target = fields.GetValueOrDefault("target");
        HaltScope? scope = fields.GetValueOrDefault("scope") switch
        {
            "fleet" => HaltScope.Fleet,
            "group" when target is not null => HaltScope.Group(target),
            "server" when target is not null => HaltScope.Server(target),
            _ => null,
        };
        if (scope is null)
        {
            faults.Add(new InputFault(
                "servers", "is missing; list names, or give scope server or group with a target, or scope fleet."));
            return [];
        }
        ImmutableArray<string> names = [.. fleet.Servers.Where(scope.Covers).Select(static server => server.Name)];
        if (names.IsEmpty)
        {
            IEnumerable<string> known =
                scope.Kind == HaltScopeKind.Group ? fleet.Groups : fleet.Servers.Select(static s => s.Name);
            faults.Add(new InputFault("target", $"\"{target}\" is not known; known are {string.Join(", ", known)}."));
        }
        return names;
    }

    private static bool? Switch(Dictionary<string, string?> fields, List<InputFault> faults)
    {
        string? text = fields.GetValueOrDefault("on");
        if (text is not (null or "true" or "false"))
            faults.Add(new InputFault("on", $"can't be \"{text}\"; it must be true or false."));
        return text is null ? null : text == "true";
    }
}
