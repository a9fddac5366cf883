using System.Numerics;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// What a server's orders consist of since the last look: ranges of tickers by first letter, sides, sizes in powers of
/// four, and orders with and without a parent. Slices of one parent count once, as far as a small table remembers.
/// </summary>
internal sealed class MixCounts
{
    /// <summary>Ranges of tickers: the letters, and everything else.</summary>
    public const int Ranges = 27;

    /// <summary>First place of the sides.</summary>
    public const int Sides = Ranges;

    /// <summary>First place of the sizes.</summary>
    public const int Sizes = Sides + 2;

    /// <summary>First place of the origins: with a parent, without.</summary>
    public const int Origins = Sizes + 16;

    /// <summary>Places in all.</summary>
    public const int Parts = Origins + 2;

    private const int Remembered = 1_024;

    private readonly long[] _parents = new long[Remembered];
    private readonly int[] _counts = new int[Parts];

    /// <summary>Orders counted.</summary>
    public int Orders { get; private set; }

    /// <summary>The counts by place.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Brings near what a parent's order will ask.</summary>
    /// <param name="parent">The parent.</param>
    public void Bring(long parent) => Nearby.Bring(ref _parents[parent & (Remembered - 1)]);

    /// <summary>Counts an order.</summary>
    /// <param name="item">The order.</param>
    /// <param name="range">Its instrument's range of tickers.</param>
    public void Add(in OrderEvent item, byte range)
    {
        ref long known = ref _parents[item.ParentNumber & (Remembered - 1)];
        if (item.ParentNumber != 0 && known == item.ParentNumber)
            return;
        known = item.ParentNumber;
        Orders++;
        _counts[range]++;
        _counts[Sides + (item.Side == Side.Buy ? 0 : 1)]++;
        _counts[Sizes + (BitOperations.Log2((uint)item.Quantity) >> 1)]++;
        _counts[Origins + (item.ParentNumber == 0 ? 1 : 0)]++;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_parents);
        Orders = 0;
    }

    /// <summary>What a place stands for, in words.</summary>
    /// <param name="part">The place.</param>
    /// <returns>Such as "tickers beginning with I".</returns>
    public static string NameOf(int part) => part switch
    {
        < Ranges - 1 => $"tickers beginning with {(char)('A' + part)}",
        < Sides => "tickers not beginning with a letter",
        Sides => "purchases",
        Sides + 1 => "sales",
        < Origins => $"orders of {1L << (2 * (part - Sizes))} to {(1L << ((2 * (part - Sizes)) + 2)) - 1} shares",
        Origins => "orders with a parent",
        _ => "orders without a parent",
    };

    /// <summary>The range of a ticker.</summary>
    /// <param name="ticker">The ticker.</param>
    /// <returns>From 0 to <see cref="Ranges"/> - 1.</returns>
    public static byte RangeOf(string ticker)
    {
        int letter = ticker.Length == 0 ? -1 : char.ToUpperInvariant(ticker[0]) - 'A';
        return (byte)(letter is >= 0 and < Ranges - 1 ? letter : Ranges - 1);
    }
}
