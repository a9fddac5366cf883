namespace Ops.Telemetry.Contracts;

/// <summary>How a change of a limit ended, and why.</summary>
public enum LimitOutcome
{
    /// <summary>It is in force.</summary>
    Applied = 0,

    /// <summary>It loosens and waits for a second person.</summary>
    AwaitingApproval = 1,

    /// <summary>It says what is in force already.</summary>
    NothingChanges = 2,

    /// <summary>It can't be set so; the result's fault says why and what would be right.</summary>
    Invalid = 3,

    /// <summary>The reason is blank or longer than <see cref="Model.Limits.ReasonLength"/> characters.</summary>
    Incomplete = 4,

    /// <summary>There is no such proposal, or it expired.</summary>
    UnknownProposal = 5,

    /// <summary>Who proposes can't be who approves.</summary>
    SamePerson = 6,

    /// <summary>
    /// A program with a key may tighten, and only people loosen and approve; breakers and watchdogs do neither.
    /// </summary>
    NotAPerson = 7,

    /// <summary>What it was proposed against is not in force any more.</summary>
    Outdated = 8,

    /// <summary>It could not be written to the journal, so it did not happen.</summary>
    JournalFailed = 9,

    /// <summary>Too many proposals wait already.</summary>
    TooMany = 10,
}
