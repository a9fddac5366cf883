using System.CommandLine;
using Ops.Simulator.Recorded.Importing;

namespace Ops.Simulator.Headless;

/// <summary>The verbs that make scenarios.</summary>
internal sealed partial class CommandLine
{
    private const int MostServers = 64;
    private const int MostCompression = 10_000;

    private readonly Option<string> _vary = Switch(
        "--vary", "How far each run departs from its file, drawn from its seed.", "no", "standard", "hard");

    private Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "File of captured order events, plain or gzip." };
        var into = new Option<string>("--into")
        {
            Description = "Directory of the scenario and the copy of the file.", Required = true,
        };
        var id = new Option<string?>("--id") { Description = "Id of the scenario; made of the file's name if absent." };
        Option<string> format = Switch(
            "--format", "The file's format.", "auto", [.. CaptureFormat.All.Select(one => one.Name)]);
        Option<int> servers = NumberOption.Of(
            "--servers", "Over how many servers the orders are spread. 8 unless given.", 8, 1, MostServers);
        var ticker = new Option<string?>("--ticker") { Description = "Ticker of the instrument." };
        Option<int?> compression = NumberOption.Maybe(
            "--compression", "How many times faster it is played; so that it lasts half an hour at most if absent.",
            1, MostCompression);
        var import = new Command("import", "Makes a scenario of captured order events.")
        {
            file, into, id, format, servers, ticker, compression,
        };
        import.SetAction(parsed => new ImportVerb(console).Execute(new ImportRequest(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(into), parsed.GetValue(id),
            parsed.GetRequiredValue(format), parsed.GetValue(servers), parsed.GetValue(ticker),
            parsed.GetValue(compression))));
        return import;
    }

    private Command Vary()
    {
        var difficulty = Switch("--difficulty", "How far it departs from its file.", "standard", "hard");
        var to = new Option<string?>("--out") { Description = "A new file; the output if absent." };
        var vary = new Command("vary", "Makes another session of the same kind: server, time, noise, decoys.")
        {
            _scenario, difficulty, _seed, to,
        };
        vary.SetAction(parsed => new VaryVerb(console, library).Execute(
            parsed.GetRequiredValue(_scenario), DifficultyOf(parsed.GetRequiredValue(difficulty)),
            parsed.GetValue(_seed), parsed.GetValue(to)));
        return vary;
    }

    private static Difficulty DifficultyOf(string word) => word switch
    {
        "standard" => Difficulty.Standard,
        "hard" => Difficulty.Hard,
        _ => Difficulty.AsWritten,
    };
}
