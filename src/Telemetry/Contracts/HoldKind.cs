namespace Ops.Telemetry.Contracts;

/// <summary>Why a hold exists. Holds of different kinds stack and are released apart.</summary>
public enum HoldKind
{
    /// <summary>A person or script pressed kill.</summary>
    Manual = 0,

    /// <summary>A breaker tripped.</summary>
    Breaker = 1,

    /// <summary>Build or flags differ from the plan.</summary>
    Parity = 2,

    /// <summary>The gate lost its controller.</summary>
    Lease = 3,

    /// <summary>A drill.</summary>
    Drill = 4,

    /// <summary>
    /// A restart in stages: while it runs it only keeps the rate down, and it ends by itself. One that stops is what
    /// the restart of a control room that ended in between has left.
    /// </summary>
    Ramp = 5,
}
