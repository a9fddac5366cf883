using System.CommandLine;
using System.CommandLine.Parsing;
using Ops.Simulator.Headless.Evaluation;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless;

/// <summary>The simulator's command line: verbs, their options and what they mean.</summary>
/// <param name="console">Where it speaks.</param>
/// <param name="library">The scenarios it knows by id.</param>
/// <param name="wall">The real clock.</param>
internal sealed partial class CommandLine(HeadlessConsole console, ScenarioLibrary library, TimeProvider wall)
{
    private const int MostSeeds = 10_000;

    private readonly Argument<string> _scenario =
        new("SCENARIO") { Description = "Id of the library, or a file that ends in .yaml." };
    private readonly Option<ulong> _seed =
        NumberOption.Of("--seed", "Seed of all chance.", 1UL, ulong.MinValue, ulong.MaxValue);
    private readonly Option<string?> _preset =
        new("--preset") { Description = "A variant of the scenario; its first unless given." };
    private readonly Option<TimeSpan?> _until = new("--until")
    {
        Description = "Market time to end at, HH:MM:SS.",
        CustomParser = ReadTime,
    };

    private readonly Option<string> _breakers =
        Switch("--breakers", "Whether limits wired to block halt.", "on", "off");
    private readonly Option<string> _parity =
        Switch("--parity", "What a server that differs from the release plan leads to.", "enforce", "observe");
    private readonly Option<string?> _actions =
        new("--actions") { Description = "YAML file of what people do and when." };
    private readonly Option<string?> _report = new("--report") { Description = "Where the report goes, as JSON." };

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The exit status: 0 done, 1 an input file is wrong, 2 the command line is wrong.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        ParseResult parsed = Root().Parse(arguments);
        foreach (ParseError error in parsed.Errors)
            console.Wrong(Named(error));
        if (parsed.Errors.Count > 0)
            return console.Wrong("Run with --help to see what is possible.");
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = console.Output,
            Error = console.Errors,
            EnableDefaultExceptionHandler = false,
        });
    }

    private RootCommand Root()
    {
        var files = new Argument<string[]>("FILE") { Description = "Scenario files.", Arity = ArgumentArity.OneOrMore };
        var list = new Command("list", "Lists the scenario library.");
        list.SetAction(_ => ListVerb.Execute(console, library));
        var validate = new Command("validate", "Checks scenario files and prints each error with its place.") { files };
        validate.SetAction(parsed => ValidateVerb.Execute(console, parsed.GetRequiredValue(files)));
        var run = new Command("run", "Runs a scenario as fast as it can in virtual time.")
        {
            _scenario, _seed, _vary, _preset, _until, _breakers, _parity, _actions, _report, _record,
        };
        run.SetAction(RunScenario);
        return new RootCommand("Simulated fleets of order servers, without a screen.")
        {
            list, validate, run, Evaluate(), Replay(), Export(), Score(), Counterfactual(),
            Curve(), Import(), Vary(),
        };
    }

    private Command Evaluate()
    {
        var scenarios = new Option<string?>("--scenarios")
        {
            Description = "Directory of scenario files; the library unless given.",
        };
        Option<int> seeds = NumberOption.Of("--seeds", "Seeds for each scenario.", 3, 1, MostSeeds);
        Option<ulong> first = NumberOption.Of(
            "--first-seed", "First seed; the others follow it.", 1UL, 0UL, ulong.MaxValue - MostSeeds);
        var only = new Option<string?>("--only") { Description = "Ids to run, separated by commas." };
        Option<string> kind = Switch("--kind", "Which scenarios are run.", "all", "incident", "benign");
        var evaluate = new Command(
            "evaluate", "Runs every incident and benign day with breakers and holds the detection against the truth.")
        {
            scenarios, seeds, first, only, kind, _vary, _report,
        };
        evaluate.SetAction(parsed => new EvaluateVerb(console, library, wall).Execute(new EvaluateRequest(
            parsed.GetValue(scenarios), parsed.GetValue(seeds), parsed.GetValue(first),
            [.. (parsed.GetValue(only) ?? "").Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            parsed.GetRequiredValue(kind), parsed.GetValue(_report))
        {
            Vary = DifficultyOf(parsed.GetRequiredValue(_vary)),
        }));
        return evaluate;
    }

    private int RunScenario(ParseResult parsed) =>
        new RunVerb(console, library, wall).Execute(new RunRequest(
            parsed.GetRequiredValue(_scenario), parsed.GetValue(_seed), parsed.GetValue(_preset),
            parsed.GetValue(_until), parsed.GetValue(_breakers) == "on",
            parsed.GetValue(_parity) == "enforce" ? ParityMode.Enforce : ParityMode.Observe,
            parsed.GetValue(_actions), parsed.GetValue(_report), parsed.GetValue(_record))
        {
            Vary = DifficultyOf(parsed.GetRequiredValue(_vary)),
        });

    /// <summary>The parser's sentence, with the option it is about where it leaves that out.</summary>
    private static string Named(ParseError error) =>
        error.SymbolResult is OptionResult { Option.Name: var name }
            && !error.Message.Contains(name, StringComparison.Ordinal)
            ? $"{name}: {error.Message}"
            : error.Message;

    private static Option<string> Switch(string name, string description, string standard, params string[] others)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description} {standard} unless given.",
            DefaultValueFactory = _ => standard,
        };
        option.AcceptOnlyFromAmong([standard, .. others]);
        return option;
    }

    private static TimeSpan? ReadTime(ArgumentResult result)
    {
        string text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
        if (MapReader.TryTime(text, out TimeSpan time))
            return time;
        result.AddError($"--until {text} is not a time of day; write HH:MM:SS, e.g. 09:45:00.");
        return null;
    }
}
