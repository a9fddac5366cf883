namespace Ops.Telemetry.Audit;

/// <summary>What is wrong with a trail.</summary>
public enum AuditFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The file itself is damaged or of another kind.</summary>
    Damaged = 1,

    /// <summary>A record says something else than when it was written.</summary>
    Changed = 2,

    /// <summary>Records are missing between two others.</summary>
    Dropped = 3,

    /// <summary>A record stands in the place of another.</summary>
    Reordered = 4,

    /// <summary>The trail ends before the last record it is known to have had.</summary>
    Cut = 5,
}
