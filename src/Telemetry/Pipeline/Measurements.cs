using Ops.Telemetry.Detection;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>Hands the detectors what was measured.</summary>
internal static class Measurements
{
    /// <summary>Picks what detectors judge.</summary>
    /// <param name="figures">The numbers of a tick.</param>
    /// <param name="phase">Phase of the session.</param>
    /// <returns>The measurement.</returns>
    public static Measurement Of(in ReadingFigures figures, SessionPhase phase) => new()
    {
        Now = new MarketTime(figures.AtNanoseconds),
        Phase = phase,
        OrdersIn1s = figures.In1s[OrderEventKind.Sent],
        OrdersIn10s = figures.In10s[OrderEventKind.Sent],
        EnteredExposure = new Money(figures.EnteredExposure),
        Pnl = new Money(figures.Pnl),
        PnlPerSecond = new Money(figures.PnlPerSecond),
    };
}
