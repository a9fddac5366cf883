using Ops.Dashboard.Classroom;
using Ops.Dashboard.Sessions;

namespace Ops.Dashboard.Startup;

/// <summary>
/// The word of the mode on every answer, a command's above all: a script that has the wrong address sees it too.
/// </summary>
internal static class ModeHeader
{
    /// <summary>Its name; its value is LIVE, TRAINING or REPLAY, and the id of a class session.</summary>
    public const string Name = "Ops-Mode";

    /// <summary>Adds it.</summary>
    /// <param name="app">The application.</param>
    public static void UseModeHeader(this WebApplication app)
    {
        SessionStage stage = app.Services.GetRequiredService<SessionStage>();
        string own = app.Services.GetRequiredService<RoomPlace>().Session is { } session ? $"; session={session}" : "";
        app.Use((context, next) =>
        {
            if (stage.Session is { } running)
                context.Response.Headers[Name] = $"{running.Recipe.Mode.ToString().ToUpperInvariant()}{own}";
            return next(context);
        });
    }
}
