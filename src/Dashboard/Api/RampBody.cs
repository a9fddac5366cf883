using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>A restart in stages.</summary>
/// <param name="Hold">The hold that keeps the rate down.</param>
/// <param name="Released">The hold that was released.</param>
/// <param name="Scope">server, group or fleet.</param>
/// <param name="Target">Name of the server or group; null for the fleet.</param>
/// <param name="Stage">The present stage, from 1.</param>
/// <param name="Percent">Share of the usual rate now.</param>
/// <param name="Stages">All stages.</param>
/// <param name="EndsAt">Market time at which the stage ends if it is accepted; null while nobody has looked.</param>
/// <param name="Waiting">What its acceptance waits for beside the time; null for nothing.</param>
internal sealed record RampBody(
    string Hold, string Released, string Scope, string? Target, int Stage, int Percent,
    IReadOnlyList<RampBody.StageBody> Stages, string? EndsAt, string? Waiting)
{
    /// <summary>From a restart.</summary>
    /// <param name="ramp">The restart.</param>
    /// <returns>The body.</returns>
    public static RampBody From(RampState ramp) => new(
        ramp.Hold.Id.ToString(), ramp.Released.Id.ToString(), KillDesk.ScopeWord(ramp.Hold.Scope.Kind),
        ramp.Hold.Scope.Target, ramp.Stage + 1, ramp.Percent,
        [.. ramp.Stages.Select(static stage => new StageBody(stage.Percent, (long)stage.Length.TotalSeconds))],
        ramp.Ends?.ToString(), ramp.Waiting);

    /// <summary>One stage.</summary>
    /// <param name="Percent">Share of the usual rate.</param>
    /// <param name="Seconds">How long it lasts at the least, in market time.</param>
    internal sealed record StageBody(int Percent, long Seconds);
}
