namespace Ops.Dashboard.Auth;

/// <summary>
/// What somebody may do. Every endpoint and page carries one of these or says that it is for everybody.
/// </summary>
public static class Policies
{
    /// <summary>See the fleet: every role.</summary>
    public const string CanWatch = nameof(CanWatch);

    /// <summary>Kill: operator, supervisor, instructor.</summary>
    public const string CanHalt = nameof(CanHalt);

    /// <summary>Ask for a release: operator, supervisor.</summary>
    public const string CanRelease = nameof(CanRelease);

    /// <summary>Approve somebody else's release: supervisor.</summary>
    public const string CanApprove = nameof(CanApprove);

    /// <summary>Take note of alarms and put them aside: operator, supervisor, instructor.</summary>
    public const string CanAnswer = nameof(CanAnswer);

    /// <summary>Lead a training session: operator, supervisor, instructor.</summary>
    public const string CanTrain = nameof(CanTrain);

    /// <summary>Have an account of one's own: every role, by cookie alone, because a key is no person.</summary>
    public const string CanOwnAccount = nameof(CanOwnAccount);

    /// <summary>Invite people, give roles, lock and unlock: supervisor, by cookie alone.</summary>
    public const string CanKeepPeople = nameof(CanKeepPeople);

    /// <summary>Policies no key can meet.</summary>
    internal static readonly string[] ByCookieAlone = [CanOwnAccount, CanKeepPeople];

    /// <summary>Roles of each policy.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> RolesOf = new Dictionary<string, string[]>
    {
        [CanWatch] = Roles.All,
        [CanHalt] = [Roles.Operator, Roles.Supervisor, Roles.Instructor],
        [CanRelease] = [Roles.Operator, Roles.Supervisor],
        [CanApprove] = [Roles.Supervisor],
        [CanAnswer] = [Roles.Operator, Roles.Supervisor, Roles.Instructor],
        [CanOwnAccount] = Roles.All,
        [CanKeepPeople] = [Roles.Supervisor],
        [CanTrain] = [Roles.Operator, Roles.Supervisor, Roles.Instructor],
    };
}
