using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The canary's place among the servers. A canary that was killed is not released: it is taken away with its holds, and
/// another gate takes its place. So a drill needs no way to open a gate, and there is none.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="roster">Attaches gates.</param>
/// <param name="definition">The place.</param>
internal sealed class CanaryPlace(ControlState state, Roster roster, ServerDefinition definition)
{
    /// <summary>Where a canary's gate belongs.</summary>
    public ServerId Server => definition.Id;

    /// <summary>Puts a gate in the place of the last one.</summary>
    /// <param name="fresh">A gate that was never latched.</param>
    /// <exception cref="ArgumentException">The gate is a server's, or has been latched.</exception>
    public void Renew(IFlowGate fresh)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        if (fresh.Server != definition.Id || fresh.IsLatched)
            throw new ArgumentException($"{fresh.Server} is no fresh canary.", nameof(fresh));
        lock (state.Sync)
            state.ForgetCanary_NeedsLock();
        roster.Detach(definition.Id);
        roster.Attach(fresh);
    }
}
