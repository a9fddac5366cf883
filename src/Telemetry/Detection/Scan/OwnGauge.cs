namespace Ops.Telemetry.Detection.Scan;

/// <summary>One measure of single orders of one instrument that has a limit of its own for it.</summary>
/// <param name="of">The measure.</param>
/// <param name="symbol">Index of the instrument.</param>
/// <param name="gauge">What the last slice brought.</param>
internal struct OwnGauge(ScanGauge of, int symbol, Gauge gauge)
{
    /// <summary>What the last slice brought.</summary>
    public Gauge Gauge = gauge;

    /// <summary>The measure.</summary>
    public ScanGauge Of { get; } = of;

    /// <summary>Index of the instrument.</summary>
    public int Symbol { get; } = symbol;
}
