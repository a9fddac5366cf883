using Ops.Telemetry.Model;

namespace Ops.Simulator.Recorded;

/// <summary>
/// The recorded market's own order book, from every usable row whether our gates let its order out or not: what we stop
/// does not move it. Orders that cross when they come in are not part of it.
/// </summary>
internal sealed class RecordedBook
{
    private readonly SortedDictionary<long, long> _bids =
        new(Comparer<long>.Create(static (left, right) => right.CompareTo(left)));
    private readonly SortedDictionary<long, long> _offers = [];

    /// <summary>Best bid in ticks; 0 when there is none.</summary>
    public long BidTicks => Best(_bids);

    /// <summary>Best offer in ticks; 0 when there is none.</summary>
    public long OfferTicks => Best(_offers);

    /// <summary>What an order coming in now trades at first.</summary>
    /// <param name="side">Which way it trades.</param>
    /// <param name="limit">Its limit.</param>
    /// <returns>The best opposite price if the limit reaches it, else null.</returns>
    public Price? CrossesAt(Side side, Price limit)
    {
        long opposite = side == Side.Buy ? OfferTicks : BidTicks;
        bool reaches = opposite != 0 && (side == Side.Buy ? limit.Ticks >= opposite : limit.Ticks <= opposite);
        return reaches ? new Price(opposite) : null;
    }

    /// <summary>Shares come to rest at a price, or leave it.</summary>
    /// <param name="side">Which side of the book.</param>
    /// <param name="price">The price.</param>
    /// <param name="shares">How many; negative when they leave.</param>
    public void Change(Side side, Price price, long shares)
    {
        SortedDictionary<long, long> levels = side == Side.Buy ? _bids : _offers;
        long left = levels.GetValueOrDefault(price.Ticks) + shares;
        if (left > 0)
            levels[price.Ticks] = left;
        else
            levels.Remove(price.Ticks);
    }

    private static long Best(SortedDictionary<long, long> levels)
    {
        foreach (long ticks in levels.Keys)
            return ticks;
        return 0;
    }
}
