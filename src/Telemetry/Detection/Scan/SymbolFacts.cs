namespace Ops.Telemetry.Detection.Scan;

/// <summary>What never changes of an instrument and is asked with every order of it: half a cache line.</summary>
/// <param name="LargeFrom">The least order that is one percent of the average daily volume or of the shares that exist;
/// no order is as large where neither is known.</param>
/// <param name="DailyVolume">Average daily volume in shares; 0 when unknown.</param>
/// <param name="Outstanding">Shares that exist; 0 when unknown.</param>
/// <param name="Range">Its range of tickers, see <see cref="MixCounts"/>.</param>
/// <param name="IsReferenced">Whether there is a price to hold its orders against.</param>
internal readonly record struct SymbolFacts(
    long LargeFrom, long DailyVolume, long Outstanding, byte Range, bool IsReferenced);
