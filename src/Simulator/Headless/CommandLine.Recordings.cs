using System.CommandLine;
using Ops.Simulator.Headless.Review;

namespace Ops.Simulator.Headless;

/// <summary>The verbs about recordings.</summary>
internal sealed partial class CommandLine
{
    private readonly Option<string?> _record = new("--record") { Description = "Directory the run is recorded in." };
    private readonly Argument<string> _recording = new("DIR") { Description = "Directory of a recording." };

    private readonly Argument<string> _what = new("WHAT")
    {
        Description = "Directory of a recorded session, id of a scenario, or its file.",
    };

    private Command Replay()
    {
        var verify = new Option<bool>("--verify")
        {
            Description = "Compare what the replay gives with what was recorded; 1 when it differs.",
        };
        var replay = new Command("replay", "Puts recorded inputs through the same pipeline again.")
        {
            _recording, _actions, _report, verify,
        };
        replay.SetAction(parsed => parsed.GetValue(_actions) is { } actions
            ? Playback(parsed, actions, parsed.GetValue(verify))
            : new ReplayVerb(console, wall).Execute(
            parsed.GetRequiredValue(_recording), parsed.GetValue(_report), parsed.GetValue(verify)));
        return replay;
    }

    private Command Export()
    {
        var csv = new Option<string?>("--csv") { Description = "File of comma-separated values." };
        var parquet = new Option<string?>("--parquet") { Description = "Apache Parquet file." };
        var export = new Command("export", "Writes the order events of a recording for other tools.")
        {
            _recording, csv, parquet,
        };
        export.SetAction((parsed, cancel) => new ExportVerb(console).ExecuteAsync(
            parsed.GetRequiredValue(_recording), parsed.GetValue(csv), parsed.GetValue(parquet), cancel));
        return export;
    }

    private Command Score()
    {
        var session = new Argument<string>("SESSION") { Description = "Directory of a recorded session." };
        var score = new Command("score", "Scores a recorded training session; the same log, the same score.")
        {
            session, _report,
        };
        score.SetAction(parsed => Reviews.Score(parsed.GetRequiredValue(session), parsed.GetValue(_report)));
        return score;
    }

    private Command Counterfactual()
    {
        var actions = new Option<string>("--actions")
        {
            Description = "YAML file of what people do instead.", Required = true,
        };
        var verb = new Command("counterfactual", "Runs a session or scenario again with other actions.")
        {
            _what, actions, _seed, _preset, _report,
        };
        verb.SetAction(parsed => Reviews.Counterfactual(
            parsed.GetRequiredValue(_what), parsed.GetRequiredValue(actions), parsed.GetValue(_seed),
            parsed.GetValue(_preset), parsed.GetValue(_report)));
        return verb;
    }

    private Command Curve()
    {
        var verb = new Command("curve", "Loss against the time of reaction: a run for each of 45 times of the stop.")
        {
            _what, _seed, _preset, _report,
        };
        verb.SetAction(parsed => Reviews.Curve(
            parsed.GetRequiredValue(_what), parsed.GetValue(_seed), parsed.GetValue(_preset),
            parsed.GetValue(_report)));
        return verb;
    }

    private ReviewVerbs Reviews => new(console, library, wall);

    private int Playback(ParseResult parsed, string actions, bool verify) => verify
        ? console.Wrong("--verify compares a replay with its recording; with --actions something else is to happen.")
        : new PlaybackVerb(console, wall).Execute(
            parsed.GetRequiredValue(_recording), actions, parsed.GetValue(_report));
}
