using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Reads an actions file: a list of what people do and when. Arguments have the names of the HTTP
/// interface.</summary>
internal sealed class ActionFile
{
    private static readonly string[] s_verbs = 
    [
        "kill", "release", "approve", "deploy", "rollback", "restart", "set-flag", "acknowledge", "shelve",
        "unshelve", "inspect", "note",
    ];
    private static readonly string[] s_scopes = ["server", "group", "fleet"];
    private static readonly string[] s_modes = ["block", "blockAndCancel"];

    private readonly Scenario _scenario;
    private readonly ErrorList _errors;
    private readonly BindingContext _context;

    private ActionFile(Scenario scenario, ErrorList errors)
    {
        (_scenario, _errors) = (scenario, errors);
        _context = new BindingContext(errors, new NameBook(errors), new ShapeTrace());
        foreach (ServerSpec server in scenario.Fleet.Servers)
        {
            _context.Names.Know("server", server.Name, Place.Start);
            _context.Names.Know("group", server.Group, Place.Start);
            foreach (string flag in server.Flags)
                _context.Names.Know("flag", flag, Place.Start);
        }
        foreach (BuildSpec build in scenario.Fleet.Builds)
        {
            _context.Names.Know("build", build.Name, Place.Start);
            foreach (string flag in build.FlagPaths.Keys)
                _context.Names.Know("flag", flag, Place.Start);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="scenario">The scenario it is for: its session and servers.</param>
    /// <returns>The actions or the errors.</returns>
    public static ActionFileResult Load(string path, Scenario scenario)
    {
        string? text = DocumentFile.ReadText(path, out ScenarioError? unreadable);
        return text is null ? new ActionFileResult([], [unreadable!]) : Read(text, path, scenario);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="path">The file it stands for.</param>
    /// <param name="scenario">The scenario it is for.</param>
    /// <returns>The actions or the errors.</returns>
    public static ActionFileResult Read(string text, string path, Scenario scenario)
    {
        var errors = new ErrorList(path);
        var file = new ActionFile(scenario, errors);
        Node? root = NodeComposer.Compose(text, errors);
        var actions = ImmutableArray.CreateBuilder<ScriptedAction>();
        if (root is Node.Sequence { Items: var items })
            actions.AddRange(items.Select(file.Action).OfType<ScriptedAction>());
        else if (root is not null)
            errors.Add(root.Place, $"the file is {root.Kind}",
                "write a list of actions, each beginning with - at: \"HH:mm:ss\"");
        file._context.Names.Resolve();
        return errors.IsEmpty
            ? new ActionFileResult([.. actions.OrderBy(action => action.At)], [])
            : new ActionFileResult([], errors.InOrder());
    }

    private ScriptedAction? Action(Node item)
    {
        var reader = new MapReader(item, "action", _context);
        if (!reader.IsMapping)
            return null;
        MarketTime at = MarketTime.FromTimeOfDay(Time(reader));
        string who = reader.Text("who");
        string verb = reader.Text("do");
        ScriptedAction? action = verb switch
        {
            "" => null,
            "kill" => Kill(reader, at, who),
            "release" => Release(reader, at, who),
            "approve" => Approve(reader, at, who),
            "deploy" or "rollback" or "restart" or "set-flag" =>
                new ChangeAction(_scenario).Read(reader, verb, at, who),
            "acknowledge" or "shelve" or "unshelve" => AlarmAction.Read(reader, verb, at, who),
            "inspect" => new ScriptedAction.Inspect(
                at, who, item.Place, Scope(reader, isRequired: true) ?? HaltScope.Fleet),
            "note" => new ScriptedAction.Note(at, who, item.Place, reader.Text("text")),
            _ => Unknown(reader, verb),
        };
        if (action is not null)
            reader.Finish();
        return action;
    }

    private TimeSpan Time(MapReader reader)
    {
        if (reader.Time("at") is not { } time)
            return default;
        if (time < _scenario.Session.Start || time >= _scenario.Session.End)
            reader.Report("at", $"at {time} is outside the session",
                $"the session goes from {_scenario.Session.Start} to {_scenario.Session.End}");
        return time;
    }

    private static ScriptedAction.Kill Kill(MapReader reader, MarketTime at, string who)
    {
        HaltScope scope = Scope(reader, isRequired: true) ?? HaltScope.Fleet;
        string mode = reader.OptionalText("mode") ?? "block";
        if (!s_modes.Contains(mode))
            reader.Report("mode", $"mode can't be {mode}", Nearest.Advice(mode, s_modes));
        return new ScriptedAction.Kill(
            at, who, reader.Place, scope,
            mode == "block" ? HaltMode.Block : HaltMode.BlockAndCancel, Bounded(reader, "reason"));
    }

    private static ScriptedAction.Release Release(MapReader reader, MarketTime at, string who) =>
        new(at, who, reader.Place, Holds(reader), Bounded(reader, "cause"), Bounded(reader, "evidence"));

    private static ScriptedAction Approve(MapReader reader, MarketTime at, string who)
    {
        if (!reader.Has("change"))
        {
            reader.OptionalText("change"); // so that advice knows the key
            return new ScriptedAction.Approve(at, who, reader.Place, Holds(reader))
            {
                Overrides = OverrideList.Read(reader),
            };
        }
        string text = reader.Text("change");
        if (ChangeId.Parse(text) is not { } change)
            reader.Report("change", $"change is {text}", "write a change's number such as C-1");
        else
            return new ScriptedAction.ApproveChange(at, who, reader.Place, change);
        return new ScriptedAction.ApproveChange(at, who, reader.Place, default);
    }

    private static HoldChoice Holds(MapReader reader)
    {
        string? hold = reader.OptionalText("hold");
        if (hold is null)
            return new HoldChoice(null, Scope(reader, isRequired: true));
        Scope(reader, isRequired: false);
        if (reader.Has("scope"))
            reader.Report("scope", "hold and scope are both given",
                "name one hold, or the scope whose holds are meant");
        string digits = hold.StartsWith("H-", StringComparison.Ordinal) ? hold[2..] : hold;
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return new HoldChoice(new HoldId(number), null);
        reader.Report("hold", $"hold is {hold}", "write a hold's number such as H-1");
        return new HoldChoice(new HoldId(0), null);
    }

    /// <summary>A scope with its target.</summary>
    /// <param name="reader">The action.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    /// <returns>The scope; null when it is missing or wrong.</returns>
    internal static HaltScope? Scope(MapReader reader, bool isRequired)
    {
        string? scope = isRequired ? reader.Text("scope") : reader.OptionalText("scope");
        switch (scope)
        {
            case null or "":
                reader.OptionalText("target");
                return null;
            case "fleet":
                if (reader.OptionalText("target") is { } target)
                    reader.Report("target", $"scope fleet has the target {target}",
                        "the fleet needs no target: drop it");
                return HaltScope.Fleet;
            case "server" or "group":
                string name = reader.Reference("target", scope) ?? "";
                return scope == "server" ? HaltScope.Server(name) : HaltScope.Group(name);
            default:
                reader.Report("scope", $"scope can't be {scope}", Nearest.Advice(scope, s_scopes));
                return null;
        }
    }

    /// <summary>A text that may be as long as a reason.</summary>
    /// <param name="reader">The action.</param>
    /// <param name="key">The key.</param>
    /// <returns>The text.</returns>
    internal static string Bounded(MapReader reader, string key)
    {
        string text = reader.Text(key);
        if (text.Length > Limits.ReasonLength)
            reader.Report(key, $"{key} has {text.Length} characters", $"at most {Limits.ReasonLength} are allowed");
        return text;
    }

    private static ScriptedAction? Unknown(MapReader reader, string verb)
    {
        reader.Report("do", $"nobody can do {verb}", Nearest.Advice(verb, s_verbs));
        return null;
    }
}
