using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Startup;
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
            .WithSummary("The order events of a recording as CSV or Parquet (format=csv or parquet).");
        app.MapGet("/recordings", (RecordingShelf shelf) => RecordingPage.Of(shelf).Result())
            .RequireAuthorization(Policies.CanWatch).ExcludeFromDescription();
    }

    private static async Task<IResult> EventsAsync(
        string name, RecordingShelf shelf, DataDirectory data, HttpContext context, string format = "csv")
    {
        if (format is not ("csv" or "parquet"))
            return Problems.Result(
                StatusCodes.Status400BadRequest, "invalid-format", $"\"{format}\" must be csv or parquet.");
        if (shelf.Find(name) is not { } directory)
            return Problems.Result(
                StatusCodes.Status404NotFound, "unknown-recording", $"There is no recording {name}.");
        // written to a file first: Parquet has its index at the end, and a fault is known before the first byte leaves
        var draft = new FileStream(
            data.PathOf($"export-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
            bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            ExportResult result = await Task.Run(
                () => RecordingExport.WriteAsync(
                    directory, draft, format == "csv" ? ExportFormat.Csv : ExportFormat.Parquet,
                    context.RequestAborted),
                context.RequestAborted);
            if (result.Fault is { } fault && shelf.IsClosed(name))
                context.Response.Headers["X-Ops-Damage"] = fault.ToString();
            context.Response.Headers["X-Ops-Dropped"] = $"{result.Dropped}";
            draft.Position = 0;
            return Results.Stream(
                draft, format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet",
                $"{name}.{format}");
        }
        catch
        {
            await draft.DisposeAsync();
            throw;
        }
    }
}
