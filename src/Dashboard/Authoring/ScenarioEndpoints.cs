using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Simulator.Scenarios;

namespace Ops.Dashboard.Authoring;

/// <summary>Scenario files by HTTP: read, check, save, remove.</summary>
internal static class ScenarioEndpoints
{
    private const string Yaml = "application/yaml";

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapScenarios(this WebApplication app)
    {
        app.MapGet("/api/scenarios", (ScenarioDesk desk) => Results.Json(desk.List()))
            .RequireAuthorization(Policies.CanTrain).Produces<ImmutableArray<ScenarioEntry>>()
            .WithSummary("Every scenario file, one's own and those that are shipped.");
        app.MapGet("/api/scenarios/{id}", Read).RequireAuthorization(Policies.CanTrain)
            .Produces(StatusCodes.Status200OK, contentType: Yaml).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The text of a scenario; its ETag is wanted by whoever changes it.");
        app.MapPut("/api/scenarios/{id}", SaveAsync).RequireAuthorization(Policies.CanTrain).RequireToken()
            .WithMetadata(new RequestSizeLimitAttribute(ScenarioDesk.LargestRequest))
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary(
                "Saves a scenario of one's own, its YAML the body; If-Match names the text it was made from, if any.");
        app.MapDelete("/api/scenarios/{id}", Remove).RequireAuthorization(Policies.CanTrain).RequireToken()
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Removes a scenario of one's own; If-Match names the text that was seen.");
        app.MapPost("/api/scenarios/{id}/check", CheckAsync).RequireAuthorization(Policies.CanTrain).RequireToken()
            .WithMetadata(new RequestSizeLimitAttribute(ScenarioDesk.LargestRequest))
            .Produces<ScenarioCheckBody>()
            .WithSummary("The faults of a YAML text, the body, as the scenario of that id; nothing is written.");
    }

    private static IResult Read(string id, ScenarioDesk desk, HttpContext context)
    {
        if (desk.Open(id) is not { } draft)
            return Unknown(id);
        context.Response.Headers.ETag = $"\"{draft.Stamp}\"";
        return Results.Text(draft.Text, Yaml, Encoding.UTF8);
    }

    private static async Task<IResult> SaveAsync(string id, ScenarioDesk desk, HttpContext context)
    {
        (string? text, ScenarioError? error) = await TextAsync(id, context);
        if (text is null)
            return Garbled(error!);
        SaveResult result = desk.Save(id, text, Stamp(context), OperatorActor.Of(context.User).Name);
        if (result.Outcome == SaveOutcome.Done)
            context.Response.Headers.ETag = $"\"{result.Stamp}\"";
        return Answer(result);
    }

    private static IResult Remove(string id, ScenarioDesk desk, HttpContext context) =>
        Answer(desk.Remove(id, Stamp(context), OperatorActor.Of(context.User).Name));

    private static async Task<IResult> CheckAsync(string id, ScenarioDesk desk, HttpContext context)
    {
        (string? text, ScenarioError? error) = await TextAsync(id, context);
        if (text is null)
            return Garbled(error!);
        ScenarioLoadResult read = desk.Check(id, text);
        return Results.Json(new ScenarioCheckBody(read.Scenario is not null, read.Errors));
    }

    private static async Task<(string? Text, ScenarioError? Error)> TextAsync(string id, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        string? text = Utf8Text.Read(
            body.GetBuffer().AsSpan(0, (int)body.Length), $"{id}.yaml", out ScenarioError? error);
        return (text, error);
    }

    private static IResult Garbled(ScenarioError error) =>
        Problems.Result(StatusCodes.Status400BadRequest, "invalid-scenario", $"Nothing was changed. {error}.");

    private static string Stamp(HttpContext context) => context.Request.Headers.IfMatch.ToString().Trim('"');

    private static IResult Answer(SaveResult result)
    {
        (int status, string code) = result.Outcome switch
        {
            SaveOutcome.Done => (StatusCodes.Status204NoContent, ""),
            SaveOutcome.Faulty => (StatusCodes.Status400BadRequest, "invalid-scenario"),
            SaveOutcome.Shipped => (StatusCodes.Status409Conflict, "shipped-scenario"),
            SaveOutcome.Stale => (StatusCodes.Status409Conflict, "stale-scenario"),
            _ => (StatusCodes.Status404NotFound, "unknown-scenario"),
        };
        return result.Outcome == SaveOutcome.Done
            ? Results.NoContent()
            : Problems.Result(status, code, string.Join(" ", result.Faults.Select(one => one.ToString())
                .Prepend(result.Sentence)));
    }

    private static IResult Unknown(string id) =>
        Problems.Result(StatusCodes.Status404NotFound, "unknown-scenario", $"There is no scenario {id}.");
}
