using System.Text.Json;

namespace Ops.Simulator.Headless.Review;

/// <summary>Whether two acts are the same one: done again, either comes to the same.</summary>
internal sealed class SameAct : IEqualityComparer<ScriptedAction>
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private SameAct()
    {
    }

    /// <summary>The comparer.</summary>
    public static SameAct Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals(ScriptedAction? x, ScriptedAction? y) => ReferenceEquals(x, y)
        || (x is not null && y is not null && Words(x) == Words(y) && Meant(x) == Meant(y));

    /// <inheritdoc/>
    public int GetHashCode(ScriptedAction obj) => obj.At.GetHashCode();

    // records compare their arrays by where they lie, not by what is in them: words don't
    private static string Words(ScriptedAction action) =>
        JsonSerializer.Serialize(ActWords.Of(action, [], []), s_json);

    // what the words of a recording don't say: which command a kill is, which hold is meant, what is overridden
    private static (Guid Command, HoldChoice? Holds, string Overridden) Meant(ScriptedAction action) => action switch
    {
        ScriptedAction.Kill kill => (ActionPlayer.CommandId(kill), null, $"{kill.Mode}"),
        ScriptedAction.Release release => (default, release.Holds, ""),
        ScriptedAction.Approve approve => (default, approve.Holds,
            $"{approve.OverridesAll} {string.Join(' ', approve.Overrides.Select(static one => $"{one}"))}"),
        _ => (default, null, ""),
    };
}
