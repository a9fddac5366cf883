namespace Ops.Telemetry.Contracts;

/// <summary>What can be done to what a server runs.</summary>
public enum ChangeKind
{
    /// <summary>Another build.</summary>
    Deploy = 0,

    /// <summary>The build before the present one.</summary>
    Rollback = 1,

    /// <summary>The same again.</summary>
    Restart = 2,

    /// <summary>Another value of a flag.</summary>
    SetFlag = 3,
}
