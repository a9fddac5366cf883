using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Tests;

/// <summary>Keeps the last acknowledgement of each server, and refuses them while full.</summary>
internal sealed class AckBox : IGateAckSink
{
    private readonly Dictionary<int, GateAck> _last = [];

    public bool IsFull { get; set; }

    /// <summary>Called once, at the next acknowledgement.</summary>
    public Action? Posted { get; set; }

    public int Count { get; private set; }

    public GateAck? LastOf(int server) => _last.TryGetValue(server, out GateAck ack) ? ack : null;

    public bool Post(in GateAck ack)
    {
        Count++;
        Action? posted = Posted;
        Posted = null;
        posted?.Invoke();
        if (!IsFull)
            _last[ack.Server.Index] = ack;
        return !IsFull;
    }
}
