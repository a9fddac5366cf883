using System.Buffers;
using System.Text;
using System.Text.Json;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>
/// A change as its entry in the trail has it: a sentence for people, and behind it what a restart reads back.
/// </summary>
public static class LimitChangeText
{
    private const string Mark = """{"set":""";

    /// <summary>Writes a change.</summary>
    /// <param name="sentence">What people read.</param>
    /// <param name="change">The change.</param>
    /// <returns>The detail of the entry.</returns>
    public static string Write(string sentence, LimitChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("set", change is LimitChange.OfRule ? "rule" : "gate");
            json.WriteNumber("scope", (int)change.Scope.Kind);
            json.WriteString("target", change.Scope.Target);
            if (change is LimitChange.OfRule { Setting: var setting })
                Write(json, setting);
            else if (change is LimitChange.OfGate gate)
                Write(json, gate);
            json.WriteEndObject();
        }
        return $"{sentence} {Encoding.UTF8.GetString(buffer.WrittenSpan)}";
    }

    /// <summary>Reads a change back.</summary>
    /// <param name="detail">The detail of an entry.</param>
    /// <returns>The change, or null when it is none.</returns>
    public static LimitChange? Read(string detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        int at = detail.LastIndexOf(Mark, StringComparison.Ordinal); // inside a text of JSON its quotes are escaped
        if (at < 0)
            return null;
        try
        {
            // the value alone: behind it may stand what the screen showed
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(detail[at..]));
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement all = document.RootElement;
            var kind = (RuleScopeKind)all.GetProperty("scope").GetInt32();
            if (!Enum.IsDefined(kind))
                return null;
            var scope = new RuleScope(kind, all.GetProperty("target").GetString());
            return all.GetProperty("set").GetString() == "rule" ? ReadRule(all, scope) : ReadGate(all, scope);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, RuleSetting setting)
    {
        json.WriteString("rule", setting.Rule);
        json.WriteNumber("limit", setting.Limit);
        json.WriteStartArray("steps");
        foreach (RuleStep step in setting.Steps)
        {
            json.WriteNumberValue(step.AtPercent);
            json.WriteNumberValue((int)step.Action);
        }
        json.WriteEndArray();
        json.WriteNumber("sustainTicks", setting.Sustain.Ticks);
        json.WriteNumber("resetAtPercent", setting.ResetAtPercent);
        json.WriteBoolean("shadow", setting.Shadow);
        json.WriteBoolean("enabled", setting.Enabled);
    }

    private static void Write(Utf8JsonWriter json, LimitChange.OfGate gate)
    {
        json.WriteString("limit", gate.Limit);
        if (gate.Value.IsNone)
            json.WriteNull("value");
        else
            json.WriteNumber("value", gate.Value.Value);
    }

    private static LimitChange ReadRule(JsonElement all, RuleScope scope)
    {
        int[] steps = [.. all.GetProperty("steps").EnumerateArray().Select(static number => number.GetInt32())];
        return new LimitChange.OfRule(scope, new RuleSetting
        {
            Rule = all.GetProperty("rule").GetString() ?? "",
            Limit = all.GetProperty("limit").GetInt64(),
            Steps = [.. steps.Chunk(2).Select(static pair => new RuleStep(pair[0], (LimitAction)pair[^1]))],
            Sustain = TimeSpan.FromTicks(all.GetProperty("sustainTicks").GetInt64()),
            ResetAtPercent = all.GetProperty("resetAtPercent").GetInt32(),
            Shadow = all.GetProperty("shadow").GetBoolean(),
            Enabled = all.GetProperty("enabled").GetBoolean(),
        });
    }

    private static LimitChange ReadGate(JsonElement all, RuleScope scope)
    {
        JsonElement value = all.GetProperty("value");
        return new LimitChange.OfGate(
            scope, all.GetProperty("limit").GetString() ?? "",
            value.ValueKind == JsonValueKind.Null ? GateLimit.None : GateLimit.Of(value.GetInt64()));
    }
}
