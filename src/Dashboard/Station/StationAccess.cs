using System.Security.Claims;
using Ops.Dashboard.Auth;
using Ops.Simulator;

namespace Ops.Dashboard.Station;

/// <summary>
/// Who sits at the instructor's station: instructors, and whoever started the session. A trainee who could look at it
/// would know what is coming.
/// </summary>
internal static class StationAccess
{
    /// <summary>Why somebody may not, as a sentence.</summary>
    public const string Refusal =
        "The station is for instructors and for whoever started the session; others train.";

    /// <summary>
    /// Whether somebody leads what runs: what nobody started, such as the standing fleet, everybody who may lead does.
    /// </summary>
    /// <param name="user">Who.</param>
    /// <param name="state">What runs.</param>
    /// <returns>True when they do.</returns>
    public static bool Leads(ClaimsPrincipal user, TrainingState state) =>
        OperatorActor.RoleOf(user) == Roles.Instructor
            || state.StartedBy is null || user.Identity?.Name == state.StartedBy;
}
