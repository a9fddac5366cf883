using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>
/// Renews the leases of the gates ten times within their length, from the thread that takes acknowledgements and checks
/// deadlines: when that thread is dead or stuck, no stop would be confirmed, and the gates are to halt themselves. With
/// each renewal a gate is told again what stands, so that a command it lost is made good.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="mender">Brings gates in line that are reached again.</param>
/// <param name="length">Length of the lease.</param>
internal sealed class LeaseKeeper(ControlState state, LineMender mender, TimeSpan length)
{
    private const int RenewalsWithinALease = 10;

    private LeaseGrant _grant = new(state.Controller, length);
    private long _renewedTimestamp;
    private bool _renewed;

    /// <summary>Renews what is due.</summary>
    /// <returns>Whether the line to a gate changed, or what is known of it.</returns>
    public bool Renew()
    {
        if (_renewed && state.Log.Since(_renewedTimestamp) < length / RenewalsWithinALease)
            return false;
        (_renewed, _renewedTimestamp) = (true, state.Log.Timestamp);
        _grant = new LeaseGrant(state.Controller, length);
        bool changed = false;
        foreach (ServerFlow flow in state.Flows)
        {
            if (flow.Gate is not { } gate)
                continue;
            ControlLine before = flow.Line;
            ControlLine line = Ask(gate);
            changed |= Note(flow, line);
            if (before == ControlLine.Lost && line != ControlLine.Lost)
                mender.Mend(flow);
            else if (line == ControlLine.Held)
                changed |= mender.Remind(flow);
        }
        return changed;
    }

    private ControlLine Ask(IFlowGate gate)
    {
        try
        {
            return gate.Renew(_grant) ? ControlLine.Held : ControlLine.Fenced;
        }
        catch (Exception) // a gate that can't be reached is said on every picture until it can
        {
            return ControlLine.Lost;
        }
    }

    private bool Note(ServerFlow flow, ControlLine line)
    {
        lock (state.Sync)
        {
            if (flow.Line == line)
                return false;
            string name = flow.Definition.Name;
            state.Log.Note("control-line", name, line switch
            {
                ControlLine.Lost => $"Nothing reaches the gate; it halts itself within {length.TotalSeconds:0.#} s.",
                ControlLine.Fenced => "The gate obeys a newer control room; this one can't open it.",
                _ => $"The gate is reached again, after {flow.Line}.",
            });
            flow.Line = line;
            flow.IsChanged = true;
            return true;
        }
    }
}
