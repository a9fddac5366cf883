using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// The single exit of one server: every new order passes here, whatever logic made it. The dead code can go round the
/// risk checks; it can't go round the gate. Latched by holds it refuses new orders and lets cancels out; it opens only
/// when its own set of holds is empty, so a release that overtakes another kill can't open it.
/// </summary>
public sealed class OrderGate : IFlowGate
{
    private readonly Lock _lock = new();
    private readonly IGateAckSink _acks;
    private readonly HashSet<HoldId> _holds = [];
    private ImmutableArray<InFlightSlot> _slots = [];
    private volatile int _refusal; // GateRefusal for new orders; read by every send
    private bool _severed;
    private long _latchVersion;
    private long _ackedVersion;
    private int _ackedOpen = -1;
    private int _cancelOpenRequested;

    /// <summary>An open gate.</summary>
    /// <param name="feed">Where it records.</param>
    /// <param name="acks">Where it acknowledges.</param>
    public OrderGate(GateFeed feed, IGateAckSink acks) => (Feed, _acks) = (feed, acks);

    /// <inheritdoc/>
    public ServerId Server => Feed.Server;

    /// <summary>The server's event feed.</summary>
    public GateFeed Feed { get; }

    /// <inheritdoc/>
    public bool IsLatched => _refusal != (int)GateRefusal.None;

    /// <inheritdoc/>
    public long LatchVersion => Interlocked.Read(ref _latchVersion);

    /// <inheritdoc/>
    public long LastSend => Feed.LastSend;

    /// <inheritdoc/>
    public bool IsQuiet
    {
        get
        {
            foreach (InFlightSlot slot in _slots)
            {
                if (slot.IsUp)
                    return false;
            }
            return true;
        }
    }

    internal GateRefusal RefusesNew => (GateRefusal)_refusal;

    internal GateRefusal RefusesCancel =>
        _refusal == (int)GateRefusal.Severed ? GateRefusal.Severed : GateRefusal.None;

    /// <summary>Opens a way through for one sending thread.</summary>
    /// <param name="venue">Where its orders go.</param>
    /// <returns>The sender.</returns>
    /// <exception cref="InvalidOperationException">The gate carries <see cref="Limits.SendersPerGate"/> senders
    /// already.</exception>
    public GateSender OpenSender(IVenueSession venue)
    {
        var slot = new InFlightSlot();
        lock (_lock)
        {
            if (_slots.Length == Limits.SendersPerGate)
                throw new InvalidOperationException($"A gate carries at most {Limits.SendersPerGate} senders.");
            _slots = _slots.Add(slot);
        }
        return new GateSender(this, venue, slot);
    }

    /// <inheritdoc/>
    public void Latch(HoldId hold)
    {
        lock (_lock)
        {
            if (_holds.Add(hold))
                Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void Unlatch(HoldId hold)
    {
        lock (_lock)
        {
            if (_holds.Remove(hold))
                Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void Sever()
    {
        lock (_lock)
        {
            _severed = true;
            Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void Restore()
    {
        lock (_lock)
        {
            _severed = false;
            Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void RequestCancelOpen() => Interlocked.Exchange(ref _cancelOpenRequested, 1);

    /// <summary>Takes a pending request to cancel all open orders. For the server's sending thread.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TakeCancelOpenRequest() => Interlocked.Exchange(ref _cancelOpenRequested, 0) == 1;

    /// <summary>
    /// Answers the latest change of the hold set, and while latched each change of the open orders. The server's
    /// sending thread calls it at every tick, idle or not; an answer that found no room, or a sender under way, is
    /// given at the next.
    /// </summary>
    /// <param name="openOrders">Child orders still at the venue.</param>
    public void Acknowledge(int openOrders)
    {
        long version = LatchVersion;
        bool latched = IsLatched;
        if (version == _ackedVersion && (!latched || openOrders == _ackedOpen))
            return;
        if (latched && !IsQuiet)
            return; // another sender is between check and send: its order would come after the number given here
        if (!_acks.Post(new GateAck(Server, version, latched, LastSend, openOrders)))
            return;
        _ackedVersion = version;
        _ackedOpen = openOrders;
    }

    private void Settle_NeedsLock()
    {
        GateRefusal held = _holds.Count > 0 ? GateRefusal.Latched : GateRefusal.None;
        GateRefusal refusal = _severed ? GateRefusal.Severed : held;
        _refusal = (int)refusal;
        Interlocked.Increment(ref _latchVersion); // a full fence: slots are read after the latch is visible
    }
}
