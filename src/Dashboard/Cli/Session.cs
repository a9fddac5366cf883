using System.CommandLine;

namespace Ops.Dashboard.Cli;

/// <summary>Opens a connection, runs a verb, closes it.</summary>
internal static class Session
{
    /// <summary>Runs.</summary>
    /// <param name="connect">Where the control room is.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <param name="run">The verb.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(
        ConnectionOptions connect, ParseResult parsed, TextWriter errors, Func<RoomClient, Task<int>> run)
    {
        (RoomClient? client, string? problem) = connect.Open(parsed);
        if (client is null)
        {
            await errors.WriteLineAsync(problem);
            return CommandLine.WrongUsage;
        }
        using (client)
            return await run(client);
    }
}
