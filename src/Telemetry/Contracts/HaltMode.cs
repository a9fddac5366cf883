namespace Ops.Telemetry.Contracts;

/// <summary>How far a halt goes.</summary>
public enum HaltMode
{
    /// <summary>New orders are refused; open orders stay at the venue and may still fill.</summary>
    Block = 0,

    /// <summary>New orders are refused and every open order is cancelled.</summary>
    BlockAndCancel = 1,
}
