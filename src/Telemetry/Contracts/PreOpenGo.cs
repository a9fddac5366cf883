using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A named person has said that the fleet may open.</summary>
/// <param name="By">Who.</param>
/// <param name="Note">What they wrote.</param>
/// <param name="At">When.</param>
/// <param name="MarketAt">Market time then.</param>
public sealed record PreOpenGo(Actor By, string Note, WallTime At, MarketTime MarketAt);
