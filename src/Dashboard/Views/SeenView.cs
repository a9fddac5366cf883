using System.Globalization;
using System.Text.Json;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>What the screen showed at an act, in words.</summary>
internal static class SeenView
{
    /// <summary>Makes sentences of the recorded JSON.</summary>
    /// <param name="json">What was recorded; null for nothing.</param>
    /// <returns>The sentences; what is no such record is shown as it is, nothing as an empty list.</returns>
    public static IReadOnlyList<string> Of(string? json)
    {
        if (json is null)
            return [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return [.. Sentences(document.RootElement.GetProperty("seen"))];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            return [json]; // of another version of this program
        }
    }

    private static IEnumerable<string> Sentences(JsonElement seen)
    {
        string age = seen.TryGetProperty("ageMilliseconds", out JsonElement old)
            ? $", {old.GetInt64().ToString(CultureInfo.InvariantCulture)} ms old" : "";
        yield return $"Picture {seen.GetProperty("picture").GetInt64()} of market time " +
            $"{seen.GetProperty("market").GetString() ?? "not known"}{age}. " +
            $"Page {seen.GetProperty("layout").GetString()}.";
        string states = string.Join(
            ", ", seen.GetProperty("states").EnumerateObject().Select(static state => $"{state.Value} {state.Name}"));
        int holds = seen.GetProperty("holds").GetInt32();
        yield return $"{states}; {holds} {(holds == 1 ? "hold" : "holds")}.";
        if (seen.TryGetProperty("servers", out JsonElement servers))
        {
            foreach (JsonElement server in servers.EnumerateArray())
            {
                yield return $"{server.GetProperty("server").GetString()}: " +
                    $"{server.GetProperty("state").GetString()}, " +
                    $"feed {server.GetProperty("feed").GetString()}, {Figures(server)}.";
            }
        }
        if (seen.TryGetProperty("fleet", out JsonElement fleet))
            yield return $"Fleet: {Figures(fleet)}.";
        yield return Alarms(seen.GetProperty("alarms"));
    }

    private static string Figures(JsonElement of) =>
        $"{of.GetProperty("orders1s").GetInt32()} orders, {of.GetProperty("fills1s").GetInt32()} fills, " +
        $"{of.GetProperty("rejects1s").GetInt32()} rejects in the last second, " +
        $"{of.GetProperty("open").GetInt32()} open, " +
        $"entered {Dollars(of, "entered")}, net {Dollars(of, "net")}, P&L {Dollars(of, "pnl")}";

    private static string Dollars(JsonElement of, string name) =>
        Format.Money(Money.FromDollars(of.GetProperty(name).GetDecimal()));

    private static string Alarms(JsonElement alarms)
    {
        int open = alarms.GetProperty("unacknowledged").GetInt32();
        string of = alarms.TryGetProperty("of", out JsonElement server) ? $" of {server.GetString()}" : "";
        string top = alarms.TryGetProperty("root", out JsonElement root)
            ? $"; on top {root.GetString()}{of}: {alarms.GetProperty("says").GetString()}" : "";
        return $"{open} unacknowledged {(open == 1 ? "alarm" : "alarms")}{top}";
    }
}
