using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>The page where people sign in.</summary>
internal static class SignInPage
{
    /// <summary>How to come by a link.</summary>
    public const string HowToGetOne =
        "Each start of the control room prints one link per role on its console, good for one sign-in each. Start it " +
        "again to get new ones. A supervisor can make a link for one person on the page of people.";

    /// <summary>Makes it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="forms">Its forms.</param>
    /// <param name="auth">Which ways in there are.</param>
    /// <param name="back">Where to go afterwards; a path of ours.</param>
    /// <param name="fault">Why the last try failed; null for none.</param>
    /// <returns>The page.</returns>
    public static PlainPage Make(
        HttpContext context, AccountForms forms, AuthSettings auth, string back, string? fault)
    {
        PlainPage page = new PlainPage("Sign in") { Sheet = "account.css", Script = "passkeys.js" }
            .Add(AccountForms.Fault(fault));
        if (context.User.Identity?.IsAuthenticated == true)
        {
            page.Paragraph($"You are signed in as {context.User.Identity.Name} " +
                $"({OperatorActor.RoleOf(context.User)}). Signing in again takes its place.");
        }
        else
        {
            bool left = context.Request.Query["signed-out"] == "true";
            page.Paragraph(left ? "You have signed out." : "You are not signed in.");
        }
        string fields = AccountForms.Field("name", "Name", "text", "username") +
            AccountForms.Field("password", "Password", "password", "current-password") +
            "<p><button class=\"main\">Sign in</button></p>";
        page.Add("<section class=\"ways\"><div class=\"way\"><h2>With a password</h2>" +
            $"{forms.Form("sign-in", fields, ("back", back))}</div><div class=\"way\">" +
            $"{Passkey(context.Request, back)}{Provider(auth, back)}</div></section>");
        return page.Add("<h2>With a link</h2>").Paragraph(HowToGetOne)
            .Paragraph($"The lines look like: Sign in as operator: {Address(context.Request)}/signin/... " +
                "Programs and scripts use an API key instead.");
    }

    private static string Passkey(HttpRequest request, string back)
    {
        if (AccountForms.IsByAddress(request))
        {
            string there = AccountForms.ByName(request, "/sign-in");
            return "<h2>With a passkey</h2><p>Passkeys belong to a name, not to an address: open " +
                $"<a href=\"{PlainPage.Safe(there)}\">{PlainPage.Safe(there)}</a>.</p>";
        }
        return $"""
            <h2>With a passkey</h2>
            <p><button type="button" class="main" data-passkey-sign-in
            data-back="{PlainPage.Safe(BackPath.LinkOf(back))}">
            Sign in with a passkey</button></p><p role="status" data-passkey-result></p>
            """;
    }

    private static string Address(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static string Provider(AuthSettings auth, string back) => auth.Oidc is { } oidc
        ? $"<h2>With {PlainPage.Safe(oidc.Title)}</h2><p><a class=\"button\" href=\"sign-in/provider?back=" +
            $"{Uri.EscapeDataString(back)}\">Sign in with {PlainPage.Safe(oidc.Title)}</a></p>"
        : "";
}
