using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Simulator.Recording;

namespace Ops.Dashboard.Recordings;

/// <summary>Recordings by HTTP: what there is, and their events for other tools.</summary>
internal static class RecordingEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapRecordings(this WebApplication app)
    {
        app.MapGet("/api/recordings", (RecordingShelf shelf) => Results.Json(RecordingListBody.From(shelf)))
            .RequireAuthorization(Policies.CanWatch).Produces<RecordingListBody>()
            .WithSummary("The recordings of this control room, the newest first.");
        app.MapGet("/api/recordings/{name}/events", EventsAsync).RequireAuthorization(Policies.CanWatch)
            .Produces(StatusCodes.Status200OK, contentType: "text/csv",
                additionalContentTypes: "application/vnd.apache.parquet")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage)
            .WithSummary("The order events of a recording as CSV or Parquet (format=csv or parquet).");
        app.MapGet("/recordings", (RecordingShelf shelf) => RecordingPage.Of(shelf).Result())
            .RequireAuthorization(Policies.CanWatch).ExcludeFromDescription();
    }

    private static async Task<IResult> EventsAsync(
        string name, RecordingShelf shelf, ExportDesk exports, HttpContext context, string format = "csv")
    {
        if (format is not ("csv" or "parquet"))
            return Problems.Result(
                StatusCodes.Status400BadRequest, "invalid-format", $"\"{format}\" must be csv or parquet.");
        if (shelf.Find(name) is not { } directory)
            return Problems.Result(
                StatusCodes.Status404NotFound, "unknown-recording", $"There is no recording {name}.");
        if (await exports.MakeAsync(
            directory, format == "csv" ? ExportFormat.Csv : ExportFormat.Parquet, context.RequestAborted) is not
            { } made)
        {
            return Problems.Result(
                StatusCodes.Status507InsufficientStorage, "no-room",
                "The disk has no room for this export beside the journal. Free some, or export with the command line " +
                "on another machine.");
        }
        if (made.Result.Fault is { } fault && shelf.IsClosed(name))
            context.Response.Headers["X-Ops-Damage"] = fault.ToString();
        context.Response.Headers["X-Ops-Dropped"] = $"{made.Result.Dropped}";
        return Results.Stream(
            made.Draft, format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet",
            $"{name}.{format}");
    }
}
