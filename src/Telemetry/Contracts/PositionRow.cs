using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One position of a server.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Shares">Signed shares.</param>
/// <param name="AveragePrice">Average cost per share.</param>
/// <param name="Mark">Latest mark.</param>
/// <param name="Exposure">Signed exposure at the mark.</param>
/// <param name="Realised">Realised P&amp;L in the instrument.</param>
/// <param name="Unrealised">Unrealised P&amp;L in the instrument.</param>
/// <param name="SharesExecuted">Shares executed in it since the start.</param>
/// <param name="ShareOfVolume">Own executed shares over the market's; null while the market has no volume.</param>
public readonly record struct PositionRow(
    SymbolId Symbol, long Shares, Price AveragePrice, Price Mark, Money Exposure, Money Realised, Money Unrealised,
    long SharesExecuted, double? ShareOfVolume);
