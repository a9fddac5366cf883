namespace Ops.Simulator.Market;

/// <summary>A pause of trading in one instrument.</summary>
/// <param name="KnownAt">From when on the servers know of it.</param>
/// <param name="Until">When an auction reopens the instrument.</param>
/// <param name="Rejects">Whether orders that arrive meanwhile are refused; else they wait for the reopening.</param>
internal readonly record struct TradingPause(long KnownAt, long Until, bool Rejects)
{
    /// <summary>Whether there is one.</summary>
    public bool IsOn => Until > 0;
}
