using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Views;
using Ops.Simulator;

namespace Ops.Dashboard.Api;

/// <summary>
/// What every plain page stands in, the same as a live one: the word of the mode, who is signed in, the places to go
/// to, and the button that stops all servers.
/// </summary>
/// <param name="Mode">Banner of what the page is about; null where nothing runs.</param>
/// <param name="Running">Banner of what runs in the room, which is what a kill stops; null where nothing does.</param>
/// <param name="Room">In which room it is shown; null outside of one.</param>
/// <param name="Person">Name of whoever is signed in; null for nobody.</param>
/// <param name="Role">Their role.</param>
/// <param name="Token">Antiforgery token of its forms; null where nobody may send one.</param>
internal sealed record PageShell(
    ModeView? Mode, ModeView? Running, RoomPlace? Room, string? Person, string Role, AntiforgeryTokenSet? Token)
{
    /// <summary>The shell of an answer. Makes the token, so it is called before the answer has begun.</summary>
    /// <param name="context">The request.</param>
    /// <param name="own">LIVE, TRAINING or REPLAY when the page says itself what it is about; null otherwise.</param>
    /// <returns>The shell.</returns>
    public static PageShell Of(HttpContext context, string? own)
    {
        // a page of an error may be made where there is no container
        IServiceProvider? services = context.RequestServices;
        RoomPlace? room = services?.GetService<RoomPlace>();
        ModeView? running = room is { IsOver: true } ? null
            : services?.GetService<ITrainingConsole>() is { } console ? ModeView.From(console.State, room) : null;
        bool isSignedIn = context.User.Identity?.IsAuthenticated == true;
        return new PageShell(
            ModeOf(own, running, room), running, room, isSignedIn ? context.User.Identity?.Name : null,
            OperatorActor.RoleOf(context.User),
            isSignedIn ? services?.GetService<IAntiforgery>()?.GetAndStoreTokens(context) : null);
    }

    /// <summary>The class of the page's frame.</summary>
    public string Css => Mode?.Css ?? "mode-live";

    /// <summary>Whether there is a fleet, and whoever looks may stop it.</summary>
    public bool MayStop => Running is not null && Token is not null
        && Policies.RolesOf[Policies.CanHalt].Contains(Role);

    /// <summary>The head of the page.</summary>
    /// <param name="path">Path of the page within its room, to mark its place.</param>
    /// <param name="withScript">Whether the page may have buttons that need a script.</param>
    /// <returns>The markup.</returns>
    public string Header(string path, bool withScript)
    {
        var markup = new StringBuilder("<header class=\"room-header\">");
        if (Mode is not null)
        {
            bool isForEverybody = Room is { IsClass: true } || Mode.Session is not null;
            string text = Person is null && !isForEverybody ? Mode.Word : Mode.Text;
            markup.Append($"<p class=\"mode\" role=\"status\" aria-label=\"Mode\">{PlainPage.Safe(text)}</p>");
        }
        if (Person is not null)
            markup.Append($"<dl class=\"facts\">{Fact("Signed in", Person, Role == Person ? "" : Role)}{Stops()}</dl>");
        markup.Append("</header>");
        return Person is null ? markup.ToString() : markup.Append(Navigation(path, withScript)).ToString();
    }

    private static ModeView? ModeOf(string? own, ModeView? running, RoomPlace? room)
    {
        // in a class session no page is without the word, whatever it is about
        string? word = own ?? (room is { IsClass: true } ? "TRAINING" : null);
        if (word is null || word == running?.Word)
            return running;
        return new ModeView(word, room is { IsClass: true } ? room.Title : "", $"mode-{word.ToLowerInvariant()}");
    }

    // a page about a session that is over looks like one, and its button stops what runs now
    private string Stops() => Running is not null && Mode is not null && Mode.Word != Running.Word
        ? Fact("Kill all stops", Running.Text, "") : "";

    private static string Fact(string name, string value, string more) =>
        $"<div><dt>{name}</dt><dd><b>{PlainPage.Safe(value)}</b> <span>{PlainPage.Safe(more)}</span></dd></div>";

    private string Navigation(string path, bool withScript)
    {
        RoomPlace room = Room ?? RoomPlace.Main;
        var markup = new StringBuilder("<nav class=\"nav-row\" aria-label=\"Main\">");
        foreach (NavPlace place in NavPlace.Of(room))
            markup.Append(Link(place, path));
        markup.Append("<span class=\"nav-space\"></span>").Append(Link(NavPlace.Own(room), path));
        if (withScript && Token is not null)
        {
            markup.Append($"<form method=\"post\" action=\"signout\">{KillPage.Hidden(Token)}" +
                "<button class=\"quiet\">Sign out</button></form>" +
                "<button type=\"button\" class=\"quiet\" data-theme-toggle>Light or dark</button>");
        }
        return markup.Append("</nav>").ToString();
    }

    private static string Link(NavPlace place, string path)
    {
        bool isHere = place.Href.Length > 0
            && (path == place.Href || path.StartsWith($"{place.Href}/", StringComparison.Ordinal));
        string href = place.Href.Length == 0 ? "./" : place.Href;
        string here = isHere ? " class=\"active\" aria-current=\"page\"" : "";
        return $"<a href=\"{href}\"{here}>{PlainPage.Safe(place.Text)}</a>";
    }
}
