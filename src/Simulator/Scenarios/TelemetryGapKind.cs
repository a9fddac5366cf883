namespace Ops.Simulator.Scenarios;

/// <summary>How the line from a server to its control room fails.</summary>
public enum TelemetryGapKind
{
    /// <summary>What the server tells is lost: the numbers of its events show a gap.</summary>
    Loses = 0,

    /// <summary>What the server tells arrives all at once when the line is back, and so does its heartbeat.</summary>
    Delays = 1,
}
