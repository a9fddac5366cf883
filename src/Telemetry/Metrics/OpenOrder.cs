using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>One open child order: a slot of the table, free while its number is 0.</summary>
internal struct OpenOrder
{
    /// <summary>The venue answered, with an acceptance or a fill.</summary>
    public const byte Acknowledged = 1;

    /// <summary>A cancel is on its way.</summary>
    public const byte CancelSent = 2;

    public long Number;
    public long Parent;
    public long LimitTicks;
    public long SentAt;
    public int Quantity;
    public int Leaves;
    public int Symbol;
    public Side Side;
    public byte Flags;
}
