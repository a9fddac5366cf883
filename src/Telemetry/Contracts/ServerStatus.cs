using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One server in the fleet picture.</summary>
/// <param name="Server">The server.</param>
/// <param name="Reading">Its numbers.</param>
/// <param name="Feed">How far they can be trusted.</param>
/// <param name="BlindSince">Market time since which the feed is not green; null when it is.</param>
/// <param name="Trouble">Why the feed is not green, in a sentence; null when it is.</param>
/// <param name="Manifest">What it says it runs; null until it said so.</param>
/// <param name="Limits">Limits in force for it.</param>
/// <param name="Trend">Its last minutes.</param>
public sealed record ServerStatus(
    ServerDefinition Server, ServerReading Reading, FeedColour Feed, MarketTime? BlindSince, string? Trouble,
    ServerManifest? Manifest, ServerLimits Limits, TrendSeries Trend);
