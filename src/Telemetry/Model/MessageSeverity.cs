namespace Ops.Telemetry.Model;

/// <summary>How a server graded a log message.</summary>
public enum MessageSeverity : byte
{
    /// <summary>Information.</summary>
    Info = 0,

    /// <summary>Something unexpected.</summary>
    Warning = 1,

    /// <summary>Something failed.</summary>
    Error = 2,
}
