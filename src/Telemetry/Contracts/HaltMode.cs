namespace Ops.Telemetry.Contracts;

/// <summary>How far a hold goes. The numbers are part of the journal's format.</summary>
public enum HaltMode
{
    /// <summary>New orders are refused; open orders stay at the venue and may still fill.</summary>
    Block = 0,

    /// <summary>New orders are refused and every open order is cancelled.</summary>
    BlockAndCancel = 1,

    /// <summary>Only a few new orders a second leave; the server flows, restricted.</summary>
    Throttle = 2,

    /// <summary>Only new orders leave that make a position smaller; the server flows, restricted.</summary>
    ReduceOnly = 3,

    /// <summary>Nothing leaves, cancels neither.</summary>
    Sever = 4,
}
