namespace Ops.Telemetry.Model;

/// <summary>An instrument of the universe.</summary>
/// <param name="Id">Its index.</param>
/// <param name="Ticker">Its ticker, unique in the universe.</param>
/// <param name="ReferencePrice">Price before the session, for sanity checks and first marks.</param>
public sealed record SymbolDefinition(SymbolId Id, string Ticker, Price ReferencePrice);
