namespace Ops.Telemetry.Contracts;

/// <summary>
/// The ladder of what reaching a step of a rule does, weakest first. A limit wired to nothing is Knight's $2M: it is
/// not offered. Every action above <see cref="Alarm"/> takes a hold that only people release.
/// </summary>
public enum LimitAction
{
    /// <summary>Shows an alarm.</summary>
    Alarm = 0,

    /// <summary>Lets only a few orders a second out.</summary>
    Throttle = 1,

    /// <summary>Lets only orders out that make a position smaller.</summary>
    ReduceOnly = 2,

    /// <summary>Refuses every new order.</summary>
    Block = 3,

    /// <summary>Refuses every new order and cancels what is open.</summary>
    BlockAndCancel = 4,

    /// <summary>Cuts the server from the venue, cancels included.</summary>
    Sever = 5,
}
