using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>The page of a person's own account.</summary>
internal static class AccountPage
{
    /// <summary>The part of its address that says what was just done.</summary>
    public const string Done = "done";

    private const string Again =
        "<p>You signed in a while ago. <a href=\"sign-in?back=%2Faccount\">Sign in again</a> to change what you " +
        "sign in with.</p>";

    /// <summary>What it shows.</summary>
    /// <param name="User">Whose.</param>
    /// <param name="Account">The account; null before anything was set.</param>
    /// <param name="Passkeys">Its passkeys.</param>
    /// <param name="IsRecent">Whether the person signed in just now.</param>
    /// <param name="Hours">How long a sign-in lasts from its last use.</param>
    internal sealed record Picture(
        ClaimsPrincipal User, Account? Account, IList<UserPasskeyInfo> Passkeys, bool IsRecent, int Hours);

    /// <summary>Makes it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="forms">Its forms.</param>
    /// <param name="picture">What it shows.</param>
    /// <param name="fault">Why the last change failed; null for none.</param>
    /// <returns>The page.</returns>
    public static PlainPage Make(HttpRequest request, AccountForms forms, Picture picture, string? fault)
    {
        ClaimsPrincipal user = picture.User;
        string role = OperatorActor.RoleOf(user);
        PlainPage page = new PlainPage("Your account") { Sheet = "account.css", Script = "passkeys.js" }
            .Add(AccountForms.Fault(fault))
            .Add(fault is null ? Said(request.Query[Done]) : "")
            .Paragraph($"You are {user.Identity?.Name} ({role}), signed in by {user.FindFirstValue(SignInWay.Claim)}." +
                $" This sign-in lasts {picture.Hours} hours from its last use.");
        if (user.FindFirstValue(SignInWay.Claim) == SignInWay.Provider)
            page.Paragraph("Your password and keys are kept by the identity provider you came through.");
        else
            AddCredentials(page, request, forms, picture);
        if (picture.Account is { HasCredential: true })
            page.Add("<h2>Leave</h2>").Add(forms.Button("account/sign-out-everywhere", "Sign out everywhere"));
        return role == Roles.Supervisor ? page.Add("<p><a href=\"people\">People and their roles</a></p>") : page;
    }

    private static string Said(string? what) => what switch
    {
        "password" => "<p class=\"done\" role=\"status\">Your password is set. Your other sign-ins have ended.</p>",
        "passkey-removed" =>
            "<p class=\"done\" role=\"status\">The passkey is removed. Your other sign-ins have ended.</p>",
        _ => "",
    };

    private static void AddCredentials(PlainPage page, HttpRequest request, AccountForms forms, Picture picture)
    {
        bool isNew = picture.Account is not { HasCredential: true };
        if (isNew)
        {
            page.Add("<p class=\"offer\">The link you came by is used up. Set a passkey or a password to come back " +
                "without another one, or <a href=\"./\">go to the fleet without</a>.</p>");
        }
        bool may = isNew || picture.IsRecent;
        page.Add("<section class=\"ways\"><div class=\"way\"><h2>Passkeys</h2>");
        foreach (UserPasskeyInfo passkey in picture.Passkeys)
        {
            string name = passkey.Name ?? "passkey";
            page.Add($"<p class=\"row\"><span>{PlainPage.Safe(name)}, since {passkey.CreatedAt:yyyy-MM-dd}</span>" +
                (may ? forms.Button(
                    "account/passkeys/remove", $"Remove {name}",
                    ("id", WebEncoders.Base64UrlEncode(passkey.CredentialId))) : "") + "</p>");
        }
        page.Add(may ? AddPasskey(request, forms) : Again);
        bool has = picture.Account?.HasPassword == true;
        string current = has && !picture.IsRecent
            ? AccountForms.Field("current", "Password so far", "password", "current-password") : "";
        string fields = current +
            AccountForms.Field("wanted", "New password, 12 characters or more", "password", "new-password") +
            AccountForms.Field("again", "The same again", "password", "new-password") +
            $"<p><button class=\"main\">{(has ? "Change the password" : "Set the password")}</button></p>";
        page.Add($"</div><div class=\"way\"><h2>Password</h2>" +
            (may || has ? forms.Form("account/password", fields) : Again) + "</div></section>");
    }

    private static string AddPasskey(HttpRequest request, AccountForms forms)
    {
        if (AccountForms.IsByAddress(request))
        {
            return "<p>Passkeys belong to a name, not to an address such as " +
                $"{PlainPage.Safe(request.Host.Host)}.</p>" +
                forms.Button("account/by-name", $"Go on at {AccountForms.ByName(request, "")}");
        }
        return """
            <label for="label">What you call it</label>
            <input id="label" maxlength="64" value="this device" autocomplete="off">
            <p><button type="button" class="main" data-passkey-add>Add a passkey</button></p>
            <p role="status" data-passkey-result></p>
            """ + forms.Form("account/passkeys", "");
    }
}
