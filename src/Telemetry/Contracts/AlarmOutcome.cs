namespace Ops.Telemetry.Contracts;

/// <summary>How a command about an alarm ended.</summary>
public enum AlarmOutcome
{
    /// <summary>It was done.</summary>
    Done = 0,

    /// <summary>There is no such alarm, or it needs nobody any more.</summary>
    Unknown = 1,

    /// <summary>It was so already.</summary>
    NothingToDo = 2,

    /// <summary>The reason is blank or longer than <see cref="Model.Limits.ReasonLength"/> characters.</summary>
    Incomplete = 3,

    /// <summary>A time to shelve until is missing, past, or later than is allowed for its priority.</summary>
    TooLong = 4,
}
