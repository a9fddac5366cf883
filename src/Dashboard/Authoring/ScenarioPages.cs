using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Variation;

namespace Ops.Dashboard.Authoring;

/// <summary>The pages on which trainers write scenarios: forms that work without script.</summary>
internal static class ScenarioPages
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapScenarioPages(this WebApplication app)
    {
        app.MapGet("/training/scenarios", (ScenarioDesk desk, string? removed) => ScenarioListPage.Of(
                desk.List(), removed is null ? null : $"{removed} is removed; recordings of it keep their own copy.")
            .Result()).RequireAuthorization(Policies.CanTrain).ExcludeFromDescription();
        app.MapGet("/training/scenarios/{id}", Open).RequireAuthorization(Policies.CanTrain).ExcludeFromDescription();
        app.MapPost("/training/scenarios/{id}", PressAsync).RequireAuthorization(Policies.CanTrain).RequireToken()
            .WithMetadata(new RequestSizeLimitAttribute(ScenarioDesk.LargestRequest))
            .RequireForm().ExcludeFromDescription();
    }

    private static IResult Open(
        string id, ScenarioDesk desk, IAntiforgery antiforgery, HttpContext context, bool? saved)
    {
        if (desk.Open(id) is not { } draft)
            return Unknown(id);
        return new ScenarioEditorPage(draft, EditorForm.Of(draft), antiforgery.GetAndStoreTokens(context))
        {
            Read = desk.Check(draft.Id, draft.Text),
            Result = saved == true ? new SaveResult(SaveOutcome.Done, $"{id} is saved and on offer.", []) : null,
        }.Page().Result();
    }

    private static async Task<IResult> PressAsync(
        string id, ScenarioDesk desk, PreviewBook previews, IAntiforgery antiforgery, HttpContext context)
    {
        if (desk.Open(id) is not { } draft)
            return Unknown(id);
        EditorForm form = EditorForm.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        string by = OperatorActor.Of(context.User).Name;
        SaveResult? result = form.Do switch
        {
            "save" => desk.Save(form.Id, form.Text, form.Id == draft.Id || !draft.IsOwn ? form.Stamp : "", by),
            "remove" => desk.Remove(draft.Id, form.Stamp, by),
            "preview" or "vary" when form.Fault is { } wrong => new SaveResult(SaveOutcome.Faulty, wrong, []),
            _ => null,
        };
        if (result?.Outcome == SaveOutcome.Done)
        {
            return Results.LocalRedirect(form.Do == "save"
                ? $"~/training/scenarios/{form.Id}?saved=true" : $"~/training/scenarios?removed={draft.Id}");
        }
        ScenarioLoadResult read = desk.Check(draft.Id, form.Text);
        (form, read) = form is { Do: "vary", Fault: null } ? Varied(desk, draft, form, read) : (form, read);
        if (form is { Do: "preview", Fault: null } && read.Scenario is { } scenario && Has(scenario, form.Preset))
        {
            PreviewJob job = previews.Begin(scenario, form.Preset, form.Seed);
            return Results.LocalRedirect($"~/training/scenarios/{draft.Id}/preview/{job.Id}");
        }
        return new ScenarioEditorPage(draft, form, antiforgery.GetAndStoreTokens(context))
        {
            Read = read, Result = result,
        }.Page().Result(Status(result, read));
    }

    private static (EditorForm Form, ScenarioLoadResult Read) Varied(
        ScenarioDesk desk, ScenarioDraft draft, EditorForm form, ScenarioLoadResult read)
    {
        if (read.Scenario is not { } scenario)
            return (form, read); // its faults are shown
        ScenarioLoadResult varied = ScenarioVariator.Vary(scenario, form.Difficulty, form.Seed);
        return varied.Scenario?.Source is { } source
            ? (form with { Text = source.Text, Id = $"{draft.Id}-{form.Seed}", Stamp = "" },
                desk.Check(draft.Id, source.Text))
            : (form, varied);
    }

    private static bool Has(Scenario scenario, string? preset) =>
        preset is null || scenario.Presets.Any(one => one.Name == preset);

    private static int Status(SaveResult? result, ScenarioLoadResult read) => result?.Outcome switch
    {
        SaveOutcome.Stale or SaveOutcome.Shipped => StatusCodes.Status409Conflict,
        SaveOutcome.Missing => StatusCodes.Status404NotFound,
        SaveOutcome.Faulty => StatusCodes.Status400BadRequest,
        _ => read.Errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };

    private static IResult Unknown(string id) => new PlainPage("Scenarios").Paragraph($"There is no scenario {id}.")
        .Add("<p><a href=\"training/scenarios\">All scenarios</a></p>").Result(StatusCodes.Status404NotFound);
}
