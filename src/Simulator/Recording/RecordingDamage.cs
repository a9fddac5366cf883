namespace Ops.Simulator.Recording;

/// <summary>A recording can't be read on from here. Caught by who reads it; everything before was sound.</summary>
/// <param name="fault">Where and why.</param>
internal sealed class RecordingDamage(RecordingFault fault) : Exception(fault.ToString())
{
    /// <summary>Where and why.</summary>
    public RecordingFault Fault { get; } = fault;
}
