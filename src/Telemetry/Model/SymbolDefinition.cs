namespace Ops.Telemetry.Model;

/// <summary>An instrument of the universe.</summary>
/// <param name="Id">Its index.</param>
/// <param name="Ticker">Its ticker, unique in the universe.</param>
/// <param name="ReferencePrice">
/// Price before the session, for sanity checks and first marks; 0 or below where the reference data lacks it.
/// </param>
public sealed record SymbolDefinition(SymbolId Id, string Ticker, Price ReferencePrice)
{
    /// <summary>Shares the whole market trades on a usual day; 0 when it is not known.</summary>
    public long AverageDailyVolume { get; init; }

    /// <summary>Shares that exist; 0 when it is not known.</summary>
    public long SharesOutstanding { get; init; }
}
