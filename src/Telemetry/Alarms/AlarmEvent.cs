namespace Ops.Telemetry.Alarms;

/// <summary>What can happen to an alarm.</summary>
internal enum AlarmEvent
{
    /// <summary>Its finding stands, and did not before.</summary>
    Raised = 0,

    /// <summary>Its finding stands and is worse than it was.</summary>
    Rose = 1,

    /// <summary>Its finding stands no more.</summary>
    Returned = 2,

    /// <summary>Somebody took note.</summary>
    Acknowledged = 3,

    /// <summary>Somebody put it aside.</summary>
    Shelved = 4,

    /// <summary>It is taken from the shelf: the time is up, or somebody says so.</summary>
    Unshelved = 5,

    /// <summary>It comes and goes too often.</summary>
    Chattered = 6,

    /// <summary>It has been quiet.</summary>
    Quietened = 7,
}
