using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>One client order in a server's work.</summary>
internal struct WorkingParent
{
    /// <summary>Its <see cref="ParentId"/>.</summary>
    public long Number;

    /// <summary>Price times shares of all its executions, signed as its side trades.</summary>
    public long ValueUnits;

    /// <summary>Shares executed in its direction less those executed against it.</summary>
    public long NetExecuted;

    /// <summary>Shares the code path counted as executed: its only reason to stop.</summary>
    public long Counted;

    /// <summary>Shares of its children that were executed or still may be.</summary>
    public long Committed;

    /// <summary>Limit of every child in ticks; 0 while the market sets it.</summary>
    public long LimitTicks;

    /// <summary>Children its path has made.</summary>
    public int Sent;

    /// <summary>Whether the venue has acknowledged a child.</summary>
    public bool IsAcknowledged;

    /// <summary>Shares the client wants.</summary>
    public int Quantity;

    /// <summary>Its instrument.</summary>
    public int Symbol;

    /// <summary>How often its slot was used before.</summary>
    public int Generation;

    /// <summary>Child orders at the venue.</summary>
    public int OpenChildren;

    /// <summary>Index of the code path that works it.</summary>
    public byte Path;

    /// <summary>Which way the client trades.</summary>
    public Side Side;

    /// <summary>Whether it waits for the open.</summary>
    public bool Waiting;

    /// <summary>How often in a row the gate refused its child.</summary>
    public byte Refusals;

    /// <summary>Whether a failed pre-trade check was logged for it.</summary>
    public bool CheckLogged;

    /// <summary>Whether the slot is in use.</summary>
    public bool InUse;
}
