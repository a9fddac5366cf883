namespace Ops.Telemetry.Contracts;

/// <summary>How a word before the open was taken.</summary>
public enum PreOpenOutcome
{
    /// <summary>It is recorded.</summary>
    Recorded = 0,

    /// <summary>There are no such messages.</summary>
    UnknownPattern = 1,

    /// <summary>Something stands against a go.</summary>
    NotReady = 2,

    /// <summary>There is no go to take back.</summary>
    NoGo = 3,

    /// <summary>Only a person answers for this; programs, breakers and drills don't.</summary>
    NotAPerson = 4,

    /// <summary>The reason is blank or longer than <see cref="Model.Limits.ReasonLength"/> characters.</summary>
    Incomplete = 5,

    /// <summary>There is no picture of the fleet yet.</summary>
    NoPicture = 6,
}
