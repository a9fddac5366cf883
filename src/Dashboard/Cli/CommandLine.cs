using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ops.Dashboard.Cli;

/// <summary>The verbs of the program beside serving. They talk to a running control room over its HTTP API.</summary>
internal static class CommandLine
{
    /// <summary>It was done, and proven where proof was asked for.</summary>
    public const int Done = 0;

    /// <summary>It was refused, or not proven in time.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int WrongUsage = 2;

    private static readonly string[] s_help = ["--help", "-h", "-?", "/?", "--version", "help"];

    /// <summary>Whether the arguments ask for a verb; without one the program serves.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>True for a verb or a question; switches that set configuration keys are neither.</returns>
    public static bool HasVerb(string[] args) =>
        args.Length > 0 && (s_help.Contains(args[0]) || !(args[0].StartsWith('-') || args[0].Contains('=')));

    /// <summary>Runs a verb.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <param name="handler">What requests go through; null for the network.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter errors, HttpMessageHandler? handler, TimeProvider time)
    {
        var connect = new ConnectionOptions(handler);
        var root = new RootCommand(
            "Ops: the control room. Without a verb it serves; with one it talks to a running one.");
        root.Subcommands.Add(KillCommand.Create(connect, output, errors, time));
        root.Subcommands.Add(ReleaseCommand.Create(connect, output, errors));
        root.Subcommands.Add(StatusCommand.Create(connect, output, errors));
        root.Subcommands.Add(AuditCommand.Create(output, errors));
        ParseResult parsed = root.Parse(args[0] == "help" ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
                await errors.WriteLineAsync(error.Message);
            return WrongUsage;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors });
    }
}
