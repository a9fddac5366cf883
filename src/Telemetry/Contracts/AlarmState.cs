namespace Ops.Telemetry.Contracts;

/// <summary>State of one alarm, after ISA-18.2.</summary>
public enum AlarmState
{
    /// <summary>It stands and nobody has taken note.</summary>
    Unacknowledged = 0,

    /// <summary>It stands and somebody has taken note.</summary>
    Acknowledged = 1,

    /// <summary>It no longer stands, and nobody took note while it did.</summary>
    Returned = 2,

    /// <summary>It no longer stands and needs nobody.</summary>
    Normal = 3,

    /// <summary>Somebody has put it aside, with a reason and until a time.</summary>
    Shelved = 4,

    /// <summary>It comes and goes so often that it is only listed, until it is quiet.</summary>
    Suppressed = 5,
}
