using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>The page where supervisors keep the accounts.</summary>
internal static class PeoplePage
{
    /// <summary>Makes it.</summary>
    /// <param name="forms">Its forms.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="now">The time now.</param>
    /// <param name="mayConfirm">Whether whoever looks is a second person to an account.</param>
    /// <param name="fault">Why the last change failed; null for none.</param>
    /// <param name="link">A link that was just made, shown this once; null for none.</param>
    /// <returns>The page.</returns>
    public static PlainPage Make(
        AccountForms forms, IEnumerable<Account> accounts, DateTimeOffset now, Func<Account, bool> mayConfirm,
        string? fault, (string Name, string Address)? link)
    {
        PlainPage page = new PlainPage("People") { Sheet = "account.css" }.Add(AccountForms.Fault(fault));
        if (link is { } made)
        {
            page.Add($"""
                <div class="offer" role="status"><p>The link for {PlainPage.Safe(made.Name)}, good once within
                {PeopleDesk.LinkLife.TotalHours} hours. It is shown this once and written nowhere:</p>
                <p><code>{PlainPage.Safe(made.Address)}</code></p></div>
                """);
        }
        page.Paragraph("Who has an account here. Those of a link of the console have one from the moment they set a " +
            "passkey or a password. Whoever is invited, or given another link, is in the hand of who made it until " +
            "another supervisor confirms the account, and till then no second person for that one. Every change is " +
            "on the audit trail under your name.");
        string rows = string.Concat(accounts.Select(account => Row(forms, account, now, mayConfirm)));
        page.Add(rows.Length == 0
            ? "<p>Nobody has an account yet.</p>"
            : "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Accounts\"><table><thead><tr>" +
                "<th scope=\"col\">Name</th><th scope=\"col\">Role</th><th scope=\"col\">Signs in with</th>" +
                "<th scope=\"col\">State</th><th scope=\"col\">Change</th></tr></thead>" +
                $"<tbody>{rows}</tbody></table></div>");
        string fields = AccountForms.Field("name", "Name", "text", "off") +
            "<label for=\"role\">Role</label>" + Choice("role", Roles.Operator) +
            "<p><button class=\"main\">Make the link</button></p>";
        return page.Add($"<h2>Invite a person</h2>{forms.Form("people/invite", fields)}");
    }

    private static string Row(
        AccountForms forms, Account account, DateTimeOffset now, Func<Account, bool> mayConfirm)
    {
        string name = account.Name;
        string id = $"role-{name}";
        string role = $"<label class=\"hidden\" for=\"{PlainPage.Safe(id)}\">Role of {PlainPage.Safe(name)}</label>" +
            Choice(id, account.Role) + $"<button>Give {PlainPage.Safe(name)} the role</button>";
        string unlock = forms.Button("people/unlock", $"Unlock {name}", ("name", name));
        string locks = account.LockedBy is not null
            ? unlock
            : (IsLockedOut(account, now) ? unlock : "") + Confirmation(forms, account, mayConfirm) +
                forms.Button("people/lock", $"Lock {name}", ("name", name)) +
                forms.Button("people/link", $"New link for {name}", ("name", name));
        return $"<tr><th scope=\"row\">{PlainPage.Safe(name)}</th>" +
            $"<td>{forms.Form("people/role", role, ("name", name))}</td><td>{Ways(account)}</td>" +
            $"<td>{PlainPage.Safe(State(account, now))}</td><td class=\"row\">{locks}</td></tr>";
    }

    private static string Confirmation(AccountForms forms, Account account, Func<Account, bool> mayConfirm)
    {
        if (account is not { InvitedBy: { } host, ConfirmedBy: null })
            return "";
        return mayConfirm(account) ? forms.Button("people/confirm", $"Confirm {account.Name}", ("name", account.Name))
            : $"<p>{PlainPage.Safe($"Another supervisor than {host} confirms {account.Name}.")}</p>";
    }

    private static string Ways(Account account)
    {
        string passkeys = account.Passkeys switch { 0 => "", 1 => "a passkey", _ => $"{account.Passkeys} passkeys" };
        string both = account.HasPassword && account.Passkeys > 0 ? ", " : "";
        return account.HasCredential ? (account.HasPassword ? "a password" : "") + both + passkeys : "nothing yet";
    }

    private static string State(Account account, DateTimeOffset now)
    {
        if (account.LockedBy is { } by)
            return $"Locked by {by}";
        if (IsLockedOut(account, now))
            return $"No password until {account.LockedOutUntil:HH:mm:ss} UTC: too many wrong ones";
        if (account.LinkUntil > now)
            return $"A link waits until {account.LinkUntil:yyyy-MM-dd HH:mm} UTC";
        return account switch
        {
            { InvitedBy: null } => "Open, came by the console",
            { ConfirmedBy: { } second } => $"Open, invited by {account.InvitedBy}, confirmed by {second}",
            _ => $"Open, invited by {account.InvitedBy}, not confirmed: no second person for {account.InvitedBy}",
        };
    }

    private static bool IsLockedOut(Account account, DateTimeOffset now) => account.LockedOutUntil > now;

    private static string Choice(string id, string chosen) =>
        $"<select id=\"{PlainPage.Safe(id)}\" name=\"role\">" + string.Concat(Roles.All.Select(role =>
            $"<option{(role == chosen ? " selected" : "")}>{role}</option>")) + "</select>";
}
