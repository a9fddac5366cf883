using Ops.Simulator.Scenarios;
using Spectre.Console;

namespace Ops.Simulator.Headless;

/// <summary>Where the command line speaks: results to the output, errors and progress to the other stream.</summary>
/// <param name="output">Results.</param>
/// <param name="errors">Errors.</param>
/// <param name="showProgress">Whether a person watches the error stream on a terminal.</param>
internal sealed class HeadlessConsole(TextWriter output, TextWriter errors, bool showProgress)
{
    /// <summary>Results.</summary>
    public TextWriter Output => output;

    /// <summary>Errors.</summary>
    public TextWriter Errors => errors;

    /// <summary>Says what is wrong with the command line.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <returns>The exit status.</returns>
    public int Wrong(string sentence)
    {
        errors.WriteLine(sentence);
        return ExitStatus.Usage;
    }

    /// <summary>Lists what is wrong with an input file.</summary>
    /// <param name="faults">The faults.</param>
    /// <returns>The exit status.</returns>
    public int Refuse(IEnumerable<ScenarioError> faults)
    {
        foreach (ScenarioError fault in faults)
            errors.WriteLine(fault);
        return ExitStatus.Refused;
    }

    /// <summary>Writes a report, or says why not.</summary>
    /// <typeparam name="T">Kind of report.</typeparam>
    /// <param name="report">The report.</param>
    /// <param name="file">Where it goes.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryWrite<T>(T report, string file)
    {
        try
        {
            ReportWriter.Write(report, file);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Wrong($"--report {file} can't be written: {failure.Message}");
            return false;
        }
    }

    /// <summary>Runs something long, with a bar when somebody watches.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">The work; it tells the part that is done, 0 to 1.</param>
    /// <returns>What came of it.</returns>
    public T WithProgress<T>(Func<Action<double>?, T> work)
    {
        if (!showProgress)
            return work(null);
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(errors) });
        return terminal.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask bar = context.AddTask("done", maxValue: 1);
            return work(done => bar.Value = done);
        });
    }
}
