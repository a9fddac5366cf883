using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One second of a trend.</summary>
/// <param name="At">End of the second.</param>
/// <param name="Orders">Orders sent in it.</param>
/// <param name="Fills">Fills in it.</param>
/// <param name="Rejects">Rejects in it.</param>
/// <param name="EnteredExposure">Entered exposure at its end.</param>
/// <param name="GrossExposure">Gross exposure at its end.</param>
/// <param name="Pnl">P&amp;L at its end.</param>
public readonly record struct TrendPoint(
    MarketTime At, int Orders, int Fills, int Rejects, Money EnteredExposure, Money GrossExposure, Money Pnl);
