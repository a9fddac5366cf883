namespace Ops.Simulator.Servers;

/// <summary>
/// The prices that gates hold orders against, with their time, instrument by instrument. Written by the market's side,
/// read by sending threads without a lock.
/// </summary>
public sealed class ReferencePrices
{
    private readonly long[] _ticks;
    private readonly long[] _at;

    /// <summary>A board without prices.</summary>
    /// <param name="symbols">Instruments.</param>
    public ReferencePrices(int symbols) => (_ticks, _at) = (new long[symbols], new long[symbols]);

    /// <summary>Puts a price up.</summary>
    /// <param name="symbol">Index of the instrument.</param>
    /// <param name="ticks">The price; 0 or less means that there is none.</param>
    /// <param name="at">Market time in nanoseconds at which it was known.</param>
    public void Set(int symbol, long ticks, long at)
    {
        Volatile.Write(ref _at[symbol], at);
        Volatile.Write(ref _ticks[symbol], ticks);
    }

    /// <summary>A price.</summary>
    /// <param name="symbol">Index of the instrument.</param>
    /// <returns>The price and its time; 0 for an instrument that the board does not have.</returns>
    public (long Ticks, long At) this[int symbol] => (uint)symbol < (uint)_ticks.Length
        ? (Volatile.Read(ref _ticks[symbol]), Volatile.Read(ref _at[symbol]))
        : (0, 0);
}
