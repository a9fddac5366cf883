namespace Ops.Dashboard.Accounts;

/// <summary>What is known in memory of an account.</summary>
/// <param name="Name">The person's name, lower case.</param>
/// <param name="Role">The role.</param>
/// <param name="Stamp">Changes whenever sign-ins of the account must end.</param>
/// <param name="HasPassword">Whether a password is set.</param>
/// <param name="Passkeys">How many passkeys there are.</param>
/// <param name="LockedBy">Who locked it; null while nobody has.</param>
/// <param name="LockedOutUntil">Until when passwords are not taken, after too many wrong ones; null for not.</param>
/// <param name="InvitedBy">Who invited the person; null for a link of the console.</param>
/// <param name="ConfirmedBy">Which other supervisor has confirmed who is behind it; null for nobody yet.</param>
/// <param name="LinkHash">Hash of a link that waits to be used; null for none.</param>
/// <param name="LinkUntil">Until when that link is good.</param>
internal sealed record Account(
    string Name, string Role, string Stamp, bool HasPassword, int Passkeys, string? LockedBy,
    DateTimeOffset? LockedOutUntil, string? InvitedBy, string? ConfirmedBy, string? LinkHash, DateTimeOffset? LinkUntil)
{
    /// <summary>Whether the person has something to sign in with.</summary>
    public bool HasCredential => HasPassword || Passkeys > 0;
}
