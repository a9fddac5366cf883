using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// A gate of the same make as every other, served by the same thread, with no server behind it and a venue that leads
/// nowhere. For drills: what goes through it is counted nowhere.
/// </summary>
public sealed class CanaryGate : ICanary
{
    private readonly OrderGate _gate;
    private readonly GateSender _sender;
    private long _probes;

    /// <summary>An open canary.</summary>
    /// <param name="server">Its place in the control plane.</param>
    /// <param name="acks">Where it acknowledges.</param>
    public CanaryGate(ServerId server, IGateAckSink acks)
    {
        _gate = new OrderGate(new GateFeed(server), acks);
        _sender = _gate.OpenSender(new Nowhere());
    }

    /// <inheritdoc/>
    public IFlowGate Gate => _gate;

    /// <inheritdoc/>
    public bool Probe() => _sender.TrySend(new ChildOrder(
        new OrderId(++_probes), new ParentId(0), new SymbolId(0), Side.Buy, Quantity: 1, new Price(Price.Scale),
        default)) == GateRefusal.None;

    /// <summary>What the sending thread does for it at every turn: it answers a latch.</summary>
    internal void Serve()
    {
        _gate.TakeCancelOpenRequest(); // nothing of it is at a venue
        _gate.Acknowledge(openOrders: 0);
    }

    private sealed class Nowhere : IVenueSession
    {
        public void Send(in ChildOrder order)
        {
            // a probe ends here
        }

        public void Send(in CancelOrder cancel)
        {
            // nothing was sent that could be cancelled
        }
    }
}
