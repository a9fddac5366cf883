using System.Collections.Immutable;
using System.Text;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Debrief.Past;
using Ops.Simulator.Headless.Review;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Debrief;

/// <summary>Debriefs by HTTP: the page, the score, the curve, and the history of who trained.</summary>
internal static class DebriefEndpoints
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapDebrief(this WebApplication app)
    {
        app.MapDebriefOfASession();
        app.MapGet(
                "/training/history",
                (DebriefDesk desk) => TrainingHistory.Page(TrainingHistory.Of(desk.History())).Result())
            .RequireAuthorization(Policies.CanWatch).ExcludeFromDescription();
        app.MapGet("/api/training/history.csv", (DebriefDesk desk) => Results.Text(
                TrainingHistory.ToCsv(TrainingHistory.Of(desk.History())), "text/csv; charset=utf-8", Encoding.UTF8))
            .RequireAuthorization(Policies.CanWatch).Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithSummary("Every scored session of everybody who trained here.");
        app.MapGet("/api/training/history", (DebriefDesk desk) => Results.Json(TrainingHistory.Of(desk.History())))
            .RequireAuthorization(Policies.CanWatch).Produces<HistoryBody>()
            .WithSummary("Every scored session by person and by team, with means and trends.");
    }

    /// <summary>Maps what there is of one session: the history of everybody is the main room's alone.</summary>
    /// <param name="app">The application.</param>
    public static void MapDebriefOfASession(this WebApplication app)
    {
        app.MapGet("/training/{session}/report", PageAsync).RequireAuthorization(Policies.CanWatch)
            .ExcludeFromDescription();
        app.MapGet("/api/training/{session}/score", ScoreAsync).RequireAuthorization(Policies.CanWatch)
            .Produces<ScoreReport>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The score of a recorded session, each point with the line of the log behind it.");
        app.MapGet("/api/training/{session}/curve", CurveAsync).RequireAuthorization(Policies.CanWatch)
            .Produces<ImmutableArray<CurvePoint>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Loss against the time of reaction, by 45 runs of the session's seed.");
        app.MapGet("/api/training/{session}/timeline", Timeline).RequireAuthorization(Policies.CanWatch)
            .Produces<TimelineBody>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What happened in a recorded session and what was measured, on one axis of time.");
        app.MapGet("/api/training/{session}/trend", Trend).RequireAuthorization(Policies.CanWatch)
            .Produces<TrendBody>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The 15 minutes of a server before a moment of a recorded session.");
    }

    private static async Task<IResult> PageAsync(
        string session, DebriefDoor door, DebriefDesk desk, HttpContext context, TimeProvider time)
    {
        if (door.Review(session, out string? fault) is not { } review)
        {
            return new PlainPage("Debrief").Paragraph(fault ?? "It can't be looked at.")
                .Add(door.Place.IsClass ? "" : "<p><a href=\"recordings\">Recordings</a></p>")
                .Result(StatusCodes.Status404NotFound);
        }
        var page = new ReportPage(session, review, door.Place);
        ScoreReport? score = null;
        if (review.CanScore)
        {
            DebriefJob<ScoreReport> job = desk.Score(session, review);
            await Task.WhenAny(job.Result, Task.Delay(s_patience, time, context.RequestAborted));
            if (!job.Result.IsCompleted)
                return page.Waiting().Result();
            if (!job.Result.IsCompletedSuccessfully)
                return page.Failed($"It can't be scored: {job.Result.Exception?.GetBaseException().Message}").Result();
            score = await job.Result;
        }
        DebriefJob<CurveResult>? curve = context.Request.Query.ContainsKey("curve")
            ? desk.Curve(session, review) : desk.CurveOf(session);
        OtherActs others = OtherActs.Read(
            context.Request.Query, review.Acts, review.Header.Servers, review.Span);
        Outcome? other = others.IsOther
            ? await desk.WithAsync(session, review, others.Acts, context.RequestAborted) : null;
        string? person = context.Request.Query["person"].ToString() is { Length: > 0 } named ? named : null;
        return page.Whole(score, curve, others, other, person).Result();
    }

    private static IResult Timeline(string session, DebriefDoor door, DebriefDesk desk)
    {
        if (door.Past(session, out string? fault) is not { } past)
            return Problems.Result(StatusCodes.Status404NotFound, "no-recording", fault ?? "It can't be looked at.");
        LossBody? nobody = door.Review(session, out _) is { } review ? desk.Nobody(session, review) : null;
        return Results.Json(TimelineBody.Of(session, past, nobody));
    }

    private static IResult Trend(string session, string server, string at, DebriefDoor door)
    {
        if (door.Past(session, out string? fault) is not { } past)
            return Problems.Result(StatusCodes.Status404NotFound, "no-recording", fault ?? "It can't be looked at.");
        int index = past.Header.Servers.IndexOf(server);
        if (index < 0 || OtherActs.Time(at) is not { } time)
        {
            return Problems.Result(
                StatusCodes.Status404NotFound, "no-trend", $"There is no server {server}, or {at} is no time of day.");
        }
        return Results.Json(TrendBody.From(
            server, past.Trend(index, MarketTime.FromTimeOfDay(time)), TrendSeries.Capacity));
    }

    private static async Task<IResult> ScoreAsync(string session, DebriefDoor door, DebriefDesk desk)
    {
        if (door.Review(session, out string? fault) is not { CanScore: true } review)
            return Problems.Result(
                StatusCodes.Status404NotFound, "no-score", fault ?? $"The scenario of {session} has no tasks.");
        return Results.Json(await desk.Score(session, review).Result);
    }

    private static async Task<IResult> CurveAsync(string session, DebriefDoor door, DebriefDesk desk)
    {
        if (door.Review(session, out string? fault) is not { HasIncident: true } review)
            return Problems.Result(
                StatusCodes.Status404NotFound, "no-curve", fault ?? $"In {session} nothing was wrong.");
        return Results.Json((await desk.Curve(session, review).Result).Points);
    }
}
