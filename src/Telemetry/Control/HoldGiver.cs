using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>
/// Gives a gate every hold that covers it, outside the lock. What changes while it is given is given again: a hold
/// taken meanwhile reaches the gate either way, and one released meanwhile must not be left on it, where nobody would
/// see it.
/// </summary>
/// <param name="state">The facts.</param>
internal sealed class HoldGiver(ControlState state)
{
    /// <summary>Gives what covers the gate now. Repeating changes nothing at a gate that has it.</summary>
    /// <param name="target">The gate.</param>
    /// <param name="before">What it was given before and may have to lose again; null for nothing.</param>
    /// <returns>What covered it when nothing changed any more.</returns>
    public ImmutableArray<Hold> Give(GateTarget target, ImmutableArray<Hold>? before = null)
    {
        ImmutableArray<Hold> given = before ?? [];
        while (true)
        {
            ImmutableArray<Hold> wanted = Covering(target);
            if (wanted.SequenceEqual(given))
                return given;
            foreach (Hold gone in given.Except(wanted))
                GateFan.Unlatch([target], gone.Id, state.Controller);
            foreach (Hold added in wanted.Except(given))
                GateFan.Give(target, added, state.FindRamp(added.Id), state.Controller);
            given = wanted;
        }
    }

    private ImmutableArray<Hold> Covering(GateTarget target)
    {
        lock (state.Sync)
            return state.Holds.Covering(target.Flow.Definition);
    }
}
