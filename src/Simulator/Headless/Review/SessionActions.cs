using System.Collections.Immutable;
using System.Text.Json;
using Ops.Simulator.Recording;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// The acts of a session as what is done again. A release means the hold it meant then: holds are paired by the kill
/// that took them, because in the room of the session drills and sessions before it took numbers too.
/// </summary>
/// <param name="session">What was done in the session, in order.</param>
internal sealed class SessionActions(ImmutableArray<RecordedAct> session)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly ImmutableHashSet<string> _ofKills =
        [.. session.Where(static act => act.Do == "kill").Select(static act => act.Hold).OfType<string>()];

    /// <summary>What the instructor did to the world, in order: the world everything else is compared in.</summary>
    public ImmutableArray<ScriptedAction> OfTheWorld { get; } =
        Of([.. session.Where(static act => act.IsOfTheWorld)]);

    /// <summary>Acts in the world of the session: what the instructor did to it is as it was, wherever they are
    /// from.</summary>
    /// <param name="acts">The acts.</param>
    /// <returns>The acts with those.</returns>
    public ImmutableArray<RecordedAct> InThisWorld(IEnumerable<RecordedAct> acts)
    {
        ImmutableArray<RecordedAct> all = [.. acts];
        ImmutableArray<RecordedAct> world = [.. session.Where(static act => act.IsOfTheWorld)];
        return all.Where(static act => act.IsOfTheWorld).SequenceEqual(world) ? all
            : [.. all.Where(static act => !act.IsOfTheWorld).Concat(world)];
    }

    /// <summary>The actions of acts: those that are done again.</summary>
    /// <param name="acts">The acts, with those of the world.</param>
    /// <returns>The actions in the order of their times, and the name each kill's hold had in the session.</returns>
    /// <exception cref="InvalidDataException">An act makes no sense.</exception>
    public (ImmutableArray<ScriptedAction> Actions, ImmutableDictionary<Guid, string> Names) ActionsOf(
        ImmutableArray<RecordedAct> acts)
    {
        var kills = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var asked = new Dictionary<string, RecordedAct>(StringComparer.Ordinal);
        var actions = new List<ScriptedAction>();
        foreach ((RecordedAct act, ScriptedAction action) in Pairs(acts))
        {
            if (action is ScriptedAction.Kill && act.Hold is { } hold)
                kills[hold] = ActionPlayer.CommandId(action);
        }
        foreach ((RecordedAct act, ScriptedAction action) in Pairs(acts))
        {
            actions.Add(action switch
            {
                ScriptedAction.Release release => release with { Holds = Meant(act, release.Holds, kills, asked) },
                ScriptedAction.Approve approve => approve with { Holds = Meant(act, approve.Holds, kills, asked) },
                _ => action,
            });
        }
        return ([.. actions.OrderBy(static action => action.At)],
            kills.ToImmutableDictionary(static one => one.Value, static one => one.Key));
    }

    /// <summary>Acts as a key: two with the same key come to the same.</summary>
    /// <param name="acts">The acts, with those of the world.</param>
    /// <returns>The key; empty when nobody does anything that moves a gate.</returns>
    public static string KeyOf(ImmutableArray<RecordedAct> acts) => string.Join('\n', Pairs(acts)
        .Where(static pair => pair.Action is not ScriptedAction.Instruct).OrderBy(static pair => pair.Action.At)
        .Select(static pair => JsonSerializer.Serialize(pair.Act with { Sent = [], Outcome = "" }, s_json)));

    private static ImmutableArray<ScriptedAction> Of(ImmutableArray<RecordedAct> acts) =>
        [.. Pairs(acts).Select(static pair => pair.Action).OrderBy(static action => action.At)];

    private static IEnumerable<(RecordedAct Act, ScriptedAction Action)> Pairs(ImmutableArray<RecordedAct> acts)
    {
        for (int i = 0; i < acts.Length; i++)
        {
            if (ActWords.ToAction(acts[i], i + 1) is { } action)
                yield return (acts[i], action);
        }
    }

    private HoldChoice Meant(
        RecordedAct act, HoldChoice said, Dictionary<string, Guid> kills, Dictionary<string, RecordedAct> asked)
    {
        if (act.Hold is not { } name || _ofKills.IsEmpty)
            return said; // a run without a screen: its numbers are the run's own
        if (kills.TryGetValue(name, out Guid command))
            return said with { Command = command };
        if (_ofKills.Contains(name))
            return said with { Command = Guid.Empty }; // its kill is left out: there is nothing to release
        // of a breaker or a finding: known by what it covers, which whoever asked for its release said
        RecordedAct known = act.Scope is null ? asked.GetValueOrDefault(name, act) : act;
        asked[name] = known;
        return known.Scope is null ? said
            : new HoldChoice(null, ActWords.ScopeOf(known)) { OfNobody = true };
    }
}
