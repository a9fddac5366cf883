using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>What a rule in shadow would have done.</summary>
/// <param name="At">Market time of the event or tick.</param>
/// <param name="Finding">The finding, with value, limit, event and the action that was left out.</param>
public sealed record ShadowRecord(MarketTime At, Anomaly Finding);
