namespace Ops.Simulator.Headless;

/// <summary>Profit and loss in dollars.</summary>
/// <param name="MarkToMarket">At the marks; negative for a loss.</param>
/// <param name="UnwindCost">What working the position off costs on top, a positive amount; null when the scenario has
/// no unwind.</param>
/// <param name="Total">After the unwind; negative for a loss.</param>
internal sealed record ReportedPnl(decimal MarkToMarket, decimal? UnwindCost, decimal Total);
