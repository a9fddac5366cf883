namespace Ops.Simulator.Recorded;

/// <summary>A row that was left out.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record RecordedFault(long Line, string Reason)
{
    /// <summary>The line and the reason.</summary>
    public override string ToString() => $"line {Line}: {Reason}";
}
