using System.CommandLine;

namespace Ops.Dashboard.Cli;

/// <summary>release: one person asks, another approves.</summary>
internal static class ReleaseCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="connect">Where the control room is.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <returns>The verb.</returns>
    public static Command Create(ConnectionOptions connect, TextWriter output, TextWriter errors)
    {
        var hold = new Option<string?>("--hold") { Description = "Asks for the release of a hold, e.g. H-7." };
        var cause = new Option<string?>("--cause") { Description = "The cause that was found." };
        var evidence = new Option<string?>("--evidence") { Description = "What shows that it is gone." };
        var approve = new Option<Guid?>("--approve")
        {
            Description = "Approves a request of somebody else, by its id.",
            CustomParser = static given =>
            {
                string text = given.Tokens is [{ Value: var value }] ? value : "";
                if (Guid.TryParse(text, out Guid request))
                    return request;
                given.AddError(
                    $"--approve {text} must be the id of a request as `release --hold` printed it, such as " +
                    "3f2504e0-4f89-41d3-9a0c-0305e82c3301.");
                return null;
            },
        };
        var overrides = new Option<string[]>("--override")
        {
            Description = "With --approve: LINE=REASON for a line of the checklist that does not pass, once per line.",
        };
        var command = new Command("release", "Asks for the release of a hold, or approves somebody else's request.")
        {
            hold, cause, evidence, approve, overrides,
        };
        connect.AddTo(command);
        command.Validators.Add(parsed =>
        {
            bool asks = parsed.GetValue(hold) is not null;
            if (asks == parsed.GetResult(approve) is not null)
                parsed.AddError("Give either --hold H-1 --cause TEXT --evidence TEXT, or --approve ID.");
            else if (asks && (parsed.GetValue(cause) is null || parsed.GetValue(evidence) is null))
                parsed.AddError("--hold needs --cause TEXT and --evidence TEXT.");
            else if (parsed.GetValue(overrides) is { Length: > 0 } given
                && (asks || given.Any(static one => one.IndexOf('=', StringComparison.Ordinal) < 1)))
                parsed.AddError("--override goes with --approve and reads LINE=REASON, such as orders=\"by hand\".");
        });
        command.SetAction((parsed, cancel) => Session.RunAsync(connect, parsed, errors, async client =>
        {
            RoomAnswer answer = parsed.GetValue(approve) is { } id
                ? await client.PostAsync($"api/release/{id}/approve", Body(parsed.GetValue(overrides)), cancel)
                : await client.PostAsync(
                    "api/release",
                    new { hold = parsed.GetValue(hold), cause = parsed.GetValue(cause), evidence =
                    parsed.GetValue(evidence) },
                    cancel);
            if (answer.Problem is { } problem)
            {
                await errors.WriteLineAsync(problem);
                return CommandLine.Refused;
            }
            await output.WriteLineAsync(
                $"{Lifecycle.Text(answer.Body, "hold")} {Lifecycle.Text(answer.Body, "outcome")}, request " +
                $"{Lifecycle.Text(answer.Body, "request")}");
            return CommandLine.Done;
        }));
        return command;
    }

    private static object? Body(string[]? overrides) => overrides is not { Length: > 0 } ? null : new
    {
        overrides = overrides.Select(static one => one.Split('=', 2)).GroupBy(static one => one[0])
            .ToDictionary(static one => one.Key, static one => one.First()[1]),
    };
}
