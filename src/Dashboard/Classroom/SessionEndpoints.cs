using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Classroom;

/// <summary>Class sessions by HTTP, in the main room: open, list, hand out seats, end.</summary>
internal static class SessionEndpoints
{
    /// <summary>Ended sessions that are listed.</summary>
    private const int MostPast = 50;

    /// <summary>Maps them.</summary>
    /// <param name="app">The main application.</param>
    public static void MapSessions(this WebApplication app)
    {
        app.MapGet("/api/sessions", (HttpContext context, ClassroomDesk desk) => Results.Json(List(context, desk)))
            .RequireAuthorization(Policies.CanWatch).Produces<ClassListBody>()
            .WithSummary("The class sessions: what runs, its clock, who sits where; and those that have ended.");
        app.MapGet("/api/sessions/{session}", Find).RequireAuthorization(Policies.CanWatch)
            .Produces<ClassBody>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("One class session.");
        app.MapPost("/api/sessions", OpenAsync).RequireAuthorization(Policies.CanTeach).RequireToken()
            .Produces<ClassOpenedBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Opens a class session. Links and keys of its seats are in this answer and nowhere else.");
        app.MapPost("/api/sessions/{session}/end", EndAsync).RequireAuthorization(Policies.CanTeach).RequireToken()
            .Produces<ClassBody>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Ends a class session; no other is touched.");
        app.MapDelete("/api/sessions/{session}", EndAsync).RequireAuthorization(Policies.CanTeach).RequireToken()
            .Produces<ClassBody>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The same as ending it.");
        app.MapPost("/api/sessions/{session}/seats/{seat}/link", LinkAsync).RequireAuthorization(Policies.CanTeach)
            .RequireToken().Produces<ClassOpenedBody.OfferBody>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A further link for a seat, good for one sign-in.");
        MapForms(app);
    }

    private static void MapForms(WebApplication app)
    {
        app.MapPost("/sessions", OpenByFormAsync).RequireAuthorization(Policies.CanTeach).RequireToken()
            .RequireForm().ExcludeFromDescription();
        app.MapPost("/sessions/{session}/end", EndByFormAsync).RequireAuthorization(Policies.CanTeach).RequireToken()
            .ExcludeFromDescription();
        app.MapPost("/sessions/{session}/link", LinkByFormAsync).RequireAuthorization(Policies.CanTeach)
            .RequireToken().RequireForm().ExcludeFromDescription();
        app.MapPost("/sessions/{session}/seat", TakeSeatAsync).RequireAuthorization(Policies.CanWatch).RequireToken()
            .ExcludeFromDescription();
    }

    private static ClassListBody List(HttpContext context, ClassroomDesk desk) => new(
        desk.Most,
        [
            .. desk.Rooms.Select(room => ClassBody.From(room, context.Request.PathBase)),
            .. desk.Past.Take(MostPast).Select(past => ClassBody.From(past, context.Request.PathBase)),
        ]);

    private static IResult Find(string session, HttpContext context, ClassroomDesk desk)
    {
        if (desk.Find(session) is { } room)
            return Results.Json(ClassBody.From(room, context.Request.PathBase));
        return desk.FindPast(session) is { } past
            ? Results.Json(ClassBody.From(past, context.Request.PathBase)) : Unknown(session);
    }

    private static async Task<IResult> OpenAsync(HttpContext context, ClassroomDesk desk, ClassCheck check)
    {
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return problem!;
        var faults = new List<InputFault>();
        ClassPlan plan;
        using (body)
            plan = ClassInput.From(body.RootElement, faults);
        (ClassOpened? opened, IReadOnlyList<InputFault> more) =
            await OpenUnlessWrongAsync(plan, faults, desk, check, OperatorActor.Of(context.User));
        context.Response.Headers.CacheControl = "no-store";
        if (opened is null)
        {
            return Problems.Result(StatusCodes.Status400BadRequest, "invalid-session", Sentence(more), more);
        }
        var answer = ClassOpenedBody.From(opened, context.Request);
        context.Response.Headers.Location = $"{context.Request.PathBase}/api/sessions/{opened.Session}";
        return Results.Json(answer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> EndAsync(string session, HttpContext context, ClassroomDesk desk) =>
        await desk.EndAsync(session, OperatorActor.Of(context.User))
            ? Find(session, context, desk) : Unknown(session);

    private static async Task<IResult> LinkAsync(string session, string seat, HttpContext context, SeatLinks links)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await links.MakeAsync(session, seat, OperatorActor.Of(context.User)) is { } token
            ? Results.Json(new { name = seat, link = ClassOpenedBody.LinkOf(context.Request, session, token) })
            : Unknown($"{session}, or it has no seat of {seat}");
    }

    // what can't be read is no reason to keep quiet about the rest
    private static async Task<(ClassOpened? Opened, IReadOnlyList<InputFault> Faults)> OpenUnlessWrongAsync(
        ClassPlan plan, List<InputFault> faults, ClassroomDesk desk, ClassCheck check, Actor by) =>
        faults.Count > 0 ? (null, [.. faults, .. check.Run(plan, by).Faults]) : await desk.OpenAsync(plan, by);

    private static async Task<IResult> OpenByFormAsync(
        HttpContext context, ClassroomDesk desk, ClassCheck check, ITrainingConsole console, IAntiforgery antiforgery)
    {
        var faults = new List<InputFault>();
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        (ClassOpened? opened, IReadOnlyList<InputFault> more) = await OpenUnlessWrongAsync(
            ClassInput.From(form, faults), faults, desk, check, OperatorActor.Of(context.User));
        return opened is null
            ? new ClassFormPage(form, console.Library, antiforgery.GetAndStoreTokens(context)).Page(more)
                .Result(StatusCodes.Status400BadRequest)
            : SeatPage.Of(ClassOpenedBody.From(opened, context.Request)).Result(StatusCodes.Status201Created);
    }

    private static async Task<IResult> EndByFormAsync(string session, HttpContext context, ClassroomDesk desk)
    {
        await desk.EndAsync(session, OperatorActor.Of(context.User)); // ended twice is ended
        return Results.LocalRedirect("~/training");
    }

    private static async Task<IResult> LinkByFormAsync(string session, HttpContext context, SeatLinks links)
    {
        string seat = (await context.Request.ReadFormAsync(context.RequestAborted))["seat"].ToString();
        return await links.MakeAsync(session, seat, OperatorActor.Of(context.User)) is { } token
            ? SeatPage.Of(seat, ClassOpenedBody.LinkOf(context.Request, session, token)).Result()
            : NoSeat(session);
    }

    // whoever is known to the main room goes to the seat that has their name; a link is made for that, and taken
    private static async Task<IResult> TakeSeatAsync(
        string session, HttpContext context, ClassroomDesk desk, SeatLinks links)
    {
        Actor by = OperatorActor.Of(context.User);
        string? seat = by.Kind == ActorKind.Person
            ? (desk.Find(session)?.Record ?? desk.FindPast(session))?.Seats
                .FirstOrDefault(one => string.Equals(one.Name, by.Name, StringComparison.OrdinalIgnoreCase))?.Name
            : null;
        context.Response.Headers.CacheControl = "no-store";
        return seat is not null && await links.MakeAsync(session, seat, by) is { } token
            ? Results.LocalRedirect($"~{ClassSessions.Mount}/{Uri.EscapeDataString(session)}/signin/{token}")
            : NoSeat(session);
    }

    private static IResult NoSeat(string session) => new PlainPage("No seat")
        .Paragraph($"There is no class session {session}, or it has no seat of that name.")
        .Add("<p><a href=\"training\">Back to training</a></p>").Result(StatusCodes.Status404NotFound);

    private static IResult Unknown(string session) => Problems.Result(
        StatusCodes.Status404NotFound, "unknown-session", $"No class session is {session}; see GET /api/sessions.");

    private static string Sentence(IReadOnlyList<InputFault> faults) =>
        string.Join(" ", faults.Select(f => f.Field.Length == 0 ? f.Message : $"{f.Field}: {f.Message}"));
}
