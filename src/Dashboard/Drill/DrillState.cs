namespace Ops.Dashboard.Drill;

/// <summary>Whether a kill is proven.</summary>
public enum DrillState
{
    /// <summary>Nobody can know: the fleet has no canary.</summary>
    Unknown = 0,

    /// <summary>The first drill of the session is yet to come.</summary>
    Waiting = 1,

    /// <summary>Every door worked, and not long ago.</summary>
    Proven = 2,

    /// <summary>A door did not work, or the last proof is too old.</summary>
    Unproven = 3,

    /// <summary>Doors are drilled in the main room alone; this is a class session's.</summary>
    Elsewhere = 4,
}
