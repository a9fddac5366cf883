namespace Ops.Telemetry.Model;

/// <summary>Phase of the trading session.</summary>
public enum SessionPhase : byte
{
    /// <summary>Before orders are accepted.</summary>
    Closed = 0,

    /// <summary>Orders are taken for the opening auction.</summary>
    PreOpen = 1,

    /// <summary>The opening auction is being crossed.</summary>
    OpeningAuction = 2,

    /// <summary>Continuous trading.</summary>
    Open = 3,

    /// <summary>The closing auction is being crossed.</summary>
    ClosingAuction = 4,

    /// <summary>After the close.</summary>
    PostClose = 5,
}
