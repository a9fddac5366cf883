using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.FileProviders;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Authoring;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Components;
using Ops.Dashboard.Debrief;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Hub;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Station;
using Ops.Dashboard.Trail;
using Ops.Dashboard.Unwinding;

namespace Ops.Dashboard.Startup;

/// <summary>The order of the middleware and everything that answers.</summary>
internal static class EndpointSetup
{
    /// <summary>Maps the main room, and hands over what is for a class session before anything looks at it.</summary>
    /// <param name="app">The application.</param>
    public static void MapOps(this WebApplication app)
    {
        if (app.Services.GetRequiredService<OpsSettings>().Http.BehindProxy)
            app.UseForwardedHeaders(); // of a proxy on this machine alone: no other is known
        app.UseClassSessions();
        app.UseRoom();
        app.MapSignIn();
        app.MapProvider();
        app.MapPasskeys();
        app.MapAccount();
        app.MapPeople();
        app.MapRecordings();
        app.MapDebrief();
        app.MapSessionFront();
        app.MapSessions();
        app.MapBlindDrills();
        app.MapScenarios();
        app.MapScenarioPages();
        app.MapRoom();
    }

    /// <summary>Maps the room of a class session.</summary>
    /// <param name="app">The application, which listens nowhere.</param>
    public static void MapClassRoom(this WebApplication app)
    {
        app.UseRoom();
        app.MapSeats();
        app.MapGet("/training/{session}/debrief", ClassSessions.SayDebriefsAreElsewhere)
            .RequireAuthorization(Policies.CanWatch).ExcludeFromDescription().WithOrder(-1); // before the page's own
        app.MapGet("/debrief", ClassSessions.SayItRuns).RequireAuthorization(Policies.CanWatch)
            .ExcludeFromDescription();
        app.MapRoom();
    }

    /// <summary>Maps what is left of a class session: its debrief, and how its seats come to it.</summary>
    /// <param name="app">The application, which listens nowhere.</param>
    /// <param name="past">The session.</param>
    public static void MapSeatDebrief(this WebApplication app, ClassRecord past)
    {
        app.UseRoom(past);
        app.MapSeats();
        app.MapGet("/debrief", ClassSessions.GoToDebrief).RequireAuthorization(Policies.CanWatch)
            .ExcludeFromDescription();
        app.MapGet("/report", ClassSessions.GoToReport).RequireAuthorization(Policies.CanWatch)
            .ExcludeFromDescription();
        app.MapDebriefOfASession();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPages();
        app.Map("/{**path}", context => ClassSessions.SayItEndedAsync(context, past, context.Request.Path))
            .AllowAnonymous().WithOrder(int.MaxValue);
    }

    private static void UseRoom(this WebApplication app, ClassRecord? past = null)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // a body too large or cut off is the caller's fault, and says so
            StatusCodeSelector = static fault => fault is BadHttpRequestException bad
                ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseHeadRequests();
        app.UseSecurityHeaders();
        app.UseModeHeader();
        app.UseStatusCodePages(ApiStatusPages.WriteAsync);
        app.UseStaticFiles(new StaticFileOptions
        {
            // the top-level wwwroot, copied beside the program; the manifest of the build knows only those of packages
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
        });
        if (past is null)
            app.UseUnknownPages();
        app.UseRouting(); // after the files: a development fallback for them would match first and ask for a sign-in
        if (past is not null)
            app.UseDebriefPageAlone(past);
        app.UseAuthentication();
        app.UseRequestLimits(); // between the two: it knows who asks, and counts those who are turned away
        app.UseAuthorization();
        app.UseBodyLimits();
        app.UseForms(); // before the guard against forged forms, which reads them as well
        if (past is null)
            app.UseLooks();
        app.UseAntiforgery();
    }

    // the pages of this program are found by their assembly: those that show what runs have nothing to show any more
    private static void UseDebriefPageAlone(this WebApplication app, ClassRecord past) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page }
            && page != typeof(PastPage)
                ? ClassSessions.SayItEndedAsync(context, past, context.Request.Path) : next(context));

    private static void MapRoom(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous(); // those of packages, and scoped styles
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapKill();
        app.MapRelease();
        app.MapAlarms();
        app.MapLimits();
        app.MapReads();
        app.MapAudit();
        app.MapUnwind();
        app.MapParity();
        app.MapNotes();
        app.MapChanges();
        app.MapTraining();
        app.MapStation();
        app.MapPlainPages();
        app.MapTelemetryHub();
        app.MapPages();
    }

    private static void MapPages(this WebApplication app)
    {
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                options.ContentSecurityFrameAncestorsPolicy = "'none'";
                options.DisableWebSocketCompression = true; // a few KB a picture on a local network: not worth a core
            })
            .RequireAuthorization(Policies.CanWatch);
    }
}
