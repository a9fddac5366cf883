namespace Ops.Dashboard.Cli;

/// <summary>The verbs of the program beside serving.</summary>
internal static class CommandLine
{
    private static readonly string[] s_verbs = ["kill", "release", "status", "audit", "help", "--help", "-h", "-?", "--version"];

    /// <summary>Whether the arguments ask for a verb; without one the program serves.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>True for a verb.</returns>
    public static bool HasVerb(string[] args) => args.Length > 0 && (s_verbs.Contains(args[0]) || !args[0].StartsWith('-'));

    /// <summary>Runs a verb.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>The exit status.</returns>
    public static Task<int> RunAsync(string[] args) => Task.FromResult(2);
}
