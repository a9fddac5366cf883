namespace Ops.Simulator.Scenarios;

/// <summary>How a critical task is held against the log of a session.</summary>
public enum TaskCheck
{
    /// <summary>Not by the program: an instructor judges it, and its weight is left out of the score.</summary>
    Instructor = 0,

    /// <summary>Somebody turned to a guilty server in time: an alarm taken note of, an inspection, a note or a
    /// kill.</summary>
    Notice = 1,

    /// <summary>Somebody wrote one of the words down, as a note, a reason or a cause.</summary>
    Diagnose = 2,

    /// <summary>Every guilty server was blocked in time.</summary>
    Contain = 3,

    /// <summary>Every guilty server had no order left at the venue in time.</summary>
    Drain = 4,

    /// <summary>Nobody stopped a server that was not guilty.</summary>
    Scope = 5,

    /// <summary>The first kill came before the first change of what servers run.</summary>
    Order = 6,

    /// <summary>Nobody deployed, rolled back or set a flag while a guilty server flowed.</summary>
    NoChangeWhileLive = 7,

    /// <summary>Somebody looked at what servers run before the first change or release.</summary>
    Evidence = 8,

    /// <summary>Nothing was released within the time.</summary>
    NoRelease = 9,

    /// <summary>Every release had a cause and evidence, and a second person.</summary>
    Ceremony = 10,

    /// <summary>Nobody stopped anything: on a day on which nothing is wrong.</summary>
    StopNothing = 11,

    /// <summary>What was saved of the loss, between nobody acting and the best possible.</summary>
    Loss = 12,

    /// <summary>The right people were told in time: each of the words is in somebody's note.</summary>
    Told = 13,
}
