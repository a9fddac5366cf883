using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>A restart in stages, on the line of its hold.</summary>
/// <param name="Text">Its stage, e.g. "ramp 10 %, 40 s left".</param>
/// <param name="Stages">All stages, e.g. "1 % → 10 % → 100 %".</param>
/// <param name="Scope">server, group or fleet, for the kill that aborts it.</param>
/// <param name="Target">Name of the server or group; null for the fleet.</param>
public sealed record RampView(string Text, string Stages, string Scope, string? Target)
{
    /// <summary>From a restart.</summary>
    /// <param name="ramp">The restart.</param>
    /// <param name="now">Market time; null when it is not known.</param>
    /// <returns>The view.</returns>
    public static RampView From(RampState ramp, MarketTime? now) => new(
        ramp.Words(now), string.Join(" → ", ramp.Stages.Select(static stage => $"{stage.Percent} %")),
        ramp.Hold.Scope.Kind.ToString().ToLowerInvariant(), ramp.Hold.Scope.Target);
}
