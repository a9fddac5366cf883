using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Telemetry.Tests.Metrics;

/// <summary>
/// A router that keeps to its parents, and a venue that does to its orders what venues do: accept, fill in parts,
/// reject, cancel in time or too late. An eager router sends the replacement with the cancel, and its venue honours
/// cancels; a patient one waits for the answer.
/// </summary>
internal sealed class RightfulRouter
{
    private readonly SeededChance _chance;
    private readonly List<Parent> _parents = [];
    private readonly List<Order> _open = [];
    private long _lastParent;
    private long _lastOrder;

    /// <summary>A router that has done nothing.</summary>
    public RightfulRouter(ulong seed) => _chance = new SeededChance(seed);

    /// <summary>What it and its venue did.</summary>
    public ServerStory Story { get; } = new();

    /// <summary>A number no order has.</summary>
    public long FreshOrder => ++_lastOrder;

    /// <summary>Does some things.</summary>
    public RightfulRouter Run(int steps)
    {
        for (int step = 0; step < steps; step++)
            Step();
        return this;
    }

    /// <summary>A parent with shares left to send, which arrives now if need be.</summary>
    public Parent AnyParent() => _parents.Find(static parent => parent.Free > 0) ?? Receive();

    /// <summary>Takes a client's order.</summary>
    public Parent Receive()
    {
        var parent = new Parent(
            ++_lastParent * 3, 100 * (1 + _chance.Below(20)), _chance.Below(2) == 0 ? Side.Buy : Side.Sell,
            IsEager: _chance.Below(2) == 0);
        _parents.Add(parent);
        Story.Parent(parent.Number, parent.Quantity, parent.Side);
        return parent;
    }

    private void Step()
    {
        int what = _chance.Below(12);
        if (what == 0 || _parents.Count == 0)
            Receive();
        else if (what < 5)
            Send(_parents[_chance.Below(_parents.Count)]);
        else if (_open.Count > 0)
            Happen(_open[_chance.Below(_open.Count)]);
    }

    private void Send(Parent parent)
    {
        if (parent.Free == 0)
            return;
        int shares = 1 + _chance.Below(parent.Free);
        parent.Live += shares;
        var order = new Order(FreshOrder, parent) { Leaves = shares };
        _open.Add(order);
        Story.Sent(order.Number, shares, parent: parent.Number, side: parent.Side);
    }

    private void Happen(Order order)
    {
        Parent parent = order.Parent;
        switch (_chance.Below(6))
        {
            case 0:
                Story.Accepted(order.Number, parent.Side, parent.Number);
                break;
            case 1:
                Story.Rejected(order.Number, order.Leaves, parent: parent.Number, side: parent.Side);
                End(order);
                break;
            case 2 when order.CancelSent && !parent.IsEager:
                order.CancelSent = false;
                parent.Requested -= order.Leaves;
                Story.CancelRejected(order.Number, parent.Number, parent.Side);
                break;
            case 2 or 3 when !order.CancelSent:
                order.CancelSent = true;
                parent.Live -= parent.IsEager ? order.Leaves : 0;
                parent.Requested += parent.IsEager ? 0 : order.Leaves;
                Story.CancelSent(order.Number, parent.Number, parent.Side);
                break;
            case 2 or 3:
                Story.Cancelled(order.Number, order.Leaves, parent: parent.Number, side: parent.Side);
                End(order);
                break;
            default:
                Fill(order);
                break;
        }
    }

    private void Fill(Order order)
    {
        Parent parent = order.Parent;
        if (order.CancelSent && parent.IsEager)
            return;
        int shares = 1 + _chance.Below(order.Leaves);
        order.Leaves -= shares;
        parent.Live -= shares;
        parent.Executed += shares;
        parent.Requested -= order.CancelSent ? shares : 0;
        Story.Filled(order.Number, shares, parent: parent.Number, side: parent.Side);
        if (order.Leaves == 0)
            _open.Remove(order);
    }

    private void End(Order order)
    {
        Parent parent = order.Parent;
        parent.Live -= order.CancelSent && parent.IsEager ? 0 : order.Leaves;
        parent.Requested -= order.CancelSent && !parent.IsEager ? order.Leaves : 0;
        _open.Remove(order);
    }

    /// <summary>A client's order in work.</summary>
    internal sealed record Parent(long Number, int Quantity, Side Side, bool IsEager)
    {
        public int Executed { get; set; }

        /// <summary>Shares it may not send again.</summary>
        public int Live { get; set; }

        /// <summary>Those of them for which a cancel was requested.</summary>
        public int Requested { get; set; }

        public int Free => Quantity - Executed - Live;
    }

    private sealed class Order(long number, Parent parent)
    {
        public long Number => number;

        public Parent Parent => parent;

        public int Leaves { get; set; }

        public bool CancelSent { get; set; }
    }
}
