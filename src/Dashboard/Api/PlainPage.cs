using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Ops.Dashboard.Views;

namespace Ops.Dashboard.Api;

/// <summary>
/// A page of plain HTML: forms and links that work without circuit and without script, in the frame of every page.
/// </summary>
/// <param name="title">Title and heading.</param>
internal sealed class PlainPage(string title)
{
    private const string Note = "<p class=\"bar note\" role=\"status\" data-note hidden></p>";

    private static readonly string[] s_sheets = ["tokens.css", "app.css", "kill.css", "plain.css"];

    private static readonly string[] s_killScripts = ["note.js", "kill-receipt.js", "kill-kept.js", "kill.js"];

    private readonly StringBuilder _body = new();

    /// <summary>What the fleet on the page is, for the banner; null where no fleet is shown.</summary>
    public string? Mode { get; init; }

    /// <summary>The banner of a page about something else than its room; null for that of <see cref="Mode"/>.</summary>
    public ModeView? Banner { get; init; }

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

    /// <summary>What a person wrote, made safe, its direction ending with it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The markup.</returns>
    public static string Person(string? text) => $"<bdi>{Safe(text)}</bdi>";

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
    /// Whether the page has to work where nothing else does: it has no script, so its buttons act at a click.
    /// </summary>
    public bool IsLastResort { get; init; }

    /// <summary>Whether the page has its own button to stop all servers, and needs no second one.</summary>
    public bool HasOwnKill { get; init; }

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
        PageShell shell = PageShell.Of(request.HttpContext, Mode);
        shell = Banner is null ? shell : shell with { Mode = Banner };
        // a page that loads itself again would take the press out of the hand that holds it
        bool withScript = !IsLastResort && RefreshSeconds is null;
        string bar = shell.MayStop && !HasOwnKill ? KillBarMarkup.Bar(
            shell.Token!.FormFieldName, shell.Token.RequestToken, shell.Running, shell.Person)
            + (withScript ? KillBarMarkup.Receipt + Note : "") : "";
        string name = shell.Room is { IsClass: true } ? $"{title} - {shell.Mode?.Text}" : title;
        return $"""
            <!DOCTYPE html>
            <html lang="en" data-theme="{PageTheme.Of(request)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <base href="{Safe(request.PathBase)}/">
            {Refresh}
            <title>{Safe(name)} - Ops</title>
            <link rel="icon" href="favicon.svg" type="image/svg+xml">
            {Sheets}
            {Scripts(withScript, bar.Length > 0)}
            </head>
            <body>
            {bar}
            <div class="room plain {shell.Css}{(bar.Length > 0 ? "" : " without-bar")}">
            {shell.Header(request.Path.Value?.Trim('/') ?? "", withScript)}
            <main>
            <h1>{Safe(title)}</h1>
            {body}</main>
            </div>
            </body>
            </html>
            """;
    }

    /// <summary>The page as an endpoint's result.</summary>
    /// <param name="status">HTTP status.</param>
    /// <returns>The result.</returns>
    public IResult Result(int status = (int)HttpStatusCode.OK) => new Answer(this, status);

    private string Refresh => RefreshSeconds is not { } seconds ? ""
        : $"<meta http-equiv=\"refresh\" content=\"{seconds}{From}\">";

    private string From => RefreshFrom is null ? "" : $";url={Safe(RefreshFrom)}";

    private string Sheets => string.Concat(s_sheets.Append(Sheet).OfType<string>()
        .Select(static sheet => $"<link rel=\"stylesheet\" href=\"css/{Safe(sheet)}\">"));

    private string Scripts(bool withScript, bool withKill)
    {
        if (IsLastResort)
            return "";
        string first = withScript ? "<script src=\"js/theme.js\"></script>" : "";
        IEnumerable<string> others = (withScript && withKill ? s_killScripts : []).Append(Script).OfType<string>();
        return first + string.Concat(others.Select(static script =>
            $"<script src=\"js/{Safe(script)}\" defer></script>"));
    }

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
