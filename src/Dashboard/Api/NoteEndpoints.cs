using System.Text.Json;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Sessions;

namespace Ops.Dashboard.Api;

/// <summary>Notes by HTTP, and by the form of the kill page, which works without a script.</summary>
internal static class NoteEndpoints
{
    private static readonly string[] s_fields = ["text"];

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapNotes(this WebApplication app)
    {
        app.MapPost("/api/notes", WriteAsync).RequireAuthorization(Policies.CanNote).RequireToken()
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Writes down what was done beside the screen, such as whom one told: on the trail.");
        app.MapPost("/notes", WriteByFormAsync).RequireAuthorization(Policies.CanNote).RequireToken().RequireForm()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> WriteAsync(HttpContext context, NoteDesk desk)
    {
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return problem!;
        using (body)
        {
            var faults = new List<InputFault>();
            Dictionary<string, string?> fields = JsonFields.Read(body.RootElement, s_fields, faults);
            if (faults.Count == 0 && Write(context, desk, fields.GetValueOrDefault("text")) is { } fault)
                faults.Add(fault);
            return faults.Count == 0 ? Results.NoContent() : Problems.Result(
                StatusCodes.Status400BadRequest, "invalid-note",
                string.Join(" ", faults.Select(static f => $"{f.Field}: {f.Message}")), faults);
        }
    }

    private static async Task<IResult> WriteByFormAsync(HttpContext context, NoteDesk desk)
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        return Write(context, desk, form["text"]) is not { } fault ? Results.LocalRedirect("~/kill")
            : new PlainPage("Not written").Paragraph($"The note {fault.Message}")
                .Add("<p><a href=\"kill\">Back to the kill page</a></p>").Result(StatusCodes.Status400BadRequest);
    }

    private static InputFault? Write(HttpContext context, NoteDesk desk, string? text) =>
        desk.Write(text, OperatorActor.Of(context.User)) is { } wrong ? new InputFault("text", wrong) : null;
}
