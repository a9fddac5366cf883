using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;

namespace Ops.Soak.Tests.Faults;

/// <summary>The way of the gates' answers to whichever control room runs: they can be lost or late.</summary>
/// <param name="servers">How many servers there are.</param>
internal sealed class FaultyAnswers(int servers) : IGateAckSink
{
    private readonly List<GateAck>[] _late = [.. Enumerable.Range(0, servers).Select(static _ => new List<GateAck>())];
    private readonly GateAck?[] _arrived = new GateAck?[servers];

    /// <summary>Where they arrive; null while no control room runs.</summary>
    public AckQueue? Queue { get; set; }

    /// <summary>Servers whose answers are lost.</summary>
    public bool[] Loses { get; } = new bool[servers];

    /// <summary>Servers whose answers wait.</summary>
    public bool[] Delays { get; } = new bool[servers];

    /// <summary>The last answer of a server that reached this control room.</summary>
    /// <param name="server">Index of the server.</param>
    /// <returns>The answer, or null.</returns>
    public GateAck? ArrivedOf(int server) => _arrived[server];

    /// <summary>Another control room begins: it has heard nothing.</summary>
    /// <param name="queue">Its queue.</param>
    public void Begin(AckQueue queue)
    {
        Queue = queue;
        Array.Clear(_arrived);
    }

    /// <inheritdoc/>
    public bool Post(in GateAck ack)
    {
        int server = ack.Server.Index;
        if (server >= Loses.Length)
            return Queue?.Post(ack) == true; // the canary stands in the room itself
        if (Loses[server])
            return true; // the gate believes that it was heard
        if (Delays[server])
        {
            _late[server].Add(ack);
            return true;
        }
        return Deliver(ack);
    }

    /// <summary>Lets go of what waited, where nothing waits any more.</summary>
    public void Release()
    {
        for (int server = 0; server < _late.Length; server++)
        {
            if (Delays[server] || _late[server].Count == 0)
                continue;
            foreach (GateAck ack in _late[server])
                Deliver(ack);
            _late[server].Clear();
        }
    }

    private bool Deliver(in GateAck ack)
    {
        if (Queue?.Post(ack) != true)
            return false;
        _arrived[ack.Server.Index] = ack;
        return true;
    }
}
