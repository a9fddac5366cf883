namespace Ops.Telemetry.Contracts;

/// <summary>Identity of one hold, unique in a control plane's history, from 1.</summary>
/// <param name="Value">The number.</param>
public readonly record struct HoldId(long Value)
{
    /// <summary>H- and the number: what people read out on the phone.</summary>
    public override string ToString() => $"H-{Value}";
}
