namespace Ops.Telemetry.Contracts;

/// <summary>How a restart in stages ended.</summary>
public enum RampEnd
{
    /// <summary>Every stage was accepted: nothing keeps the rate down any more.</summary>
    Finished = 0,

    /// <summary>The same fault came again, or nobody could tell: a new hold was taken.</summary>
    Killed = 1,

    /// <summary>Something else stopped all of it.</summary>
    Aborted = 2,
}
