using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Gives the gates their limits. One gate out of reach must not keep the others from getting theirs; it is named until
/// it takes them. Guarded by the lock of the desk that owns it.
/// </summary>
/// <param name="fleet">The fleet.</param>
/// <param name="log">Where a fault is noted.</param>
internal sealed class LimitGates(FleetDefinition fleet, ControlLog log)
{
    private readonly List<IFlowGate> _gates = [];
    private readonly SortedDictionary<string, string> _behind = new(StringComparer.Ordinal);

    /// <summary>A sentence for each gate that has older limits.</summary>
    public ImmutableArray<string> Faults => [.. _behind.Values];

    /// <summary>A gate joins, and gets its limits.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="books">How everything is set.</param>
    public void Attach(IFlowGate gate, LimitBooks books)
    {
        _gates.Add(gate);
        Push(gate, books);
    }

    /// <summary>Gives every gate its limits.</summary>
    /// <param name="books">How everything is set.</param>
    public void Push(LimitBooks books)
    {
        foreach (IFlowGate gate in _gates)
            Push(gate, books);
    }

    private void Push(IFlowGate gate, LimitBooks books)
    {
        ServerDefinition server = fleet.Servers[gate.Server.Index];
        try
        {
            gate.SetLimits(books.Gates.For(server, fleet.Symbols), enforce: books.Rules.Breakers);
            _behind.Remove(server.Name);
        }
        catch (Exception fault) // it keeps the limits it has, the page says so, and the next change tries again
        {
            _behind[server.Name] =
                $"The gate of {server.Name} did not take its limits and has older ones: {fault.Message}";
            log.Note("gate-fault", server.Name, _behind[server.Name]);
        }
    }
}
