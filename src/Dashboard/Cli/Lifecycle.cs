using System.Text.Json;

namespace Ops.Dashboard.Cli;

/// <summary>Prints a kill's receipt.</summary>
internal static class Lifecycle
{
    /// <summary>Prints it.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="output">Where to.</param>
    /// <returns>A task that ends when it is printed.</returns>
    public static async Task PrintAsync(JsonElement receipt, TextWriter output)
    {
        await output.WriteLineAsync(
            $"requested {Text(receipt, "requestedAt")}, market time {Text(receipt, "marketRequestedAt")}, by " +
            $"{Text(receipt, "by")}");
        foreach (JsonElement server in receipt.GetProperty("servers").EnumerateArray())
        {
            await output.WriteLineAsync(
                $"  {Text(server, "server"),-16} {Text(server, "state"),-12} latched " +
                $"{Milliseconds(server, "blockedMilliseconds")}, " +
                $"acknowledged {Milliseconds(server, "acknowledgedMilliseconds")}, drained " +
                    $"{Milliseconds(server, "drainedMilliseconds")}, " +
                $"proven silent {Milliseconds(server, "provenMilliseconds")}, " +
                $"{Text(server, "openOrders")} open, {Text(server, "inDoubtOrders")} in doubt, " +
                $"{Text(server, "ordersAfterBlock")} orders after");
            if (server.GetProperty("missing") is { ValueKind: JsonValueKind.String } missing)
                await output.WriteLineAsync($"    {Text(server, "stage")}: {missing}");
        }
        string verdict = receipt.GetProperty("proven").GetBoolean() ? "proven" : "NOT PROVEN";
        await output.WriteLineAsync(
            $"{verdict}: {Text(receipt, "halted")} of {Text(receipt, "covered")} halted, " +
            $"{Text(receipt, "silent")} of {Text(receipt, "covered")} silent by the venue's drop copy");
    }

    /// <summary>What was stopped: LIVE, TRAINING or REPLAY, and the class session.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <returns>The words.</returns>
    public static string Banner(JsonElement receipt) =>
        receipt.TryGetProperty("sessionTitle", out JsonElement session) && session.ValueKind == JsonValueKind.String
            ? $"{Text(receipt, "room")} {session.GetString()}" : Text(receipt, "room");

    /// <summary>A property as text; "-" when it is null.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The property.</param>
    /// <returns>The text.</returns>
    public static string Text(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : "-";

    private static string Milliseconds(JsonElement server, string name) =>
        server.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? $"{value.GetDouble():0.0} ms"
            : "not yet";
}
