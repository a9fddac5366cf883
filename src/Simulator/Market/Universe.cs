using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>
/// The instruments of a scenario: those listed, then those its classes generate. No chance is involved.
/// </summary>
internal static class Universe
{
    /// <summary>Lists all instruments.</summary>
    /// <param name="spec">What the scenario declares.</param>
    /// <returns>The instruments in the order of their ids.</returns>
    /// <exception cref="ArgumentException">None, too many, or two of the same ticker.</exception>
    public static ImmutableArray<SymbolSpec> Expand(UniverseSpec spec)
    {
        ImmutableArray<SymbolSpec> all = [.. spec.Symbols, .. spec.Classes.SelectMany(Generate)];
        if (all.Length is 0 or > Limits.MaxSymbols)
            throw new ArgumentException(
                $"A universe has 1 to {Limits.MaxSymbols} instruments; this one has {all.Length}.", nameof(spec));
        string? twice = all.GroupBy(s => s.Ticker).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null
            ? all
            : throw new ArgumentException($"Ticker {twice} is there twice; each instrument has its own.", nameof(spec));
    }

    /// <summary>Picks instruments by ticker and by class.</summary>
    /// <param name="symbols">All instruments in the order of their ids.</param>
    /// <param name="tickers">Tickers.</param>
    /// <param name="classes">Prefixes of classes.</param>
    /// <returns>Indexes of those of the tickers and of the classes; of all when neither is given.</returns>
    public static int[] Select(
        ImmutableArray<SymbolSpec> symbols, ImmutableArray<string> tickers, ImmutableArray<string> classes)
    {
        bool all = tickers.IsEmpty && classes.IsEmpty;
        return
        [
            .. Enumerable.Range(0, symbols.Length).Where(
                i => all || tickers.Contains(symbols[i].Ticker) || IsOfClass(classes, symbols[i].Ticker)),
        ];
    }

    private static bool IsOfClass(ImmutableArray<string> classes, string ticker) =>
        classes.Any(prefix => ticker.Length > prefix.Length
            && ticker.StartsWith(prefix, StringComparison.Ordinal)
            && ticker.AsSpan(prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0);

    private static IEnumerable<SymbolSpec> Generate(SymbolClassSpec spec)
    {
        for (int i = 0; i < spec.Count; i++)
        {
            yield return new SymbolSpec(
                $"{spec.Prefix}{i + 1:000}", Between(spec, i), spec.DailyVolume, spec.SpreadTicks, spec.DepthShares,
                spec.DailyVolatilityBps)
            {
                SharesOutstanding = spec.SharesOutstanding,
            };
        }
    }

    // Even steps in ratio: the price p with p^n = low^(n-i) * high^i, found by halving the range.
    private static Price Between(SymbolClassSpec spec, int index)
    {
        long low = spec.LowestPrice.Ticks;
        long high = spec.HighestPrice.Ticks;
        int steps = spec.Count - 1;
        if (steps <= 0 || index == 0)
            return spec.LowestPrice;
        var target = System.Numerics.BigInteger.Pow(low, steps - index) * System.Numerics.BigInteger.Pow(high, index);
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (System.Numerics.BigInteger.Pow(middle, steps) <= target)
                low = middle;
            else
                high = middle;
        }
        long ticks = System.Numerics.BigInteger.Pow(high, steps) <= target ? high : low;
        return new Price(ticks >= Price.Scale ? (ticks + 50) / 100 * 100 : ticks);
    }
}
