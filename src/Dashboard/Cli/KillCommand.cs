using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Ops.Dashboard.Cli;

/// <summary>kill: stops, waits for proof, prints the lifecycle.</summary>
internal static class KillCommand
{
    private const int MostWait = 600;

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes the verb.</summary>
    /// <param name="connect">Where the control room is.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The verb.</returns>
    public static Command Create(ConnectionOptions connect, TextWriter output, TextWriter errors, TimeProvider time)
    {
        var server = new Option<string?>("--server") { Description = "Stops one server." };
        var group = new Option<string?>("--group") { Description = "Stops a group." };
        var all = new Option<bool>("--all") { Description = "Stops every server." };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var mode = new Option<string>("--mode")
        {
            Description = "block stops new orders; block-and-cancel cancels open ones too.",
            DefaultValueFactory = static _ => "block",
        };
        mode.AcceptOnlyFromAmong("block", "block-and-cancel");
        var wait = new Option<int>("--wait")
        {
            Description = "Seconds to wait until the venue proves every covered server silent.",
            DefaultValueFactory = static _ => 10,
            CustomParser = static given =>
            {
                string text = given.Tokens is [{ Value: var value }] ? value : "";
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
                    && seconds <= MostWait)
                    return seconds;
                given.AddError($"--wait {text} must be a whole number of seconds from 0 to {MostWait}.");
                return 0;
            },
        };
        var command = new Command("kill", "Stops a server, a group or the fleet, and waits for proof.")
        {
            server, group, all, reason, mode, wait,
        };
        connect.AddTo(command);
        command.Validators.Add(parsed =>
        {
            int given = new[] { parsed.GetValue(server) is not null, parsed.GetValue(group) is not null,
                parsed.GetValue(all) }
                .Count(static yes => yes);
            if (given != 1)
                parsed.AddError("Give exactly one of --server NAME, --group NAME and --all.");
        });
        command.SetAction((parsed, cancel) =>
        {
            string scope = parsed.GetValue(server) is not null ? "server" : parsed.GetValue(group) is not null
                ? "group" : "fleet";
            var body = new
            {
                scope,
                target = parsed.GetValue(server) ?? parsed.GetValue(group),
                reason = parsed.GetValue(reason),
                mode = parsed.GetValue(mode) == "block" ? "block" : "blockAndCancel",
                commandId = Guid.NewGuid(),
            };
            var patience = TimeSpan.FromSeconds(parsed.GetValue(wait));
            return Session.RunAsync(connect, parsed, errors, client =>
                RunAsync(client, body, patience, output, errors, time, cancel));
        });
        return command;
    }

    private static async Task<int> RunAsync(
        RoomClient client, object body, TimeSpan patience, TextWriter output, TextWriter errors, TimeProvider time,
        CancellationToken cancel)
    {
        long start = time.GetTimestamp();
        RoomAnswer answer = await client.PostAsync("api/kill", body, cancel);
        if (answer.Problem is null)
        {
            await output.WriteLineAsync(Lifecycle.Banner(answer.Body));
            await output.WriteLineAsync(
                $"{Lifecycle.Text(answer.Body, "hold")} latched {Lifecycle.Text(answer.Body, "covered")} server(s) " +
                "in " +
                $"{Lifecycle.Text(answer.Body, "blockedMilliseconds")} ms, ticket " +
                    $"{Lifecycle.Text(answer.Body, "ticket")}");
        }
        while (answer.Problem is null && !IsProven(answer.Body) && time.GetElapsedTime(start) < patience)
        {
            await Task.Delay(s_poll, time, cancel);
            answer = await client.GetAsync($"api/kill/{Lifecycle.Text(answer.Body, "ticket")}", cancel);
        }
        if (answer.Problem is { } problem)
        {
            await errors.WriteLineAsync(problem);
            return CommandLine.Refused;
        }
        await Lifecycle.PrintAsync(answer.Body, output);
        return IsProven(answer.Body) ? CommandLine.Done : CommandLine.Refused;
    }

    private static bool IsProven(JsonElement receipt) => receipt.GetProperty("proven").GetBoolean();
}
