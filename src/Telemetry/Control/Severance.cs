using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>
/// Brings gates in line with whether they are to be severed. A restore that was overtaken by a new severance finds that
/// out afterwards and severs again; the gate's holds keep it shut in between.
/// </summary>
/// <param name="state">The facts.</param>
internal sealed class Severance(ControlState state)
{
    /// <summary>Severs or mends a server's gate as its facts say, until they agree.</summary>
    /// <param name="flow">The flow.</param>
    public void Settle(ServerFlow flow)
    {
        bool wanted = IsWanted(flow);
        while (true)
        {
            if (flow.Gate is { } gate)
                Tell(flow, gate, wanted);
            bool now = IsWanted(flow);
            if (now == wanted)
                return;
            wanted = now;
        }
    }

    private bool IsWanted(ServerFlow flow)
    {
        lock (state.Sync)
            return flow.IsSevered;
    }

    private void Tell(ServerFlow flow, IFlowGate gate, bool severed)
    {
        try
        {
            if (severed)
                gate.Sever();
            else
                gate.Restore(state.Controller);
        }
        catch (Exception fault) // nothing stronger is left: it stays Unconfirmed on screen, and the trail says why
        {
            string told = severed ? "sever" : "restore";
            state.Log.Note("gate-fault", flow.Definition.Name, $"The gate threw when told to {told}: {fault.Message}");
        }
    }
}
