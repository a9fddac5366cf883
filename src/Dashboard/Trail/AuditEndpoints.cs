using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Trail;

/// <summary>The trail by HTTP: pages of it, exports, the check of its chain, and the evidence pack.</summary>
internal static class AuditEndpoints
{
    private const long UsualEntries = 100;

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapAudit(this WebApplication app)
    {
        app.MapGet("/api/audit", Read).RequireAuthorization(Policies.CanWatch)
            .Produces<AuditBody>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The trail of the session on screen, newest first, in pages, filtered.");
        app.MapGet("/api/audit/export", Export).RequireAuthorization(Policies.CanWatch)
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson", additionalContentTypes: "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The filtered trail as JSON lines or CSV, oldest first, each entry with its links.");
        app.MapGet("/api/audit/chain", async (TrailCheck check, HttpContext context) =>
                Results.Json(ChainBody.From(await check.RunAsync(context.RequestAborted))))
            .RequireAuthorization(Policies.CanWatch).Produces<ChainBody>()
            .WithSummary("Checks that every record of the trail is as it was written. Reads the whole file.");
        app.MapGet("/audit/evidence", EvidenceAsync).RequireAuthorization(Policies.CanWatch).ExcludeFromDescription();
    }

    private static IResult Read(
        IAuditReader audit, string? before = null, string? count = null, string? what = null, string? person = null,
        string? text = null, string? from = null, string? until = null)
    {
        var faults = new List<InputFault>();
        long? older = QueryFields.Whole(before, "before", 1, long.MaxValue, faults);
        long entries = QueryFields.Whole(count, "count", 1, Limits.AuditPageEntries, faults) ?? UsualEntries;
        if (faults.Count > 0)
            return QueryFields.Refuse("invalid-count", faults);
        return new AuditChoice(what, person, text, from, until).Filter(faults) is { } filter
            ? Results.Json(AuditBody.From(audit.Find(new AuditQuery(filter, (int)entries) { Before = older })))
            : Refuse(faults);
    }

    private static IResult Export(
        IAuditReader audit, HttpContext context, string format = "jsonl", string? what = null, string? person = null,
        string? text = null, string? from = null, string? until = null)
    {
        var faults = new List<InputFault>();
        AuditFilter? filter = new AuditChoice(what, person, text, from, until).Filter(faults);
        if (format is not ("jsonl" or "csv"))
            faults.Add(new InputFault("format", $"\"{format}\" must be jsonl or csv."));
        if (filter is null || faults.Count > 0)
            return Refuse(faults);
        IEnumerable<AuditRow> rows = AuditStream.Oldest(audit, filter);
        CancellationToken cancel = context.RequestAborted;
        return format == "csv"
            ? Results.Stream(
                to => AuditExport.WriteCsvAsync(rows, to, cancel), "text/csv; charset=utf-8", "ops-audit.csv")
            : Results.Stream(
                to => AuditExport.WriteJsonAsync(rows, to, cancel), "application/x-ndjson", "ops-audit.jsonl");
    }

    private static async Task<IResult> EvidenceAsync(
        HttpContext context, IAuditReader audit, TrailCheck check, SessionStage stage, TimeProvider time,
        string? from = null, string? until = null)
    {
        var faults = new List<InputFault>();
        AuditChoice period = AuditChoice.All with { From = from, Until = until };
        if (period.Filter(faults) is not { } filter || stage.Session is not { } session)
        {
            var refusal = new PlainPage("Evidence pack");
            faults.ForEach(fault => refusal.Paragraph($"{fault.Field}: {fault.Message}"));
            return refusal.Result(StatusCodes.Status400BadRequest);
        }
        // the check comes after the reading: what it finds whole has all that was read
        EvidencePack pack = await Task.Run(
            () => EvidencePack.Collect(AuditStream.Oldest(audit, filter), filter), context.RequestAborted);
        ChainBody chain = ChainBody.From(await check.RunAsync(context.RequestAborted));
        var head = new EvidenceHead(
            session.Room.Fleet, session.Recipe.Realm, OperatorActor.Of(context.User).Name, WallTime.Now(time), chain);
        return EvidencePage.Of(pack, head).Result();
    }

    private static IResult Refuse(List<InputFault> faults) => Problems.Result(
        StatusCodes.Status400BadRequest, "invalid-filter",
        string.Join(" ", faults.Select(static f => $"{f.Field}: {f.Message}")), faults);
}
