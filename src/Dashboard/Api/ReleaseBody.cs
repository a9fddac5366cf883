using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>The answer to a release request or approval.</summary>
/// <param name="Outcome">awaiting-approval or released.</param>
/// <param name="Request">Identity of the request, to approve it by.</param>
/// <param name="Hold">The hold.</param>
/// <param name="By">Who asked.</param>
/// <param name="Cause">The cause that was found.</param>
/// <param name="Evidence">What shows that it is gone.</param>
/// <param name="RequestedAt">When it was asked; real time, UTC.</param>
/// <param name="ExpiresAt">When it lapses without approval; real time, UTC.</param>
internal sealed record ReleaseBody(
    string Outcome, Guid? Request, string? Hold, string? By, string? Cause, string? Evidence, string? RequestedAt,
    string? ExpiresAt)
{
    /// <summary>What starts again, and how, in a sentence; null where nothing does.</summary>
    public string? Restart { get; init; }

    /// <summary>The same with how the released restarts.</summary>
    /// <param name="control">The picture after the release.</param>
    /// <returns>The body.</returns>
    public ReleaseBody With(ControlSnapshot control) => this with
    {
        Restart = control.Ramps.FirstOrDefault(ramp => ramp.Released.Id.ToString() == Hold) is { } ramp
            ? $"{Starts(ramp.Hold.Scope)} again in stages at {ramp.Percent} %." : null,
    };

    private static string Starts(HaltScope scope) => scope.Kind switch
    {
        HaltScopeKind.Server => $"{scope.Target} starts",
        HaltScopeKind.Group => $"the servers of {scope.Target} start",
        _ => "all servers start",
    };

    /// <summary>From what the release desk answered.</summary>
    /// <param name="result">Its answer.</param>
    /// <returns>The body.</returns>
    public static ReleaseBody From(ReleaseResult result) => new(
        result.Outcome == ReleaseOutcome.Released ? "released" : "awaiting-approval", result.Request?.Id,
        result.Request?.Hold.ToString(), result.Request?.By.Name, result.Request?.Cause, result.Request?.Evidence,
        result.Request?.At.ToString(), result.Request?.Expires.ToString());
}
