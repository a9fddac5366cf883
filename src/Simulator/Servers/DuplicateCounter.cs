using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// How often the same order, in instrument, side, quantity and price, was sent within a second. A small table of sets
/// of four; in a full set the one that was idle longest is forgotten, so many different orders can't grow it. A
/// repeating order is never the idle one.
/// </summary>
internal sealed class DuplicateCounter
{
    private const int Sets = 1_024;
    private const int Ways = 4;
    private const long Second = 1_000_000_000;

    private readonly Entry[] _entries = new Entry[Sets * Ways];
    private int _latest; // where an order was looked for last: most are asked about just before they are counted

    /// <summary>How often an order was sent in the second that its first one began.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The count; 0 for a new one.</returns>
    public int CountOf(in ChildOrder order)
    {
        int at = Find(order, out bool found);
        return found && order.At.Nanoseconds - _entries[at].BeganAt < Second ? _entries[at].Count : 0;
    }

    /// <summary>Counts an order.</summary>
    /// <param name="order">The order.</param>
    public void Add(in ChildOrder order)
    {
        ref Entry entry = ref _entries[Find(order, out bool found)];
        long now = order.At.Nanoseconds;
        if (!found || now - entry.BeganAt >= Second)
            entry = new Entry { What = What(order), Price = order.Limit.Ticks, BeganAt = now };
        entry.Count++;
        entry.LastAt = now;
    }

    private int Find(in ChildOrder order, out bool found)
    {
        ulong what = What(order);
        long price = order.Limit.Ticks;
        ref readonly Entry latest = ref _entries[_latest];
        if (latest.What == what && latest.Price == price && latest.Count > 0)
        {
            found = true;
            return _latest;
        }
        ulong hash = (what ^ ((ulong)price * 0x9E3779B97F4A7C15)) * 0xBF58476D1CE4E5B9;
        int first = (int)(hash >> 54) * Ways;
        int idle = first;
        for (int i = first; i < first + Ways; i++)
        {
            ref readonly Entry entry = ref _entries[i];
            if (entry.What == what && entry.Price == price && entry.Count > 0)
            {
                found = true;
                return _latest = i;
            }
            if (entry.LastAt < _entries[idle].LastAt)
                idle = i;
        }
        found = false;
        return idle;
    }

    private static ulong What(in ChildOrder order) =>
        ((ulong)(uint)order.Symbol.Index << 33) | ((ulong)(uint)order.Quantity << 1)
        | (order.Side == Side.Buy ? 1UL : 0);

    private struct Entry
    {
        public ulong What;
        public long Price;
        public long BeganAt;
        public long LastAt;
        public int Count;
    }
}
