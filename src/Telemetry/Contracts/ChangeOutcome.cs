namespace Ops.Telemetry.Contracts;

/// <summary>How a change ended, and why.</summary>
public enum ChangeOutcome
{
    /// <summary>It is made.</summary>
    Applied = 0,

    /// <summary>It makes things worse and waits for a second person.</summary>
    AwaitingApproval = 1,

    /// <summary>It can't be thought through; the faults say why.</summary>
    Faulty = 2,

    /// <summary>This fleet's servers are changed by their own tools; here changes are only thought through.</summary>
    NotOffered = 3,

    /// <summary>There is no such change, or it lapsed.</summary>
    UnknownChange = 4,

    /// <summary>Who asked for it can't be who approves it.</summary>
    SamePerson = 5,

    /// <summary>Only a person asks for a change or approves it.</summary>
    NotAPerson = 6,

    /// <summary>The reason is blank or longer than <see cref="Model.Limits.ReasonLength"/> characters.</summary>
    Incomplete = 7,

    /// <summary>There is no picture of the fleet yet.</summary>
    NoPicture = 8,

    /// <summary>Too many changes wait already.</summary>
    TooMany = 9,
}
