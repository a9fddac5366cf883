namespace Ops.Simulator.Scenarios.Reading;

/// <summary>A place in a text file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal readonly record struct Place(int Line, int Column)
{
    /// <summary>The beginning of the file.</summary>
    public static Place Start => new(1, 1);
}
