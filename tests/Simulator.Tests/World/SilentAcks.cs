using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Tests.World;

/// <summary>Takes every acknowledgement and keeps the last per server.</summary>
internal sealed class SilentAcks : IGateAckSink
{
    private readonly Dictionary<ushort, GateAck> _last = [];

    public GateAck? LastOf(int server) => _last.TryGetValue((ushort)server, out GateAck ack) ? ack : null;

    public bool Post(in GateAck ack)
    {
        _last[ack.Server.Index] = ack;
        return true;
    }
}
