using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Accounts;

/// <summary>Writes what happens to sign-ins and accounts into trail and log: names and facts, never a secret.</summary>
/// <param name="audit">The trail.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class AccountTrail(SessionAudit audit, TimeProvider time, ILogger<AccountTrail> log)
{
    /// <summary>Somebody signed in.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Somebody tried to.</summary>
    public const string SignInFailed = "sign-in-failed";

    /// <summary>Somebody signed out.</summary>
    public const string SignOut = "sign-out";

    /// <summary>An account takes no password for a while.</summary>
    public const string LockedOut = "locked-out";

    /// <summary>A password or passkey was set, changed or removed.</summary>
    public const string Credential = "account-credential";

    /// <summary>Somebody was invited, or given another link.</summary>
    public const string Invited = "account-invited";

    /// <summary>Another supervisor has confirmed who is behind an account.</summary>
    public const string Confirmed = "account-confirmed";

    /// <summary>Somebody was given another role.</summary>
    public const string Role = "account-role";

    /// <summary>An account was locked by somebody.</summary>
    public const string Locked = "account-locked";

    /// <summary>An account was unlocked by somebody.</summary>
    public const string Unlocked = "account-unlocked";

    /// <summary>A command came with a key.</summary>
    public const string KeyUsed = "key-command";

    private static readonly Actor s_door = new(ActorKind.Program, "sign-in");

    /// <summary>Notes what a person did.</summary>
    /// <param name="what">The code.</param>
    /// <param name="by">The person.</param>
    /// <param name="subject">Whose account.</param>
    /// <param name="detail">One sentence.</param>
    public void Note(string what, string by, string subject, string detail)
    {
        Append(what, new Actor(ActorKind.Person, by), subject, detail);
        log.LogInformation("{What} {Subject} by {By}: {Detail}", what, subject, by, detail);
    }

    /// <summary>Notes what nobody in particular did: a failed sign-in has no actor.</summary>
    /// <param name="what">The code.</param>
    /// <param name="subject">Whose account; never what somebody typed where no account has that name.</param>
    /// <param name="detail">One sentence.</param>
    public void NoteStranger(string what, string subject, string detail)
    {
        Append(what, s_door, subject, detail);
        log.LogWarning("{What} {Subject}: {Detail}", what, subject, detail);
    }

    /// <summary>Notes which key a command came with; a person's key acts under the person's name.</summary>
    /// <param name="by">Under which name it acted.</param>
    /// <param name="key">The key's own name.</param>
    /// <param name="detail">What it asked for, and the answer.</param>
    public void NoteKey(Actor by, string key, string detail) => Append(KeyUsed, by, key, detail);

    private void Append(string what, Actor by, string subject, string detail) =>
        audit.Append(new AuditEntry(WallTime.Now(time), null, by, what, subject, detail));
}
