using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Between what people do and how a recording says it.</summary>
internal static class ActWords
{
    /// <summary>What was done, for a recording.</summary>
    /// <param name="action">The action.</param>
    /// <param name="done">How it ended, one entry for each thing it was done to.</param>
    /// <param name="sent">Number of the last order of each gate.</param>
    /// <returns>The act.</returns>
    public static RecordedAct Of(
        ScriptedAction action, IEnumerable<ActionOutcome> done, ImmutableArray<long> sent)
    {
        ImmutableArray<ActionOutcome> outcomes = [.. done];
        var act = new RecordedAct
        {
            At = action.At.ToString(), Who = action.Who, Kind = action.Kind, Do = action.Verb,
            Done = outcomes.All(static item => item.Done), Sent = sent,
            Outcome = string.Join(' ', outcomes.Select(static item => item.Outcome)),
        };
        return action switch
        {
            ScriptedAction.Kill kill => WithScope(act, kill.Scope) with
            {
                Mode = kill.Mode == HaltMode.Block ? "block" : "blockAndCancel", Reason = kill.Reason,
            },
            ScriptedAction.Release release => WithHolds(act, release.Holds) with
            {
                Cause = release.Cause, Evidence = release.Evidence,
            },
            ScriptedAction.Approve approve => WithHolds(act, approve.Holds),
            ScriptedAction.ApproveChange approve => act with { Change = approve.Id.ToString() },
            ScriptedAction.Change change => act with
            {
                Servers = change.Request.Servers, Build = change.Request.Build, Flag = change.Request.Flag,
                On = change.Request.On, Reason = change.Reason,
            },
            ScriptedAction.Acknowledge take => WithAlarms(act, take.Alarms),
            ScriptedAction.Shelve shelve => WithAlarms(act, shelve.Alarms) with
            {
                Reason = shelve.Reason, Minutes = (int)shelve.Length.TotalMinutes,
            },
            ScriptedAction.Unshelve unshelve => WithAlarms(act, unshelve.Alarms),
            ScriptedAction.SetLimit set => act with
            {
                Limit = LimitChangeText.Write(set.Wanted.Subject, set.Wanted), Reason = set.Reason,
            },
            ScriptedAction.ApproveLimit approve => act with
            {
                Limit = LimitChangeText.Write(approve.Wanted.Subject, approve.Wanted),
            },
            ScriptedAction.Inspect inspect => WithScope(act, inspect.Scope),
            ScriptedAction.Note note => act with { Reason = note.Text },
            ScriptedAction.Instruct instruct => instruct.Act with
            {
                At = act.At, Who = act.Who, Sent = sent, Done = act.Done, Outcome = act.Outcome,
            },
            _ => throw new InvalidOperationException($"{action.GetType().Name} has no words."),
        };
    }

    /// <summary>What a recording says, to be done again.</summary>
    /// <param name="act">The act.</param>
    /// <param name="number">Its number in the recording: two acts are never one command.</param>
    /// <returns>The action; null when it is not one that is done again, such as a trip.</returns>
    /// <exception cref="InvalidDataException">The words are no act.</exception>
    public static ScriptedAction? ToAction(RecordedAct act, int number)
    {
        bool isWorlds = act.IsOfTheWorld; // the world's own, whoever said it
        bool hasHands = act.Kind is ActorKind.Person or ActorKind.Program; // breakers trip again by themselves
        if ((!hasHands && !isWorlds) || act.Target == Canary.Name)
            return null;
        if (!MapReader.TryTime(act.At, out TimeSpan time))
            throw new InvalidDataException($"An act has the time {act.At}.");
        MarketTime at = MarketTime.FromTimeOfDay(time);
        var place = new Place(number, 1);
        if (isWorlds)
            return act.Done ? new ScriptedAction.Instruct(at, act.Who, place, act) : null;
        ScriptedAction? action = OfHands(act, at, place);
        return action is null ? null : action with { Kind = act.Kind };
    }

    /// <summary>What an act is done to.</summary>
    /// <param name="act">The act; it has a scope.</param>
    /// <returns>The scope.</returns>
    public static HaltScope ScopeOf(RecordedAct act) => act.Scope switch
    {
        "server" => HaltScope.Server(act.Target ?? ""),
        "group" => HaltScope.Group(act.Target ?? ""),
        _ => HaltScope.Fleet,
    };

    private static ScriptedAction? OfHands(RecordedAct act, MarketTime at, Place place) =>
        act.Do switch
        {
            "kill" => new ScriptedAction.Kill(
                at, act.Who, place, ScopeOf(act),
                act.Mode == "blockAndCancel" ? HaltMode.BlockAndCancel : HaltMode.Block, act.Reason ?? ""),
            "release" or "approve" when IsOfADrill(act.Hold) => null,
            "release" => new ScriptedAction.Release(
                at, act.Who, place, Holds(act), act.Cause ?? "", act.Evidence ?? ""),
            "approve" when ChangeId.Parse(act.Change) is { } change =>
                new ScriptedAction.ApproveChange(at, act.Who, place, change),
            "approve" => new ScriptedAction.Approve(at, act.Who, place, Holds(act))
            {
                // it was given: what stood against it then was overridden, and what stands against it when it is done
                // again is another run's
                OverridesAll = act.Done ? $"{act.Who} released it at {act.At}." : null,
            },
            "deploy" => Change(act, at, place, ChangeKind.Deploy),
            "rollback" => Change(act, at, place, ChangeKind.Rollback),
            "restart" => Change(act, at, place, ChangeKind.Restart),
            "set-flag" => Change(act, at, place, ChangeKind.SetFlag),
            "acknowledge" => new ScriptedAction.Acknowledge(at, act.Who, place, Alarms(act)),
            "shelve" => new ScriptedAction.Shelve(
                at, act.Who, place, Alarms(act), act.Reason ?? "", TimeSpan.FromMinutes(act.Minutes ?? 1)),
            "unshelve" => new ScriptedAction.Unshelve(at, act.Who, place, Alarms(act)),
            "set-limit" => new ScriptedAction.SetLimit(at, act.Who, place, Limit(act), act.Reason ?? ""),
            "approve-limit" => new ScriptedAction.ApproveLimit(at, act.Who, place, Limit(act)),
            "inspect" => new ScriptedAction.Inspect(at, act.Who, place, ScopeOf(act)),
            "note" => new ScriptedAction.Note(at, act.Who, place, act.Reason ?? ""),
            _ => null,
        };

    private static ScriptedAction.Change Change(RecordedAct act, MarketTime at, Place place, ChangeKind kind) => new(
        at, act.Who, place, new ChangeRequest(kind, act.Servers, act.Build, act.Flag, act.On), act.Reason ?? "");

    private static LimitChange Limit(RecordedAct act) => LimitChangeText.Read(act.Limit ?? "")
        ?? throw new InvalidDataException($"An act of {act.At} sets what is no limit: {act.Limit}");

    private static RecordedAct WithScope(RecordedAct act, HaltScope? scope) => scope is null
        ? act : act with { Scope = JsonWord(scope.Kind), Target = scope.Target };

    private static RecordedAct WithHolds(RecordedAct act, HoldChoice holds) =>
        WithScope(act, holds.Scope) with { Hold = holds.Id?.ToString(), HoldKind = holds.Kind };

    private static RecordedAct WithAlarms(RecordedAct act, AlarmChoice alarms) => WithScope(act, alarms.Scope) with
    {
        Alarm = alarms.Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"A-{id}") : null,
        Rule = alarms.Rule, Symbol = alarms.Symbol,
    };

    private static HoldChoice Holds(RecordedAct act) => new(
        Number(act.Hold, "H-") is { } id ? new HoldId(id) : null, act.Scope is null ? null : ScopeOf(act),
        act.HoldKind);

    // of the canary, numbered apart: without its number it would be any hold
    private static bool IsOfADrill(string? hold) => hold is not null && Number(hold, "H-") is null;

    private static AlarmChoice Alarms(RecordedAct act) =>
        new(Number(act.Alarm, "A-"), act.Scope is null ? null : ScopeOf(act), act.Rule) { Symbol = act.Symbol };

    private static long? Number(string? name, string kind) =>
        name is { Length: > 2 } && name.StartsWith(kind, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number : null;

    private static string JsonWord(HaltScopeKind kind) => char.ToLowerInvariant($"{kind}"[0]) + $"{kind}"[1..];
}
