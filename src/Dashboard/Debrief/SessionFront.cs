using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Station;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Debrief;

/// <summary>
/// /training/{session} in the main room: where a session of that name is now. Class sessions have been handed over
/// before.
/// </summary>
internal static class SessionFront
{
    /// <summary>Maps it.</summary>
    /// <param name="app">The application.</param>
    public static void MapSessionFront(this WebApplication app) =>
        app.MapGet("/training/{session}", Lead).RequireAuthorization(Policies.CanWatch).ExcludeFromDescription();

    private static IResult Lead(string session, HttpContext context, SessionStage stage, RecordingShelf shelf)
    {
        if (stage.Session is { Recipe: { Mode: FleetMode.Training } recipe } running
            && (recipe.Realm == session || recipe.Root == session))
        {
            bool leads = Policies.RolesOf[Policies.CanTrain].Contains(OperatorActor.RoleOf(context.User))
                && StationAccess.Leads(context.User, running.State(incoming: null));
            return Results.LocalRedirect(
                leads ? $"~/training/{Uri.EscapeDataString(session)}/instructor" : "~/");
        }
        return shelf.Find(session) is not null
            ? Results.LocalRedirect($"~/training/{Uri.EscapeDataString(session)}/debrief")
            : new PlainPage("No such session")
                .Paragraph($"There is no session {session}: none of that name runs, and none was recorded or its " +
                    "recording was thrown away since.")
                .Add("<p><a href=\"training\">Training</a> <a href=\"recordings\">Recordings</a></p>")
                .Result(StatusCodes.Status404NotFound);
    }
}
