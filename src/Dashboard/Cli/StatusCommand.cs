using System.CommandLine;
using System.Text.Json;

namespace Ops.Dashboard.Cli;

/// <summary>status: what is ordered and what is measured, on one screen or as JSON.</summary>
internal static class StatusCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="connect">Where the control room is.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <returns>The verb.</returns>
    public static Command Create(ConnectionOptions connect, TextWriter output, TextWriter errors)
    {
        var json = new Option<bool>(
            "--json") { Description = "Prints the answers of /api/fleet and /api/control as one JSON object." };
        var command = new Command("status", "Shows the state of every server.") { json };
        connect.AddTo(command);
        command.SetAction((parsed, cancel) => Session.RunAsync(connect, parsed, errors, async client =>
        {
            RoomAnswer fleet = await client.GetAsync("api/fleet", cancel);
            RoomAnswer control = await client.GetAsync("api/control", cancel);
            if ((fleet.Problem ?? control.Problem) is { } problem)
            {
                await errors.WriteLineAsync(problem);
                return CommandLine.Refused;
            }
            if (parsed.GetValue(json))
                await output.WriteLineAsync(
                    JsonSerializer.Serialize(new { fleet = fleet.Body, control = control.Body }));
            else
                await PrintAsync(fleet.Body, control.Body, output);
            return CommandLine.Done;
        }));
        return command;
    }

    private static async Task PrintAsync(JsonElement fleet, JsonElement control, TextWriter output)
    {
        await output.WriteLineAsync(
            $"{Lifecycle.Text(fleet, "mode")}: {Lifecycle.Text(fleet, "title")}, market time " +
            $"{Lifecycle.Text(fleet, "marketTime")} " +
            $"{Lifecycle.Text(fleet, "zone")}, {Lifecycle.Text(fleet, "phase")}");
        foreach (JsonElement server in fleet.GetProperty("servers").EnumerateArray())
        {
            JsonElement reading = server.GetProperty("reading");
            string holds = string.Join(
                " ", server.GetProperty("holds").EnumerateArray().Select(static h => h.GetString()));
            await output.WriteLineAsync(
                $"  {Lifecycle.Text(server, "name"),-16} {Lifecycle.Text(server, "state"),-12} " +
                $"{Lifecycle.Text(reading, "ordersIn1s"),7} orders/s " +
                $"entered ${reading.GetProperty("enteredExposure").GetDecimal(),16:N0} P&L " +
                    $"${reading.GetProperty("pnl").GetDecimal(),14:N0} {holds}");
        }
        foreach (JsonElement hold in control.GetProperty("holds").EnumerateArray())
        {
            await output.WriteLineAsync(
                $"  {Lifecycle.Text(hold, "hold")} {Lifecycle.Text(hold, "scope")} {Lifecycle.Text(hold, "target")} " +
                $"by {Lifecycle.Text(hold, "by")} " +
                $"since {Lifecycle.Text(hold, "since")}: {Lifecycle.Text(hold, "reason")}");
        }
    }
}
