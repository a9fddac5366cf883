using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Ops.Dashboard.Classroom;

namespace Ops.Dashboard.Api;

/// <summary>
/// A page of plain HTML: no script, no circuit, one small style sheet. For what must work when nothing else does.
/// </summary>
/// <param name="title">Title and heading.</param>
internal sealed class PlainPage(string title)
{
    private readonly StringBuilder _body = new();

    /// <summary>What the fleet on the page is, for the banner; null where no fleet is shown.</summary>
    public string? Mode { get; init; }

    /// <summary>Seconds after which the page loads itself again; null for never.</summary>
    public int? RefreshSeconds { get; init; }

    /// <summary>Where it loads itself from; null for the same address.</summary>
    public string? RefreshFrom { get; init; }

    /// <summary>A further style sheet below /css; null for none.</summary>
    public string? Sheet { get; init; }

    /// <summary>A script below /js for what a page can do beyond its forms; null for none.</summary>
    public string? Script { get; init; }

    /// <summary>Text made safe for HTML, attributes included.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The markup.</returns>
    public static string Safe(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>Adds markup; every value in it has gone through <see cref="Safe"/>.</summary>
    /// <param name="markup">The markup.</param>
    /// <returns>This page.</returns>
    public PlainPage Add(string markup)
    {
        _body.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Adds a paragraph of text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>This page.</returns>
    public PlainPage Paragraph(string text) => Add($"<p>{Safe(text)}</p>");

    /// <summary>
    /// The whole page. Its links are relative to the room, wherever that is mounted; those within the page, and those
    /// that ask for the same page otherwise, to the page.
    /// </summary>
    /// <param name="request">What it answers.</param>
    /// <returns>Its markup.</returns>
    public string Html(HttpRequest request)
    {
        string own = Safe($"{request.PathBase}{request.Path}");
        string query = Safe(request.QueryString.Value);
        string body = _body.ToString()
            .Replace("href=\"#", $"href=\"{own}{query}#", StringComparison.Ordinal)
            .Replace("href=\"?", $"href=\"{own}?", StringComparison.Ordinal);
        string again = RefreshFrom is null ? "" : $";url={Safe(RefreshFrom)}";
        string refresh = RefreshSeconds is { } seconds
            ? $"<meta http-equiv=\"refresh\" content=\"{seconds}{again}\">"
            : "";
        // in a class session no page is without the word, whatever it is about
        RoomPlace? place = request.HttpContext.RequestServices?.GetService<RoomPlace>();
        string? word = place is { IsClass: true } at ? $"{Mode ?? "TRAINING"} · {at.Title}" : Mode;
        string look = $"mode mode-{Safe((Mode ?? "TRAINING").ToLowerInvariant())}";
        string mode = word is null
            ? ""
            : $"<p role=\"status\" aria-label=\"Mode\" class=\"{look}\">{Safe(word)}</p>";
        string name = place is { IsClass: true } ? $"{title} - {word}" : title;
        string sheet = Sheet is null ? "" : $"<link rel=\"stylesheet\" href=\"css/{Safe(Sheet)}\">";
        string script = Script is null ? "" : $"<script src=\"js/{Safe(Script)}\" defer></script>";
        string links = place is { IsOver: true }
            ? "<a href=\"debrief\">Debrief</a> <a href=\"account\">Your seat</a>"
            : """
              <a href="./">Fleet</a> <a href="kill">Kill</a>
              <a href="audit">Audit</a> <a href="account">Account</a>
              """;
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <base href="{Safe(request.PathBase)}/">
            {refresh}
            <title>{Safe(name)} - Ops</title>
            <link rel="icon" href="favicon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="css/plain.css">
            {sheet}{script}
            </head>
            <body>
            <header>{mode}
            <nav aria-label="Main">{links}</nav></header>
            <main>
            <h1>{Safe(title)}</h1>
            {body}</main>
            </body>
            </html>
            """;
    }

    /// <summary>The page as an endpoint's result.</summary>
    /// <param name="status">HTTP status.</param>
    /// <returns>The result.</returns>
    public IResult Result(int status = (int)HttpStatusCode.OK) => new Answer(this, status);

    private sealed class Answer(PlainPage page, int status) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            return httpContext.Response.WriteAsync(page.Html(httpContext.Request), Encoding.UTF8);
        }
    }
}
