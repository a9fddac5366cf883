using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>What supervisors do with the accounts of others. The last supervisor can't be locked or demoted.</summary>
internal sealed class PeopleDesk(
    PersonManager people, AccountBook book, AccountsFile file, AccountGate gate, AccountTrail trail,
    AccountNames names, IServiceProvider services, TimeProvider time)
{
    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    private const string NoAccount = "There is no account of this name.";
    private const string LastSupervisor =
        "This is the last supervisor who can sign in with a credential: nobody could approve a release or unlock " +
        "anybody. Make another supervisor first.";

    /// <summary>Makes an account and a link that lets its person in once.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="role">Its role.</param>
    /// <param name="by">Who invites.</param>
    /// <returns>The link's token, or why not.</returns>
    public async Task<AccountResult> InviteAsync(string name, string role, string by)
    {
        if (!AccountNames.IsName(name))
            return new AccountResult($"\"{name}\" is not a name; it must be {AccountNames.Form}.");
        if (!Roles.All.Contains(role))
            return new AccountResult($"\"{role}\" must be one of {string.Join(", ", Roles.All)}.");
        if (names.IsTaken(name) || book.Find(name) is not null)
            return new AccountResult($"The name {name} is taken. One name is one person.");
        using IDisposable turn = await gate.EnterAsync();
        file.EnsureMade(services);
        var person = new Person { UserName = name, Role = role, InvitedBy = by };
        string token = SetLink(person);
        AccountResult result = AccountDesk.FaultOf(await people.CreateAsync(person));
        book.Load();
        if (result.Fault is null)
            trail.Note(AccountTrail.Invited, by, name, $"Invited as {role}, by a link good until {Until(person)}.");
        return result with { Token = token };
    }

    /// <summary>Makes another link for a person who has lost what they sign in with.</summary>
    /// <param name="name">The person.</param>
    /// <param name="by">Who makes it.</param>
    /// <returns>The link's token, or why not.</returns>
    public async Task<AccountResult> MakeLinkAsync(string name, string by)
    {
        if (string.Equals(name, by, StringComparison.OrdinalIgnoreCase))
            return new AccountResult("Nobody makes a link for themselves; set a password or a passkey instead.");
        string token = "";
        AccountResult result = await ChangeAsync(name, person =>
        {
            if (person.LockedBy is not null)
                return "The account is locked; unlock it first.";
            bool isInAHand = book.Find(name) is { InvitedBy: not null, ConfirmedBy: null };
            if (isInAHand && !IsSameHand(name, by))
                return $"The account is not confirmed: {person.InvitedBy} may be behind it, and with a link of yours " +
                    "you as well. Confirm it first, or let them make the link.";
            token = SetLink(person);
            if (!isInAHand)
                person.InvitedBy = by; // who has the link can be the person
            return null;
        }, endSignIns: false, confirmedBy: "");
        if (result.Fault is null)
            trail.Note(AccountTrail.Invited, by, name, "Given another link to sign in once. Must be confirmed again.");
        return result with { Token = token };
    }

    /// <summary>
    /// Confirms that a person of their own is behind an account: until then it can't be the second person for whoever
    /// made it, nor for others that one made.
    /// </summary>
    /// <param name="name">The account.</param>
    /// <param name="by">Who confirms: another than those who may be behind it.</param>
    /// <returns>What came of it.</returns>
    public async Task<AccountResult> ConfirmAsync(string name, string by)
    {
        AccountResult result = await ChangeAsync(name, person =>
        {
            if (book.Find(name) is not { InvitedBy: { } host, ConfirmedBy: null })
                return "There is nothing to confirm: nobody invited this person, or it is done.";
            return IsSameHand(name, by)
                ? $"It must be another supervisor than {host}, one whose own account is confirmed." : null;
        }, endSignIns: false, confirmedBy: by);
        if (result.Fault is null)
            trail.Note(AccountTrail.Confirmed, by, name, "Confirmed: a person of their own is behind the account.");
        return result;
    }

    /// <summary>Gives another role. The person's sign-ins end.</summary>
    /// <param name="name">The person.</param>
    /// <param name="role">The role.</param>
    /// <param name="by">Who gives it.</param>
    /// <returns>What came of it.</returns>
    public async Task<AccountResult> GiveRoleAsync(string name, string role, string by)
    {
        if (!Roles.All.Contains(role))
            return new AccountResult($"\"{role}\" must be one of {string.Join(", ", Roles.All)}.");
        string before = "";
        AccountResult result = await ChangeAsync(name, person =>
        {
            if (role != Roles.Supervisor && book.IsLastSupervisor(person.UserName!))
                return LastSupervisor;
            (before, person.Role) = (person.Role, role);
            return null;
        }, endSignIns: true);
        if (result.Fault is null)
            trail.Note(AccountTrail.Role, by, name, $"Was {before}, is {role}.");
        return result;
    }

    /// <summary>Locks an account: nothing lets its person in, and their sign-ins end.</summary>
    /// <param name="name">The person.</param>
    /// <param name="by">Who locks.</param>
    /// <returns>What came of it.</returns>
    public async Task<AccountResult> LockAsync(string name, string by)
    {
        if (string.Equals(name, by, StringComparison.OrdinalIgnoreCase))
            return new AccountResult("Nobody locks their own account; sign out everywhere instead.");
        AccountResult result = await ChangeAsync(name, person =>
        {
            if (book.IsLastSupervisor(person.UserName!))
                return LastSupervisor;
            (person.LockedBy, person.LinkHash, person.LinkUntil) = (by, null, null);
            return null;
        }, endSignIns: true);
        if (result.Fault is null)
            trail.Note(AccountTrail.Locked, by, name, "Locked: nothing lets this person in.");
        return result;
    }

    /// <summary>Unlocks an account, whoever or whatever locked it.</summary>
    /// <param name="name">The person.</param>
    /// <param name="by">Who unlocks.</param>
    /// <returns>What came of it.</returns>
    public async Task<AccountResult> UnlockAsync(string name, string by)
    {
        AccountResult result = await ChangeAsync(name, person =>
        {
            (person.LockedBy, person.LockoutEnd, person.AccessFailedCount) = (null, null, 0);
            return null;
        }, endSignIns: false);
        if (result.Fault is null)
            trail.Note(AccountTrail.Unlocked, by, name, "Unlocked.");
        return result;
    }

    /// <summary>Takes a link made for a person: good once, and gone from disk before anybody is let in.</summary>
    /// <param name="token">Its token.</param>
    /// <returns>The account; null when there is no such link, or it is too old.</returns>
    public async Task<Account?> TakeLinkAsync(string token)
    {
        string hash = HashOf(token);
        if (Waiting(hash) is null)
            return null;
        using IDisposable turn = await gate.EnterAsync();
        if (Waiting(hash) is not { } account || await people.FindByNameAsync(account.Name) is not { } person)
            return null;
        (person.LinkHash, person.LinkUntil) = (null, null);
        await people.UpdateAsync(person);
        book.Load();
        return book.Find(account.Name);
    }

    private bool IsSameHand(string name, string other) =>
        string.Equals(book.HandOf(name), book.HandOf(other), StringComparison.OrdinalIgnoreCase);

    private Account? Waiting(string hash) => book.All.FirstOrDefault(account =>
        account.LockedBy is null && account.LinkHash == hash && account.LinkUntil > time.GetUtcNow());

    // confirmedBy: null leaves it, "" takes it away.
    private async Task<AccountResult> ChangeAsync(
        string name, Func<Person, string?> change, bool endSignIns, string? confirmedBy = null)
    {
        using IDisposable turn = await gate.EnterAsync();
        if (book.Find(name) is null || await people.FindByNameAsync(name) is not { } person)
            return new AccountResult(NoAccount);
        if (change(person) is { } fault)
            return new AccountResult(fault);
        AccountResult result = AccountDesk.FaultOf(
            endSignIns ? await people.UpdateSecurityStampAsync(person) : await people.UpdateAsync(person));
        if (result.Fault is null && confirmedBy is not null)
            result = await SetConfirmedAsync(person, confirmedBy);
        book.Load();
        return result;
    }

    private async Task<AccountResult> SetConfirmedAsync(Person person, string by)
    {
        IEnumerable<Claim> before =
            (await people.GetClaimsAsync(person)).Where(static claim => claim.Type == AccountsFile.ConfirmedClaim);
        AccountResult result = AccountDesk.FaultOf(await people.RemoveClaimsAsync(person, before));
        return result.Fault is not null || by.Length == 0 ? result
            : AccountDesk.FaultOf(await people.AddClaimAsync(person, new Claim(AccountsFile.ConfirmedClaim, by)));
    }

    private string SetLink(Person person)
    {
        string token = SignInLinks.NewToken();
        (person.LinkHash, person.LinkUntil) = (HashOf(token), time.GetUtcNow() + LinkLife);
        return token;
    }

    private static string Until(Person person) => $"{person.LinkUntil:yyyy-MM-dd HH:mm} UTC";

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
