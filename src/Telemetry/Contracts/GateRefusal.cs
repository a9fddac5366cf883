namespace Ops.Telemetry.Contracts;

/// <summary>Why a gate refused a new order. The numbers are part of the recording format.</summary>
public enum GateRefusal
{
    /// <summary>Not refused.</summary>
    None = 0,

    /// <summary>At least one hold covers the server.</summary>
    Latched = 1,

    /// <summary>The gate was cut from the venue because a halt went unanswered or leaked.</summary>
    Severed = 2,

    /// <summary>The order itself is malformed: no side, quantity below 1, negative price.</summary>
    Malformed = 3,
}
