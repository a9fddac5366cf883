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

    /// <summary>Write a note on the trail: operator, supervisor, who answer for what they told whom.</summary>
    public const string CanNote = nameof(CanNote);

    /// <summary>Take note of alarms and put them aside: operator, supervisor, instructor.</summary>
    public const string CanAnswer = nameof(CanAnswer);

    /// <summary>
    /// Lead a training session: operator, supervisor, instructor; in a class session its instructors alone.
    /// </summary>
    public const string CanTrain = nameof(CanTrain);

    /// <summary>Ask for changes of a training session's servers, and approve them: who may kill there.</summary>
    public const string CanChange = nameof(CanChange);

    /// <summary>Open class sessions, hand out their seats, end them: instructor, supervisor.</summary>
    public const string CanTeach = nameof(CanTeach);

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
        [CanNote] = [Roles.Operator, Roles.Supervisor],
        [CanApprove] = [Roles.Supervisor],
        [CanAnswer] = [Roles.Operator, Roles.Supervisor, Roles.Instructor],
        [CanOwnAccount] = Roles.All,
        [CanKeepPeople] = [Roles.Supervisor],
        [CanChange] = [Roles.Operator, Roles.Supervisor, Roles.Instructor],
        [CanTeach] = [Roles.Supervisor, Roles.Instructor],
        [CanTrain] = [Roles.Operator, Roles.Supervisor, Roles.Instructor],
    };

    /// <summary>Roles of a policy in a class session: there somebody trains, and somebody else leads.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The roles.</returns>
    internal static string[] InClass(string policy) =>
        policy == CanTrain ? [Roles.Instructor] : RolesOf[policy];
}
