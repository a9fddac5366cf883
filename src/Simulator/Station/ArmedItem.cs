using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Station;

/// <summary>An item that waits for a condition, or did.</summary>
/// <param name="Item">The item.</param>
/// <param name="When">The condition.</param>
/// <param name="FiredAt">When it was met; null while it is not.</param>
public sealed record ArmedItem(TimelineItem Item, Condition When, MarketTime? FiredAt);
