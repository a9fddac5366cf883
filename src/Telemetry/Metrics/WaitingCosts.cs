using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// The cost of waiting, from a server's numbers and its last seconds. Integers throughout. The interval is a prediction
/// of the mean of the next ten seconds from the mean of the last ten: by how much such a prediction would have been
/// wrong at every second of the last two minutes, without the tenth at either end. While too little was seen for that,
/// or when something has just begun (the last seconds all go one way, and the last prediction went wrong by far more
/// than any before it), it is at least as wide as the spread of the last thirty seconds says.
/// </summary>
public static class WaitingCosts
{
    /// <summary>Seconds of the past whose mean is the estimate, and seconds to come that it is of.</summary>
    public const int Recent = 10;

    private const int Spread = 30;
    private const int Sustained = 3;
    private const int FewestErrors = 41; // a minute seen: errors of overlapping seconds are few in truth
    private const int OutsidePercent = 10; // at either end

    /// <summary>Seconds of the past that say how far predictions go wrong.</summary>
    public const int Memory = 120;

    private const long StudentPermille = 1_383; // 80 % two-sided, nine degrees of freedom

    /// <summary>Estimates.</summary>
    /// <param name="reading">The server's numbers.</param>
    /// <param name="server">The server.</param>
    /// <param name="trend">Its last seconds, oldest first; at least <see cref="Recent"/> and one for a result.</param>
    /// <returns>The estimate; null while too little was seen.</returns>
    public static WaitingCost? Of(ServerReading reading, ServerId server, ReadOnlySpan<TrendPoint> trend) =>
        PastOf(trend)?.With(reading, server);

    /// <summary>What the last seconds say. It is the same until another second is over.</summary>
    /// <param name="trend">The last seconds, oldest first; at least <see cref="Recent"/> and one for a result.</param>
    /// <returns>The past; null while too little was seen.</returns>
    internal static WaitingPast? PastOf(ReadOnlySpan<TrendPoint> trend)
    {
        if (trend.Length <= Recent)
            return null;
        long mean = (trend[^(Recent + 1)].Pnl - trend[^1].Pnl).Units / Recent;
        (long low, long high) = ErrorsOf(trend[^Math.Min(trend.Length, Memory + 1)..]);
        trend = trend[^Math.Min(trend.Length, Spread + 1)..];
        TrendPoint then = trend[^(Recent + 1)];
        return new WaitingPast(
            new Money((trend[^1].EnteredExposure - then.EnteredExposure).Units / Recent),
            new Money(mean), new Money(mean + low), new Money(mean + high), UsualOrders(trend));
    }

    private static (long Low, long High) ErrorsOf(ReadOnlySpan<TrendPoint> trend)
    {
        int count = trend.Length - (2 * Recent);
        if (count < FewestErrors)
        {
            long half = Half(Losses(trend[^Math.Min(trend.Length, Spread + 1)..]));
            return (-half, half);
        }
        Span<long> errors = stackalloc long[count];
        for (int i = 0; i < count; i++)
        {
            long before = (trend[i].Pnl - trend[i + Recent].Pnl).Units;
            long after = (trend[i + Recent].Pnl - trend[i + (2 * Recent)].Pnl).Units;
            errors[i] = checked(after - before) / Recent;
        }
        long last = errors[^1];
        ReadOnlySpan<long> earlier = errors[..^Recent]; // those after share seconds with the last
        (long least, long most) = (long.MaxValue, long.MinValue);
        foreach (long error in earlier)
            (least, most) = (Math.Min(least, error), Math.Max(most, error));
        long apart = checked(most - least);
        bool isNew = GoesOneWay(trend) && (last < least - apart || last > most + apart);
        (long low, long high) = Within(errors, (count - 1) * OutsidePercent / 100);
        if (!isNew)
            return (low, high);
        long spread = Half(Losses(trend[^(Spread + 1)..]));
        return (Math.Min(low, -spread), Math.Max(high, spread));
    }

    /// <summary>
    /// The ends of what is left without some values at either end. Few are left out of many: keeping those in order
    /// costs a tenth of putting all in order, and it is done for each server every second.
    /// </summary>
    /// <param name="values">The values, more than are left out.</param>
    /// <param name="outside">How many are left out at either end.</param>
    /// <returns>The least and the largest that is left.</returns>
    internal static (long Low, long High) Within(ReadOnlySpan<long> values, int outside)
    {
        Span<long> least = stackalloc long[outside + 1];
        Span<long> most = stackalloc long[outside + 1]; // each value as its complement, which turns the order round
        least.Fill(long.MaxValue);
        most.Fill(long.MaxValue);
        foreach (long value in values)
        {
            KeepLeast(least, value);
            KeepLeast(most, ~value);
        }
        return (least[outside], ~most[outside]);
    }

    private static void KeepLeast(Span<long> ascending, long value)
    {
        int at = ascending.Length - 1;
        if (value >= ascending[at])
            return;
        for (; at > 0 && ascending[at - 1] > value; at--)
            ascending[at] = ascending[at - 1];
        ascending[at] = value;
    }

    // a jump is over in a second; what has begun goes on
    private static bool GoesOneWay(ReadOnlySpan<TrendPoint> trend)
    {
        int way = 0;
        for (int i = trend.Length - Sustained; i < trend.Length; i++)
            way += Math.Sign(trend[i - 1].Pnl.Units - trend[i].Pnl.Units);
        return Math.Abs(way) == Sustained;
    }

    private static long[] Losses(ReadOnlySpan<TrendPoint> trend)
    {
        long[] losses = new long[trend.Length - 1];
        for (int i = 1; i < trend.Length; i++)
            losses[i - 1] = checked(trend[i - 1].Pnl.Units - trend[i].Pnl.Units);
        return losses;
    }

    // Half the width: Student's quantile times the deviation of a second, times the root of 1/10 for the mean that is
    // known and 1/10 for the one that is to come.
    private static long Half(long[] losses)
    {
        long mean = Mean(losses);
        Int128 squares = 0;
        foreach (long loss in losses)
            squares += (Int128)(loss - mean) * (loss - mean);
        Int128 variance = squares / Math.Max(1, losses.Length - 1);
        return (long)(Root(variance * 2 / Recent) * StudentPermille / 1_000);
    }

    private static long Mean(ReadOnlySpan<long> values)
    {
        Int128 sum = 0;
        foreach (long value in values)
            sum += value;
        return (long)(sum / values.Length);
    }

    /// <summary>The largest whole number whose square is not above a value.</summary>
    /// <param name="value">The value, 0 or more.</param>
    /// <returns>The root.</returns>
    public static Int128 Root(Int128 value)
    {
        if (value < 2)
            return value;
        Int128 root = value;
        Int128 next = (root + 1) / 2;
        while (next < root)
        {
            root = next;
            next = (root + value / root) / 2;
        }
        return root;
    }

    // Half of all its seconds are calmer than the middle one, so a runaway of a minute does not make its own stop look
    // dear.
    private static int UsualOrders(ReadOnlySpan<TrendPoint> trend)
    {
        int[] orders = new int[trend.Length];
        for (int i = 0; i < orders.Length; i++)
            orders[i] = trend[i].Orders;
        Array.Sort(orders);
        return orders[orders.Length / 2];
    }
}
