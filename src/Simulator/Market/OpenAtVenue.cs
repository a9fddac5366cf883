using System.Runtime.InteropServices;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>What is open at the venue of one session, followed from all it tells, so that it can be stated.</summary>
internal sealed class OpenAtVenue
{
    private readonly Dictionary<long, DropCopyEvent> _orders = [];

    /// <summary>How many are open.</summary>
    public int Count => _orders.Count;

    /// <summary>The open orders, oldest number first, each with what is left of it.</summary>
    public IEnumerable<DropCopyEvent> Orders => _orders.Values.OrderBy(static order => order.OrderNumber);

    /// <summary>Follows one message.</summary>
    /// <param name="item">The message.</param>
    public void Follow(in DropCopyEvent item)
    {
        switch (item.Kind)
        {
            case DropCopyKind.Received:
                _orders[item.OrderNumber] = item;
                break;
            case DropCopyKind.Filled:
                Fill(item);
                break;
            case DropCopyKind.Rejected or DropCopyKind.Cancelled:
                _orders.Remove(item.OrderNumber);
                break;
            default:
                break; // the rest leaves open what is open
        }
    }

    private void Fill(in DropCopyEvent item)
    {
        ref DropCopyEvent order = ref CollectionsMarshal.GetValueRefOrNullRef(_orders, item.OrderNumber);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref order))
            return;
        int left = order.Quantity - item.Quantity;
        if (left > 0)
            order = order with { Quantity = left };
        else
            _orders.Remove(item.OrderNumber);
    }
}
