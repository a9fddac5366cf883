namespace Ops.Simulator.Scenarios;

/// <summary>Units of a recorded time column.</summary>
public enum RecordedTimeUnit
{
    /// <summary>Seconds after midnight, with decimals.</summary>
    SecondsOfDay = 0,

    /// <summary>Milliseconds since 1970 UTC.</summary>
    UnixMilliseconds = 1,

    /// <summary>Microseconds since 1970 UTC.</summary>
    UnixMicroseconds = 2,

    /// <summary>Nanoseconds since 1970 UTC.</summary>
    UnixNanoseconds = 3,
}
