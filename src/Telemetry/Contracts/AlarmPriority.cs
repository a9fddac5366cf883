namespace Ops.Telemetry.Contracts;

/// <summary>How soon an alarm wants an answer, after EEMUA 191: about 80, 15 and 5 of a hundred.</summary>
public enum AlarmPriority
{
    /// <summary>Within the shift.</summary>
    Low = 0,

    /// <summary>Within minutes.</summary>
    Medium = 1,

    /// <summary>Now.</summary>
    High = 2,
}
