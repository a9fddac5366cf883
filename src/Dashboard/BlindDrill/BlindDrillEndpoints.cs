using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.BlindDrill;

/// <summary>The supervisors' page of blind drills: allow one, call it off, see what was measured.</summary>
internal static class BlindDrillEndpoints
{
    /// <summary>Maps it.</summary>
    /// <param name="app">The application.</param>
    public static void MapBlindDrills(this WebApplication app)
    {
        app.MapGet("/training/blind-drills", (HttpContext context, BlindDrillDesk desk, BlindDrillBook book,
                IAntiforgery antiforgery) => Page(desk, book, antiforgery.GetAndStoreTokens(context), null).Result())
            .RequireAuthorization(Policies.CanApprove).ExcludeFromDescription();
        app.MapPost("/training/blind-drills", PressAsync).RequireAuthorization(Policies.CanApprove).RequireToken()
            .RequireForm().ExcludeFromDescription();
        app.MapGet("/api/blind-drills", (BlindDrillBook book) => Results.Json(book.Read(out _)))
            .RequireAuthorization(Policies.CanApprove).Produces<ImmutableArray<BlindDrillResult>>()
            .WithSummary("What the blind drills of this room measured, the newest first.");
    }

    private static async Task<IResult> PressAsync(
        HttpContext context, BlindDrillDesk desk, BlindDrillBook book, IAntiforgery antiforgery, TimeProvider time)
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        Actor by = OperatorActor.Of(context.User);
        string? wrong = form["do"] == "call-off"
            ? desk.CallOff(by) ? null : "No blind drill is allowed."
            : !int.TryParse(form["within"], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
                ? "within must be a whole number of minutes."
                : desk.Authorise(by, TimeSpan.FromMinutes(minutes), (ulong)time.GetUtcNow().Ticks);
        return wrong is null
            ? Results.LocalRedirect("~/training/blind-drills")
            : Page(desk, book, antiforgery.GetAndStoreTokens(context), wrong).Result(StatusCodes.Status400BadRequest);
    }

    private static PlainPage Page(
        BlindDrillDesk desk, BlindDrillBook book, AntiforgeryTokenSet token, string? wrong)
    {
        ImmutableArray<BlindDrillResult> results = book.Read(out int damaged);
        PlainPage page = new PlainPage("Blind drills") { Sheet = "authoring.css" }
            .Add("<p><a href=\"training\">Training</a></p>")
            .Paragraph("A server that does not exist appears among the live ones at a time nobody knows, is calm, " +
                "and goes wrong. No total counts it, no command about it reaches a server, and it goes at once when " +
                "anything real wants somebody. Measured is who takes note of its alarm, who stops it, and " +
                "after how long.");
        if (wrong is not null)
            page.Add($"<p class=\"error\" role=\"alert\">{PlainPage.Safe(wrong)}</p>");
        if (damaged > 0)
            page.Add(string.Create(CultureInfo.InvariantCulture,
                $"<p class=\"error\" role=\"alert\">{BlindDrillBook.FileName}:{damaged} can't be read.</p>"));
        return page.Add(desk.Plan is null ? Allow(token) : Allowed(desk, token)).Add("<h2>Measured</h2>")
            .Add(Table(results));
    }

    private static string Allow(AntiforgeryTokenSet token) => $"""
        <form method="post">{KillPage.Hidden(token)}
        <div class="row"><label>Appears within, minutes
        <input name="within" inputmode="numeric" value="60" required></label>
        <button name="do" value="allow">Allow a blind drill</button></div></form>
        """;

    private static string Allowed(BlindDrillDesk desk, AntiforgeryTokenSet token) => $"""
        <p role="status" class="done">Allowed by {PlainPage.Safe(desk.Plan?.By.Name)};
        {(desk.IsShown ? "the phantom is among the servers now." : "it has not appeared yet.")}</p>
        <form method="post">{KillPage.Hidden(token)}<button name="do" value="call-off">Call it off</button></form>
        """;

    private static string Table(ImmutableArray<BlindDrillResult> results)
    {
        if (results.IsEmpty)
            return "<p>None yet.</p>";
        var text = new StringBuilder("<table><thead><tr><th scope=\"col\">Ended</th><th scope=\"col\">Phantom</th>" +
            "<th scope=\"col\">How</th><th scope=\"col\">By</th><th scope=\"col\">Noticed</th>" +
            "<th scope=\"col\">Response</th>" +
            "<th scope=\"col\">Allowed by</th></tr></thead><tbody>");
        foreach (BlindDrillResult result in results)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{result.EndedAt:yyyy-MM-dd HH:mm:ss}Z</td><td>{PlainPage.Safe(result.Phantom)}</td>" +
                $"<td>{PlainPage.Safe(result.Why)}</td><td>{PlainPage.Safe(result.By ?? "-")}</td>" +
                $"<td>{Seconds(result.NoticedSeconds)}{By(result.NotedBy)}</td>" +
                $"<td>{Seconds(result.ResponseSeconds)}</td>" +
                $"<td>{PlainPage.Safe(result.AuthorisedBy)}</td></tr>");
        }
        return text.Append("</tbody></table>").ToString();
    }

    private static string By(string? name) => name is null ? "" : $" by {PlainPage.Safe(name)}";

    private static string Seconds(double? seconds) =>
        seconds is { } some ? string.Create(CultureInfo.InvariantCulture, $"{some:0.0} s") : "-";
}
