using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Audit;

/// <summary>A hold of a headless run, standing or not.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="ReleasedAt">When it was released; null while it stands.</param>
/// <param name="MarketReleasedAt">Market time of the release; null while it stands, or when unknown.</param>
public sealed record HoldRecord(Hold Hold, WallTime? ReleasedAt, MarketTime? MarketReleasedAt);
