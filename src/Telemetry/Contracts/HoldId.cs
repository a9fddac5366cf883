namespace Ops.Telemetry.Contracts;

/// <summary>Identity of one hold, unique in a control plane's history, from 1; below 0 of the canary's.</summary>
/// <param name="Value">The number.</param>
public readonly record struct HoldId(long Value)
{
    /// <summary>H- and the number: what people read out on the phone. D- for one of a drill.</summary>
    public override string ToString() => Value < 0 ? $"D-{-Value}" : $"H-{Value}";
}
