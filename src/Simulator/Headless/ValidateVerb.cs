using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>The verb validate.</summary>
internal static class ValidateVerb
{
    /// <summary>Checks scenario files and prints every error of every one.</summary>
    /// <param name="console">Where it speaks.</param>
    /// <param name="files">The files.</param>
    /// <returns>The exit status.</returns>
    public static int Execute(HeadlessConsole console, IReadOnlyList<string> files)
    {
        int status = ExitStatus.Done;
        foreach (string file in files)
        {
            ScenarioLoadResult result = ScenarioLoader.LoadFile(file);
            if (result.Scenario is null)
                status = console.Refuse(result.Errors);
            else
                console.Output.WriteLine($"{file}: valid");
        }
        return status;
    }
}
