namespace Ops.Telemetry.Contracts;

/// <summary>May the fleet open?</summary>
public enum PreOpenWord
{
    /// <summary>Something is not resolved.</summary>
    NoGo = 0,

    /// <summary>Nothing stands against it; nobody has said it yet.</summary>
    Ready = 1,

    /// <summary>A named person has said it, and nothing stands against it.</summary>
    Go = 2,

    /// <summary>Somebody had said it, and since then something came up.</summary>
    GoVoid = 3,
}
