namespace Ops.Telemetry.Metrics;

/// <summary>How a child order or its execution contradicts what the client asked for.</summary>
internal enum ConservationBreachKind
{
    /// <summary>Not set; never noted.</summary>
    None = 0,

    /// <summary>With this child, executed and live shares are more than the parent's.</summary>
    Overcommitted = 1,

    /// <summary>The child trades against its parent.</summary>
    OppositeSide = 2,

    /// <summary>The parent executed all its shares before the child left.</summary>
    AfterComplete = 3,

    /// <summary>The child names a parent that never arrived, and no lost event can explain it.</summary>
    Orphan = 4,

    /// <summary>The child names no parent although its server reports parents.</summary>
    WithoutParent = 5,

    /// <summary>With this fill, more was executed than the parent asked for.</summary>
    Overfilled = 6,
}
