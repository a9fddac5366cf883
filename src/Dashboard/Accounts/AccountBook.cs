using System.Collections.Immutable;
using System.Security.Claims;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>
/// All accounts in memory, as they stand on disk. Whether a sign-in is still good is looked up here with every request,
/// a kill's too, and that must wait for no database.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class AccountBook(AccountsFile file)
{
    /// <summary>Claim that carries the stamp a sign-in was made under.</summary>
    public const string StampClaim = "account-stamp";

    private volatile ImmutableDictionary<string, Account> _known =
        ImmutableDictionary<string, Account>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    /// <summary>All, by name.</summary>
    public IEnumerable<Account> All => _known.Values.OrderBy(account => account.Name, StringComparer.Ordinal);

    /// <summary>Reads the file again.</summary>
    /// <exception cref="AccountsFileException">The file is damaged or of an unknown kind.</exception>
    public void Load() => _known = file.Read().ToImmutableDictionary(
        account => account.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The account of a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The account; null when there is none.</returns>
    public Account? Find(string name) => _known.GetValueOrDefault(name);

    /// <summary>Whether an account agrees that a sign-in stands; without one nothing is against it.</summary>
    /// <param name="user">Whoever is signed in.</param>
    /// <returns>False when the account was locked, changed or signed out everywhere since.</returns>
    public bool Agrees(ClaimsPrincipal user)
    {
        if (user.Identity?.Name is not { } name || Find(name) is not { } account)
            return true;
        if (account.LockedBy is not null)
            return false;
        if (user.FindFirstValue(SignInWay.Claim) == SignInWay.Provider)
            return true; // its role and its end are the provider's
        if (OperatorActor.RoleOf(user) != account.Role)
            return false;
        // who came by a link of the console and is just about to set a credential has an account, and no stamp yet
        return user.FindFirstValue(StampClaim) is { } stamp ? stamp == account.Stamp : !account.HasCredential;
    }

    /// <summary>
    /// Who may be behind an account: whoever invited its person, or made another link for it, and that one's inviter in
    /// turn, until another supervisor has confirmed it.
    /// </summary>
    /// <param name="name">The account.</param>
    /// <returns>The name at the end of that chain, or one for all where it is a ring; the account's own when it is
    /// confirmed, or not invited.</returns>
    public string HandOf(string name)
    {
        var seen = new List<string>();
        string hand = name;
        while (!seen.Contains(hand, StringComparer.OrdinalIgnoreCase)
            && Find(hand) is { InvitedBy: { } host, ConfirmedBy: null })
        {
            seen.Add(hand);
            hand = host;
        }
        int ring = seen.FindIndex(one => string.Equals(one, hand, StringComparison.OrdinalIgnoreCase));
        return ring < 0 ? hand : seen[ring..].Min(StringComparer.OrdinalIgnoreCase)!;
    }

    /// <summary>Says on a principal whose hand may be behind it, as it stands now.</summary>
    /// <param name="user">Whoever is signed in.</param>
    public void Mark(ClaimsPrincipal user)
    {
        if (user.Identity is not ClaimsIdentity { Name: { } name } identity)
            return;
        foreach (Claim old in identity.FindAll(OperatorActor.HandClaim).ToArray())
            identity.RemoveClaim(old);
        string hand = HandOf(name);
        if (!string.Equals(hand, name, StringComparison.OrdinalIgnoreCase))
            identity.AddClaim(new Claim(OperatorActor.HandClaim, hand));
    }

    /// <summary>Whether nobody could approve releases any more without an account.</summary>
    /// <param name="name">The account.</param>
    /// <returns>True when it is the only supervisor who is not locked.</returns>
    public bool IsLastSupervisor(string name) =>
        Find(name) is { Role: Roles.Supervisor, LockedBy: null }
        && !_known.Values.Any(other => other is { Role: Roles.Supervisor, LockedBy: null, HasCredential: true }
            && !string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase));
}
