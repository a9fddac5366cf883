using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// The single exit of one server: every new order passes here, whatever logic made it. The dead code can go round the
/// risk checks; it can't go round the gate. Latched by holds it refuses new orders and lets cancels out; it opens only
/// when its own set of holds is empty, so a release that overtakes another kill can't open it.
/// </summary>
public sealed partial class OrderGate : IFlowGate
{
    private readonly Lock _lock = new();
    private readonly IGateAckSink _acks;
    private readonly Dictionary<HoldId, HaltMode> _holds = [];
    private readonly Dictionary<HoldId, long> _paces = [];
    private readonly int _throttle;
    private ImmutableArray<InFlightSlot> _slots = [];
    private volatile int _refusal; // GateRefusal for new orders; read by every send
    private volatile GateRules _rules;
    private volatile bool _cutOff;
    private volatile bool _leaks;
    private ControllerToken _controller;
    private TimeSpan _lease;
    private TimeSpan? _silence; // how long nobody was heard when the lease lapsed
    private long _renewals;
    private bool _severed;
    private long _latchVersion;
    private long _ackedVersion;
    private int _ackedOpen = -1;
    private int _cancelOpenRequested;
    private int _answerAgain;
    private volatile GateCarries _carries = GateCarries.Nothing;

    /// <summary>An open gate.</summary>
    /// <param name="feed">Where it records.</param>
    /// <param name="acks">Where it acknowledges.</param>
    /// <param name="throttle">New orders a second under a hold that throttles.</param>
    public OrderGate(GateFeed feed, IGateAckSink acks, int throttle = Limits.ThrottledOrdersPerSecond)
    {
        (Feed, _acks, _throttle) = (feed, acks, throttle);
        _rules = new GateRules(
            new GateLimitSet(GateLimits.None), enforces: true, GateRules.NoThrottle, reduceOnly: false);
    }

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

    /// <summary>
    /// Whether nothing passes between the control room and this gate: holds, leases and cancels fail, and it answers
    /// nobody. Limits are configuration and reach it all the same.
    /// </summary>
    internal bool IsCutOff
    {
        get => _cutOff;
        set => _cutOff = value;
    }

    /// <summary>Whether it says that it is latched and lets orders out all the same: a fault.</summary>
    internal bool Leaks
    {
        get => _leaks;
        set => _leaks = value;
    }

    internal GateRefusal RefusesNew =>
        _leaks && _refusal == (int)GateRefusal.Latched ? GateRefusal.None : (GateRefusal)_refusal;

    internal GateRules Rules => _rules;

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
    public void Latch(HoldId hold, HaltMode mode = HaltMode.Block)
    {
        Reach();
        lock (_lock)
        {
            if (_holds.TryGetValue(hold, out HaltMode carried) && carried.Strength() >= mode.Strength())
                return;
            // a restart that a control room left behind is a stop for the next one
            _holds[hold] = mode;
            _paces.Remove(hold);
            Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void Pace(HoldId hold, OrderPace pace, ControllerToken by)
    {
        Reach();
        lock (_lock)
        {
            if (!Obeys_NeedsLock(by))
                return;
            long rate = Math.Max(1, pace.MilliOrdersPerSecond);
            if (!_holds.TryAdd(hold, HaltMode.Throttle) && _paces.TryGetValue(hold, out long now) && now == rate)
                return;
            _paces[hold] = rate;
            Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void SetLimits(GateLimitSet limits, bool enforce)
    {
        lock (_lock)
            _rules = new GateRules(limits, enforce, _rules.Throttle, _rules.ReduceOnly, _rules.Pace);
    }

    /// <inheritdoc/>
    public void Unlatch(HoldId hold, ControllerToken by)
    {
        Reach();
        lock (_lock)
        {
            if (!Obeys_NeedsLock(by) || !_holds.Remove(hold))
                return;
            _paces.Remove(hold);
            Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void Sever()
    {
        Reach();
        lock (_lock)
        {
            if (_severed)
                return;
            _severed = true;
            Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void Restore(ControllerToken by)
    {
        Reach();
        lock (_lock)
        {
            if (!Obeys_NeedsLock(by) || !_severed)
                return;
            _severed = false;
            Settle_NeedsLock();
        }
    }

    /// <inheritdoc/>
    public void RequestCancelOpen()
    {
        Reach();
        Interlocked.Exchange(ref _cancelOpenRequested, 1);
    }

    /// <summary>Takes a pending request to cancel all open orders. For the server's sending thread.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TakeCancelOpenRequest() => Interlocked.Exchange(ref _cancelOpenRequested, 0) == 1;

    /// <summary>
    /// Answers the latest change of the hold set, and while latched each change of the open orders; again with each
    /// renewal of the lease, since an answer may be lost on its way. The server's sending thread calls it at every
    /// tick, idle or not; an answer that found no room, or a sender under way, is given at the next.
    /// </summary>
    /// <param name="openOrders">Child orders still at the venue.</param>
    public void Acknowledge(int openOrders)
    {
        long version = LatchVersion;
        bool latched = IsLatched;
        GateCarries carries = _carries;
        bool again = Volatile.Read(ref _answerAgain) == 1;
        if (!again && version == _ackedVersion && (!latched || openOrders == _ackedOpen))
            return;
        if (_cutOff || (latched && !IsQuiet))
            return; // another sender is between check and send: its order would come after the number given here
        var ack = new GateAck(Server, version, latched, LastSend, openOrders)
        {
            HeardBefore = Silence, Carries = carries,
        };
        if (!_acks.Post(ack))
            return;
        if (again)
            Volatile.Write(ref _answerAgain, 0);
        _ackedVersion = version;
        _ackedOpen = openOrders;
    }

    private TimeSpan? Silence
    {
        get
        {
            lock (_lock)
                return _silence;
        }
    }

    private void Reach()
    {
        if (_cutOff)
            throw new IOException($"The line to the gate of {Server} is cut.");
    }

    private bool Obeys_NeedsLock(ControllerToken by)
    {
        if (!by.MayFollow(_controller))
            return false;
        if (_controller != by)
            Interlocked.Increment(ref _latchVersion); // what the one before was told, this one has not heard
        _controller = by;
        return true;
    }

    private void Settle_NeedsLock()
    {
        bool stops = _silence is not null;
        bool severs = _severed;
        bool throttles = false;
        bool reduces = false;
        foreach ((HoldId hold, HaltMode mode) in _holds)
        {
            stops |= mode.Stops();
            severs |= mode == HaltMode.Sever;
            throttles |= mode == HaltMode.Throttle && !_paces.ContainsKey(hold);
            reduces |= mode == HaltMode.ReduceOnly;
        }
        _rules = new GateRules(
            _rules.Limits, _rules.Enforces, throttles ? _throttle : GateRules.NoThrottle, reduces,
            _paces.Count == 0 ? GateRules.NoPace : _paces.Values.Min());
        _carries = new GateCarries([.. _holds.Keys.OrderBy(static hold => hold.Value)], _severed);
        GateRefusal held = stops ? GateRefusal.Latched : GateRefusal.None;
        _refusal = (int)(severs ? GateRefusal.Severed : held);
        Interlocked.Increment(ref _latchVersion); // a full fence: slots are read after the latch is visible
    }
}
