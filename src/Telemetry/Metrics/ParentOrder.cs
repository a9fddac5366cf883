namespace Ops.Telemetry.Metrics;

/// <summary>What one server did for one parent order: a slot of the table, free while its number is 0.</summary>
internal struct ParentOrder
{
    public long Number;
    public long Executed;

    /// <summary>The parent's shares; 0 when its arrival was not seen.</summary>
    public int Quantity;
    public int Children;

    /// <summary>Whether more was executed than the client asked for.</summary>
    public readonly bool IsOverfilled => Quantity > 0 && Executed > Quantity;

    /// <summary>Whether nothing more is to be expected of it.</summary>
    public readonly bool IsFilled => Quantity > 0 && Executed == Quantity;
}
