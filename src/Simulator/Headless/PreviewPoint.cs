using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>How far a day had come, with nobody acting.</summary>
/// <param name="At">Market time.</param>
/// <param name="Orders">Child orders of the fleet so far.</param>
/// <param name="Total">Profit of the incident so far, or of the fleet where nothing is wrong; negative for a
/// loss.</param>
public sealed record PreviewPoint(MarketTime At, long Orders, Money Total);
