using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>An anomaly of a run: one row for each rule and server.</summary>
/// <param name="First">Since when it was first seen, with the words and figures of its worst.</param>
/// <param name="Severity">The worst it became.</param>
/// <param name="Times">How often it was raised.</param>
/// <param name="LastSince">Since when it stood last.</param>
internal sealed record AlarmRow(Anomaly First, AnomalySeverity Severity, int Times, MarketTime LastSince)
{
    /// <summary>When it became as bad as it became.</summary>
    public MarketTime WorstSince { get; init; }
}
