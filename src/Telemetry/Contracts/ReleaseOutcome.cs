namespace Ops.Telemetry.Contracts;

/// <summary>How a release request or approval ended, and why.</summary>
public enum ReleaseOutcome
{
    /// <summary>The request waits for a second person.</summary>
    AwaitingApproval = 0,

    /// <summary>The hold is gone.</summary>
    Released = 1,

    /// <summary>There is no such hold, or it was released before.</summary>
    UnknownHold = 2,

    /// <summary>There is no such request, or it expired.</summary>
    UnknownRequest = 3,

    /// <summary>The person who asks can't be the person who approves.</summary>
    SamePerson = 4,

    /// <summary>
    /// Programs with a key may ask, only a person approves; breakers, watchdogs and drills do neither.
    /// </summary>
    NotAPerson = 5,

    /// <summary>The release could not be written to the journal, so it did not happen.</summary>
    JournalFailed = 6,

    /// <summary>A request for this hold is waiting already.</summary>
    AlreadyRequested = 7,

    /// <summary>Cause or evidence is blank or longer than <see cref="Model.Limits.ReasonLength"/> characters.</summary>
    Incomplete = 8,

    /// <summary>
    /// The facts speak against it, or nobody can tell: a line of the checklist is neither borne out nor overridden.
    /// </summary>
    ChecklistOpen = 9,

    /// <summary>The hold is a restart in stages under way: it ends by itself, or by a kill.</summary>
    RampUnderWay = 10,

    /// <summary>Somebody has approved it before; this approval opened nothing.</summary>
    AlreadyApproved = 11,
}
