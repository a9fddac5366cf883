using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Time;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// One order server: takes client orders, lets the code path its build and flags select work them child by child, and
/// sends every child through its own gate. One thread drives it.
/// </summary>
internal sealed partial class RoutingServer
{
    private readonly ServerSurroundings _world;
    private readonly OrderTable _orders;
    private readonly OpenOrders _open;
    private readonly ParentTable _parents = new();
    private readonly CodePath[] _paths;
    private readonly Prng _chance;
    private readonly OrderGate _gate;
    private readonly GateFeed _feed;
    private readonly GateSender _sender;
    private readonly VenueSession _session;
    private long _lastOrder;

    /// <summary>A server with nothing in work.</summary>
    /// <param name="definition">Its name and id.</param>
    /// <param name="gate">Its gate.</param>
    /// <param name="session">Its session with the venue.</param>
    /// <param name="deployment">What it runs.</param>
    /// <param name="paths">All code paths.</param>
    /// <param name="world">What it shares with the others.</param>
    /// <param name="chance">Its chance.</param>
    public RoutingServer(
        ServerDefinition definition, OrderGate gate, VenueSession session, Deployment deployment,
        IEnumerable<CodePath> paths, ServerSurroundings world, Prng chance)
    {
        (Definition, Deployment) = (definition, deployment);
        (_gate, _session, _world, _chance) = (gate, session, world, chance);
        _paths = [.. paths];
        _queues = MakeQueues(_paths);
        _off = new bool[_paths.Length];
        _orders = world.Orders;
        _open = new OpenOrders(_orders);
        _feed = gate.Feed;
        _sender = gate.OpenSender(session);
    }

    /// <summary>Its name and id.</summary>
    public ServerDefinition Definition { get; }

    /// <summary>What it runs.</summary>
    public Deployment Deployment { get; }

    /// <summary>Whether its firm has stopped it: it takes and sends nothing more.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Orders that leave through its gate without coming from its logic; null for none.</summary>
    public IServerFlow? OutsideFlow { get; set; }

    /// <summary>Where it tells what it does.</summary>
    public GateFeed Feed => _feed;

    /// <summary>How many of its orders are at the venue.</summary>
    public int OpenOrderCount => _open.Count + (OutsideFlow?.OpenOrders ?? 0);

    /// <summary>Says what it runs.</summary>
    /// <param name="now">When.</param>
    public void PublishManifest(long now) =>
        _world.Notices.Publish(new FleetNotice.Manifest(Deployment.Manifest(Definition.Id, new MarketTime(now))));

    /// <summary>Writes a log message.</summary>
    /// <param name="severity">How it grades it.</param>
    /// <param name="source">The component that writes.</param>
    /// <param name="text">The text.</param>
    /// <param name="now">When.</param>
    public void Log(MessageSeverity severity, string source, string text, long now) =>
        _world.Notices.Publish(new FleetNotice.Message(
            new ServerMessage(Definition.Id, new MarketTime(now), severity, source, text)));

    /// <summary>Cuts the line between its gate and the control room, or mends it.</summary>
    /// <param name="cut">Whether nothing passes.</param>
    public void CutControl(bool cut) => _gate.IsCutOff = cut;

    /// <summary>Answers the gate's latches and performs a request to cancel what is open.</summary>
    /// <param name="now">Market time.</param>
    public void ServiceGate(long now)
    {
        if (!Answers(now))
            return;
        if (_gate.TakeCancelOpenRequest())
            CancelAllOpen(now);
        _gate.Acknowledge(OpenOrderCount);
    }

    /// <summary>The firm stops the server: open orders are taken back, nothing new is sent.</summary>
    /// <param name="now">When.</param>
    public void Stop(long now)
    {
        IsStopped = true;
        EmptyQueues(now);
        CancelAllOpen(now);
    }

    /// <summary>The server is not there yet: it takes nothing, and nothing is heard of it.</summary>
    public void Await()
    {
        IsStopped = true;
        _feed.Stall(stalled: true);
    }

    /// <summary>A server that was awaited comes on.</summary>
    /// <param name="now">When.</param>
    public void ComeOn(long now)
    {
        IsStopped = false;
        _feed.Stall(stalled: false);
        PublishManifest(now);
    }

    /// <summary>
    /// The server starts again with the same build and flags: what it had at the venue is taken back, what its clients
    /// asked for is read from its log and goes on.
    /// </summary>
    /// <param name="now">When.</param>
    public void Restart(long now)
    {
        CancelAllOpen(now);
        PublishManifest(now);
    }

    /// <summary>The firm asks the venue to cancel what the server has open; it goes on.</summary>
    /// <param name="now">When.</param>
    public void CancelOpen(long now) => CancelAllOpen(now);

    /// <summary>A client order arrives.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">When.</param>
    public void Receive(in ParentOrder order, long now)
    {
        if (IsStopped)
            return;
        CodePath path = Deployment.PathOf(order.Flags);
        int slot = _parents.Rent();
        ref WorkingParent parent = ref _parents[slot];
        parent.Number = order.Number;
        parent.Symbol = order.Symbol;
        parent.Side = order.Side;
        parent.Quantity = order.Quantity;
        parent.Path = path.Index;
        parent.LimitTicks = order.LimitTicks;
        parent.Waiting = order.AtOpen && path.Logic.Sends && now < _world.Day.Open;
        _world.Ledger.CountParent(path);
        _feed.Record(
            OrderEventKind.ParentReceived, EventFacts.Of(parent, order.Quantity, priceTicks: 0, now),
            path.Logic.IsMandate ? OrderEvent.BothSides : 0);
        if (!parent.Waiting && path.Logic.Sends)
            PlanFirst(slot, path, now);
    }

    /// <summary>The market has opened: what waited for it begins.</summary>
    /// <param name="now">When.</param>
    public void BeginWaiting(long now)
    {
        for (int slot = 0; slot < _parents.Used; slot++)
        {
            ref WorkingParent parent = ref _parents[slot];
            if (!parent.InUse || !parent.Waiting)
                continue;
            parent.Waiting = false;
            PlanFirst(slot, _paths[parent.Path], now);
        }
    }

    /// <summary>The market has closed: orders still open expire, clients get what was executed.</summary>
    /// <param name="now">When.</param>
    public void EndDay(long now)
    {
        OutsideFlow?.EndDay(now);
        while (_open.Oldest >= 0)
            OnCancelled(_open.Oldest, now);
        for (int slot = 0; slot < _parents.Used; slot++)
        {
            if (_parents[slot].InUse)
                Complete(slot, now);
        }
    }

    /// <summary>Each order at the venue, oldest first.</summary>
    /// <param name="visit">What to do with its slot; it may end the order.</param>
    public void ForEachOpen(Action<int> visit)
    {
        for (int slot = _open.Oldest; slot >= 0;)
        {
            int next = _orders[slot].Next;
            visit(slot);
            slot = next;
        }
    }

    /// <summary>Works a parent: sends its next child, or ends it when its path has counted enough.</summary>
    /// <param name="slot">The parent.</param>
    /// <param name="generation">The generation it had when this was planned.</param>
    /// <param name="now">When.</param>
    public void Step(int slot, int generation, long now)
    {
        if (IsStopped || !_parents.IsAlive(slot, generation) || _off[_parents[slot].Path])
            return;
        ref WorkingParent parent = ref _parents[slot];
        CodePath path = _paths[parent.Path];
        if (path.Logic.IsDone(parent, path.Spec))
        {
            if (parent.OpenChildren == 0)
                Complete(slot, now);
            return;
        }
        if (NeedNotTry(path) || AwaitsReopening(slot, path, now))
            return;
        (Side side, int shares) = path.Logic.NextChild(parent, path.Spec, _chance);
        bool crosses = _chance.PerMille(path.Spec.MarketablePerMille);
        long limit = LimitOf(ref parent, path, side, crosses);
        parent.Sent++;
        SendingSpec sending = path.Spec.Sending;
        if (path.Spec.RiskChecked
            && !PreTradeCheck.Passes(sending, _world.Market[parent.Symbol], side, shares, limit))
        {
            LogCheck(ref parent, side, shares, limit, now);
            PlanStep(slot, now + path.IntervalNanoseconds);
            return;
        }
        if (_queues[path.Index] is { } queue)
            Enqueue(slot, queue, side, shares, limit, now);
        else if (!SendChild(slot, path, side, shares, limit, now))
            return;
        if (path.Logic.KeepsPace)
            PlanStep(slot, now + path.IntervalNanoseconds);
    }

    /// <summary>Takes back a child that has rested long enough.</summary>
    /// <param name="slot">The child.</param>
    /// <param name="now">When.</param>
    public void TakeBack(int slot, long now) => SendCancel(slot, now);

    // The order has ended. Its slot is kept while a cancel request is on its way: the venue will say it came too late.
    private void End(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        _open.Remove(slot);
        int parentSlot = order.Parent;
        ref WorkingParent parent = ref _parents[parentSlot];
        parent.OpenChildren--;
        if (order.CancelPending)
            order.Ended = true;
        else
            _orders.Return(slot);
        CodePath path = _paths[parent.Path];
        if (!path.Logic.KeepsPace)
            PlanStep(parentSlot, now + path.IntervalNanoseconds / 2 + _chance.Below(path.IntervalNanoseconds));
        else if (parent.OpenChildren == 0 && path.Logic.IsDone(parent, path.Spec))
            PlanStep(parentSlot, now);
    }

    // Parents that arrive together do not send together; a logic at its own pace begins soon, however slow it is.
    private void PlanFirst(int slot, CodePath path, long now)
    {
        const long Soon = 100_000_000;
        long within = path.IntervalNanoseconds;
        PlanStep(slot, now + _chance.Below(path.Logic.KeepsPace ? Math.Min(within, Soon) : within));
    }

    // The parent's executed shares are handed to its client and leave the firm's position.
    private void Complete(int slot, long now)
    {
        ref WorkingParent parent = ref _parents[slot];
        long shares = Math.Min(parent.NetExecuted, parent.Quantity);
        if (shares > 0 && _paths[parent.Path].Spec.Sending.Allocates)
        {
            long average = (parent.ValueUnits + parent.NetExecuted / 2) / parent.NetExecuted;
            _feed.Record(OrderEventKind.Allocated, EventFacts.Of(parent, (int)shares, average, now));
            _world.Ledger.CountAllocated(_paths[parent.Path], parent.Symbol, parent.Side, (int)shares, average);
        }
        _parents.Return(slot);
    }

    private void PlanStep(int parentSlot, long at) => _world.Agenda.Add(
        at, AgendaKind.ParentStep, parentSlot, _parents[parentSlot].Generation, Definition.Id.Index);

    private void LogCheck(ref WorkingParent parent, Side side, int shares, long limitTicks, long now)
    {
        if (parent.CheckLogged)
            return;
        parent.CheckLogged = true;
        string child = $"{side} {shares} at limit {new Price(limitTicks)}";
        Log(
            MessageSeverity.Warning, "risk-check",
            $"Child of parent {parent.Number} stopped: {child} is outside the band.", now);
    }
}
