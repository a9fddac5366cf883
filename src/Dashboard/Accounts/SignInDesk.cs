using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Accounts;

/// <summary>Lets people in: checks what they show, makes their cookie, and notes it.</summary>
internal sealed class SignInDesk(
    PersonManager people, AccountBook book, AccountGate gate, AccountTrail trail, TimeProvider time)
{
    /// <summary>How long after a sign-in a person may change what they sign in with.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);

    private const int LongestPassword = 256;

    // an unknown name takes as long as a wrong password
    private static readonly Person s_nobody = new()
    {
        UserName = "nobody",
        PasswordHash = new PasswordHasher<Person>().HashPassword(new Person(), SignInLinks.NewToken()),
    };

    /// <summary>Checks a password. After too many wrong ones the account takes none for a while.</summary>
    /// <param name="name">Whose it is said to be.</param>
    /// <param name="password">The password.</param>
    /// <returns>The account; null when it is not let in, for whatever reason.</returns>
    public async Task<Account?> CheckPasswordAsync(string name, string password)
    {
        if (password.Length > LongestPassword)
            return null;
        if (book.Find(name) is not { HasPassword: true } known)
        {
            people.PasswordHasher.VerifyHashedPassword(s_nobody, s_nobody.PasswordHash!, password);
            trail.NoteStranger(
                AccountTrail.SignInFailed, book.Find(name)?.Name ?? "unknown name", "No password of this name.");
            return null;
        }
        using IDisposable turn = await gate.EnterAsync();
        Person person = await people.FindByNameAsync(known.Name)
            ?? throw new InvalidOperationException($"The account {known.Name} is in memory and not on disk.");
        return await FaultOfAsync(person, password) is null ? book.Find(known.Name) : null;
    }

    /// <summary>
    /// Looks at a password and counts a wrong one, whoever asks: who is signed in at a page that was left could guess
    /// as well as a stranger. To be called in a turn of the <see cref="AccountGate"/>.
    /// </summary>
    /// <param name="person">Whose it is said to be.</param>
    /// <param name="password">The password.</param>
    /// <returns>Why it is not taken; null when it is the right one.</returns>
    public async Task<string?> FaultOfAsync(Person person, string password)
    {
        bool isRight = password.Length <= LongestPassword && await people.CheckPasswordAsync(person, password);
        if (await people.IsLockedOutAsync(person) || person.LockedBy is not null)
        {
            trail.NoteStranger(AccountTrail.SignInFailed, person.UserName!, "The account is locked.");
            return "The account takes no password for a while: too many were wrong.";
        }
        if (!isRight)
        {
            await FailAsync(person);
            return "The password so far is not right.";
        }
        await people.ResetAccessFailedCountAsync(person);
        book.Load();
        return null;
    }

    /// <summary>Signs somebody in.</summary>
    /// <param name="context">The request that gets the cookie.</param>
    /// <param name="name">Who.</param>
    /// <param name="role">The role; an account's own goes before it.</param>
    /// <param name="way">How, a word of <see cref="SignInWay"/>.</param>
    /// <returns>A task that ends when the cookie is made.</returns>
    public async Task SignInAsync(HttpContext context, string name, string role, string way)
    {
        string given = book.Find(name)?.Role ?? role;
        await WriteCookieAsync(context, name, given, way, time.GetUtcNow().ToUnixTimeSeconds().ToString());
        trail.Note(AccountTrail.SignIn, name, name, $"Signed in as {given} by {way}.");
    }

    /// <summary>Makes the cookie anew for somebody whose account has just changed by their own hand.</summary>
    /// <param name="context">The request that gets the cookie.</param>
    /// <returns>A task that ends when the cookie is made.</returns>
    public Task RenewAsync(HttpContext context)
    {
        ClaimsPrincipal user = context.User;
        return WriteCookieAsync(
            context, user.Identity!.Name!, OperatorActor.RoleOf(user), user.FindFirstValue(SignInWay.Claim)!,
            user.FindFirstValue(SignInWay.AtClaim)!);
    }

    /// <summary>Whether somebody signed in so lately that it must still be them.</summary>
    /// <param name="user">Who.</param>
    /// <returns>True within <see cref="Recent"/>.</returns>
    public bool IsRecent(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(SignInWay.AtClaim), out long at)
        && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) < Recent;

    private Task WriteCookieAsync(HttpContext context, string name, string role, string way, string at)
    {
        ClaimsPrincipal user = OperatorActor.Principal(ActorKind.Person, name, role, OperatorActor.CookieScheme);
        var identity = (ClaimsIdentity)user.Identity!;
        identity.AddClaim(new Claim(SignInWay.Claim, way));
        identity.AddClaim(new Claim(SignInWay.AtClaim, at));
        Account? account = book.Find(name);
        if (account is not null)
            identity.AddClaim(new Claim(AccountBook.StampClaim, account.Stamp));
        if (way == SignInWay.Link && account is not { HasCredential: true })
            identity.AddClaim(new Claim(SignInWay.OfferClaim, name));
        return context.SignInAsync(OperatorActor.CookieScheme, user);
    }

    private async Task FailAsync(Person person)
    {
        await people.AccessFailedAsync(person);
        book.Load();
        trail.NoteStranger(AccountTrail.SignInFailed, person.UserName!, "The password was wrong.");
        if (!await people.IsLockedOutAsync(person))
            return;
        string last = book.IsLastSupervisor(person.UserName!) ? " It is the last supervisor." : "";
        trail.NoteStranger(
            AccountTrail.LockedOut, person.UserName!,
            $"Too many wrong passwords: none is taken until {person.LockoutEnd:HH:mm:ss} UTC. Passkeys, links, keys " +
            $"and standing sign-ins go on.{last}");
    }
}
