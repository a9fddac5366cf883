using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>One child order between its sending and its end.</summary>
internal struct WorkingOrder
{
    /// <summary>Its <see cref="OrderId"/>.</summary>
    public long Number;

    /// <summary>Its <see cref="ParentId"/>.</summary>
    public long ParentNumber;

    /// <summary>Its limit price in ticks.</summary>
    public long LimitTicks;

    /// <summary>When the venue answers or answered it; a cancel is never answered before.</summary>
    public long AnswerAt;

    /// <summary>When a cancel request of it left last.</summary>
    public long CancelAt;

    /// <summary>Slot of its parent; -1 for none.</summary>
    public int Parent;

    /// <summary>Its instrument.</summary>
    public int Symbol;

    /// <summary>Shares when it was sent.</summary>
    public int Quantity;

    /// <summary>Shares still open.</summary>
    public int Leaves;

    /// <summary>How often its slot was used before.</summary>
    public int Generation;

    /// <summary>Open order of the same server sent before it; -1 for none.</summary>
    public int Previous;

    /// <summary>Open order of the same server sent after it; -1 for none.</summary>
    public int Next;

    /// <summary>Its server.</summary>
    public ushort Server;

    /// <summary>Index of the code path that sent it.</summary>
    public byte Path;

    /// <summary>Which way it trades.</summary>
    public Side Side;

    /// <summary>Whether the venue has accepted it.</summary>
    public bool Accepted;

    /// <summary>Whether it could not trade at once and rests.</summary>
    public bool Rests;

    /// <summary>Whether it is part of the incident.</summary>
    public bool IsIncident;

    /// <summary>Whether others trade against it at its own limit.</summary>
    public bool TradesAtLimit;

    /// <summary>Whether it is for the closing auction and trades in nothing else.</summary>
    public bool OnClose;

    /// <summary>Whether a cancel request is on its way.</summary>
    public bool CancelPending;

    /// <summary>
    /// Whether it has ended and its slot waits only for the answer to a cancel request that came too late.
    /// </summary>
    public bool Ended;
}
