namespace Ops.Telemetry.Contracts;

/// <summary>Whether the word of this control room reaches a gate.</summary>
public enum ControlLine
{
    /// <summary>The gate took the last renewal of its lease.</summary>
    Held = 0,

    /// <summary>The gate can't be reached: it halts itself when its lease is over.</summary>
    Lost = 1,

    /// <summary>The gate obeys a newer control room: this one can stop it and open nothing.</summary>
    Fenced = 2,
}
