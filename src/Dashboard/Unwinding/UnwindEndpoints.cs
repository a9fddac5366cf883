using System.Text;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Unwinding;

/// <summary>The unwind pack as page, JSON and CSV.</summary>
internal static class UnwindEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapUnwind(this WebApplication app)
    {
        app.MapGet("/unwind", PageAsync).RequireAuthorization(Policies.CanWatch).ExcludeFromDescription();
        app.MapGet("/api/unwind", (string? scope, string? target, UnwindDesk desk, IFleetReader fleet,
                CancellationToken cancel) => AnswerAsync(scope, target, desk, fleet,
                static pack => Results.Json(UnwindBody.From(pack)), cancel))
            .RequireAuthorization(Policies.CanWatch).Produces<UnwindBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Net positions per instrument of a server, group or the fleet, open orders apart, with " +
                "the estimated cost of working them off.");
        app.MapGet("/api/unwind.csv", (string? scope, string? target, UnwindDesk desk, IFleetReader fleet,
                CancellationToken cancel) => AnswerAsync(scope, target, desk, fleet, Csv, cancel))
            .RequireAuthorization(Policies.CanWatch).Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("The same as CSV.");
    }

    private static async Task<IResult> PageAsync(
        string? scope, string? target, UnwindDesk desk, IFleetReader fleet, CancellationToken cancel)
    {
        const string Title = "Unwind pack";
        if (fleet.Current is not { } now)
            return new PlainPage(Title).Paragraph("There is no fleet yet.")
                .Result(StatusCodes.Status503ServiceUnavailable);
        (HaltScope? wanted, InputFault? fault, _) = Scope(scope ?? "fleet", target, now.Fleet);
        if (wanted is null)
            return new PlainPage(Title).Paragraph($"{fault!.Field}: {fault.Message}")
                .Result(StatusCodes.Status400BadRequest);
        return await desk.GatherAsync(wanted, cancel) is { } pack
            ? UnwindPage.Of(pack).Result()
            : new PlainPage(Title).Paragraph("There is no fleet yet.").Result(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> AnswerAsync(
        string? scope, string? target, UnwindDesk desk, IFleetReader fleet, Func<UnwindPack, IResult> answer,
        CancellationToken cancel)
    {
        if (fleet.Current is not { } now)
            return NoPicture();
        (HaltScope? wanted, InputFault? fault, string[]? known) = Scope(scope ?? "fleet", target, now.Fleet);
        if (wanted is null)
        {
            return Problems.Result(
                StatusCodes.Status400BadRequest, known is null ? "invalid-scope" : "unknown-target",
                $"{fault!.Field}: {fault.Message}", [fault], known);
        }
        return await desk.GatherAsync(wanted, cancel) is { } pack ? answer(pack) : NoPicture();
    }

    private static (HaltScope? Scope, InputFault? Fault, string[]? Known) Scope(
        string scope, string? target, FleetDefinition fleet)
    {
        string[] names = scope == "group" ? [.. fleet.Groups] : [.. fleet.Servers.Select(static s => s.Name)];
        return scope switch
        {
            "fleet" when string.IsNullOrEmpty(target) => (HaltScope.Fleet, null, null),
            "fleet" => (null, new InputFault("target", "is given with scope fleet; leave it out."), null),
            "server" or "group" when target is not null && names.Contains(target) =>
                (new HaltScope(scope == "group" ? HaltScopeKind.Group : HaltScopeKind.Server, target), null, null),
            "server" or "group" => (null, new InputFault(
                "target", $"\"{target}\" is not a {scope} of this fleet: {string.Join(", ", names)}."), names),
            _ => (null, new InputFault("scope", $"\"{scope}\" must be server, group or fleet."), null),
        };
    }

    private static IResult Csv(UnwindPack pack)
    {
        string name = $"unwind-{pack.World}-{pack.Scope.Target ?? "fleet"}.csv";
        return Results.File(Encoding.UTF8.GetBytes(UnwindCsv.Write(pack)), "text/csv; charset=utf-8", name);
    }

    private static IResult NoPicture() => Problems.Result(
        StatusCodes.Status503ServiceUnavailable, "no-picture", "There is no picture of the fleet yet.");
}
