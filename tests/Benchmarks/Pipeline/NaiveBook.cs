using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks.Pipeline;

/// <summary>
/// A server's numbers as an immutable record, a new one for each event: what a first version would write.
/// </summary>
internal sealed record NaiveBook(
    ImmutableDictionary<int, NaiveBook.Position> Positions,
    ImmutableDictionary<long, NaiveBook.Order> Orders,
    ImmutableDictionary<long, NaiveBook.Parent> Parents,
    long OpenNotional, long Realised, long Gross)
{
    public static NaiveBook Empty { get; } = new(
        ImmutableDictionary<int, Position>.Empty, ImmutableDictionary<long, Order>.Empty,
        ImmutableDictionary<long, Parent>.Empty, 0, 0, 0);

    public NaiveBook Apply(OrderEvent item) => item.Kind switch
    {
        OrderEventKind.ParentReceived => WithParent(item, 0, 0, item.Quantity),
        OrderEventKind.Sent => WithParent(item, 1, 0, 0) with
        {
            Orders = Orders.SetItem(
                item.OrderNumber, new Order(item.PriceTicks, item.Quantity, false, item.TimeNanoseconds)),
            OpenNotional = OpenNotional + (item.PriceTicks * item.Quantity),
        },
        OrderEventKind.Accepted when Orders.TryGetValue(item.OrderNumber, out Order? order) =>
            this with { Orders = Orders.SetItem(item.OrderNumber, order with { Acknowledged = true }) },
        OrderEventKind.Rejected or OrderEventKind.Cancelled => this with
        {
            Orders = Orders.Remove(item.OrderNumber),
            OpenNotional = OpenNotional - (item.PriceTicks * item.Quantity),
        },
        OrderEventKind.Filled => WithParent(item, 0, item.Quantity, 0).Fill(item),
        _ => this,
    };

    private NaiveBook WithParent(OrderEvent item, int children, int executed, int quantity)
    {
        Parent parent = Parents.GetValueOrDefault(item.ParentNumber) ?? new Parent(0, 0, 0);
        return this with
        {
            Parents = Parents.SetItem(
                item.ParentNumber,
                new Parent(parent.Children + children, parent.Executed + executed, parent.Quantity + quantity)),
        };
    }

    private NaiveBook Fill(OrderEvent item)
    {
        Position before = Positions.GetValueOrDefault(item.SymbolIndex) ?? new Position(0, 0);
        long signed = item.Side == Side.Buy ? item.Quantity : -item.Quantity;
        long paid = item.PriceTicks * signed;
        bool adds = before.Shares == 0 || (before.Shares ^ signed) >= 0;
        long moved = adds ? paid : (long)((Int128)before.Cost * signed / before.Shares);
        long after = before.Shares + signed;
        Order order = Orders.GetValueOrDefault(item.OrderNumber) ?? new Order(0, 0, false, 0);
        return this with
        {
            Positions = Positions.SetItem(item.SymbolIndex, new Position(after, before.Cost + moved)),
            Orders = order.Leaves <= item.Quantity
                ? Orders.Remove(item.OrderNumber)
                : Orders.SetItem(item.OrderNumber, order with { Leaves = order.Leaves - item.Quantity }),
            OpenNotional = OpenNotional - ((item.PriceTicks + item.Aux) * item.Quantity),
            Realised = Realised + (adds ? 0 : moved - paid),
            Gross = Gross + ((Math.Abs(after) - Math.Abs(before.Shares)) * item.PriceTicks),
        };
    }

    public sealed record Position(long Shares, long Cost);

    public sealed record Order(long Limit, int Leaves, bool Acknowledged, long SentAt);

    public sealed record Parent(int Children, long Executed, int Quantity);
}
