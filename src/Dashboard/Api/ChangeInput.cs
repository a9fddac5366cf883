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

    // a list and yes or no are no texts
    private static readonly Dictionary<string, Func<JsonElement, string?>> s_own = new(StringComparer.Ordinal)
    {
        ["on"] = static value => value.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        },
        ["servers"] = static _ => "", // read by itself
    };

    /// <summary>Reads one.</summary>
    /// <param name="body">The object.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The change.</returns>
    public static ChangeInput Read(JsonElement body, FleetDefinition fleet, List<InputFault> faults)
    {
        bool isObject = body.ValueKind == JsonValueKind.Object;
        ImmutableArray<string>? listed = isObject ? Listed(body, faults) : null;
        Dictionary<string, string?> fields = JsonFields.Read(body, s_fields, faults, s_own);
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

    private static ImmutableArray<string>? Listed(JsonElement body, List<InputFault> faults)
    {
        JsonElement servers = JsonFields.Of(body).LastOrDefault(static field => field.Name == "servers").Value;
        if (servers.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        if (JsonFields.Of(body).Any(
            static field => field.Name == "scope" && field.Value.ValueKind != JsonValueKind.Null))
            faults.Add(new InputFault("servers", "is given beside scope; name servers, or a scope with its target."));
        if (servers.ValueKind == JsonValueKind.Array
            && servers.EnumerateArray().All(static name => name.ValueKind == JsonValueKind.String))
            return [.. servers.EnumerateArray().Select(JsonFields.TextOf).Distinct()];
        faults.Add(new InputFault("servers", "must be a list of names."));
        return [];
    }

    private static ImmutableArray<string> Scoped(
        Dictionary<string, string?> fields, FleetDefinition fleet, List<InputFault> faults)
    {
        string? target = fields.GetValueOrDefault("target");
        if (fields.GetValueOrDefault("scope") == "fleet" && target is not null)
        {
            faults.Add(new InputFault(
                "target", $"\"{target}\" is given with scope fleet, which is every server; leave it out, or " +
                "use scope server or group."));
        }
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
