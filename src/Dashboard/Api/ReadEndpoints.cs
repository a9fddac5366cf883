using Ops.Dashboard.Auth;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Hub;
using Ops.Dashboard.OwnHealth;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>What the screens show, by HTTP.</summary>
internal static class ReadEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapReads(this WebApplication app)
    {
        app.MapGet("/api/fleet", Fleet).RequireAuthorization(Policies.CanWatch)
            .Produces<FleetBody>().ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("What is measured, with the state of each server's flow.");
        app.MapGet("/api/control", (IControlReader control, IDrillReader drill) => Results.Json(
                ControlBody.From(control.Current) with { Drill = DrillBody.From(drill.Look()) }))
            .RequireAuthorization(Policies.CanWatch).Produces<ControlBody>()
            .WithSummary("What has been ordered: states, holds, waiting releases.");
        app.MapGet("/api/fleet/{server}/trend", Trend).RequireAuthorization(Policies.CanWatch)
            .Produces<TrendBody>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The last minutes of a server; of the fleet for the name *.");
        app.MapGet("/api/session/heartbeat", Heartbeat).RequireAuthorization(Policies.CanWatch)
            .WithSummary("Answers while the server lives and the session is valid.");
        app.MapGet("/metrics", (
            IFleetReader fleet, IControlReader control, FleetPulse pulse, FrameSource frames, IDrillReader drill,
            KeyWatch keys, IEnumerable<ISystemReader> own) =>
                Results.Text(
                    MetricsText.Write(fleet.Current, control.Current, pulse.Age(), frames.Encoded)
                        + DrillMetrics.Write(drill.Look()) + OwnProcess() + keys.Metrics()
                        + string.Concat(own.Select(static reader => SystemMetrics.Write(reader.Read()))),
                    MetricsText.ContentType))
            .RequireAuthorization(Policies.CanWatch).WithSummary("The pictures as Prometheus text.");
        app.MapGet("/healthz/live", () => Results.Text("live")).AllowAnonymous()
            .WithSummary("200 while the process answers.");
        app.MapGet("/healthz/ready", Ready).AllowAnonymous()
            .WithSummary("200 while pictures of the fleet flow, else 503.");
    }

    private static string OwnProcess()
    {
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        return ProcessMetricsText.Write(
            Environment.WorkingSet, memory.HeapSizeBytes, memory.TotalCommittedBytes,
            GC.CollectionCount(GC.MaxGeneration), Environment.CpuUsage.TotalTime);
    }

    private static IResult Fleet(IFleetReader fleet, IControlReader control, SessionStage stage) =>
        fleet.Current is { } now
            ? Results.Json(FleetBody.From(now, control.Current, stage.Session?.Epoch ?? 0))
            : Problems.Result(StatusCodes.Status503ServiceUnavailable, "no-picture",
            "There is no picture of the fleet yet.");

    private static IResult Trend(string server, IFleetReader fleet, string? seconds = null)
    {
        var faults = new List<InputFault>();
        int length = (int)(QueryFields.Whole(seconds, "seconds", 1, TrendSeries.Capacity, faults)
            ?? TrendSeries.Capacity);
        if (faults.Count > 0)
            return QueryFields.Refuse("invalid-seconds", faults);
        if (fleet.Current is not { } now)
            return Problems.Result(StatusCodes.Status503ServiceUnavailable, "no-picture",
                "There is no picture of the fleet yet.");
        if (server == "*")
            return Results.Json(TrendBody.From(null, now.TotalTrend, length));
        string[] known = [.. now.Servers.Select(s => s.Server.Name)];
        return now.Servers.FirstOrDefault(s => s.Server.Name == server) is { } found
            ? Results.Json(TrendBody.From(server, found.Trend, length))
            : Problems.Result(StatusCodes.Status404NotFound, "unknown-server",
            $"\"{server}\" is not a server of this fleet: {string.Join(", ", known)}.", null, known);
    }

    private static IResult Heartbeat(HttpContext context, IFleetReader fleet)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { version = fleet.Current?.Version ?? 0 });
    }

    private static IResult Ready(FleetPulse pulse, IDrillReader drill)
    {
        TimeSpan? age = pulse.Age();
        return age is { } known && known < FleetPulse.Stale
            ? Results.Text($"ready\nkill {drill.Look().Words}")
            : Results.Text(age is null ? "no picture of the fleet yet"
            : $"the last picture is {age.Value.TotalSeconds:0.0} s old",
            statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
