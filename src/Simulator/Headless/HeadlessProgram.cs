using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>The program of the command line: the library, the standard streams and the system clock.</summary>
internal static class HeadlessProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The exit status.</returns>
    public static int Run(string[] arguments)
    {
        bool isTerminal = !Console.IsErrorRedirected && !Console.IsOutputRedirected;
        var console = new HeadlessConsole(Console.Out, Console.Error, isTerminal);
#pragma warning disable RS0030 // the composition root names the system clock: it measures how long a run took
        return new CommandLine(console, ScenarioLibrary.Default, TimeProvider.System).Run(arguments);
#pragma warning restore RS0030
    }
}
