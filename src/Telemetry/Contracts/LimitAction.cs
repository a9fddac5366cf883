namespace Ops.Telemetry.Contracts;

/// <summary>What crossing a limit does. A limit wired to nothing is Knight's $2M: it is not offered.</summary>
public enum LimitAction
{
    /// <summary>Shows an anomaly.</summary>
    Alarm = 0,

    /// <summary>Shows it and halts the server with a hold of kind breaker.</summary>
    Block = 1,
}
