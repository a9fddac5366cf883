using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// What detectors are given of one server, or of the fleet, at one tick. A further detector adds what it needs.
/// </summary>
internal readonly record struct Measurement
{
    /// <summary>Market time of the tick.</summary>
    public required MarketTime Now { get; init; }

    /// <summary>Phase of the session.</summary>
    public required SessionPhase Phase { get; init; }

    /// <summary>Limits in force.</summary>
    public required ServerLimits Limits { get; init; }

    /// <summary>New orders in the last second.</summary>
    public int OrdersIn1s { get; init; }

    /// <summary>New orders in the last ten seconds.</summary>
    public int OrdersIn10s { get; init; }

    /// <summary>Open plus filled exposure.</summary>
    public Money EnteredExposure { get; init; }

    /// <summary>Realised plus unrealised P&amp;L.</summary>
    public Money Pnl { get; init; }

    /// <summary>Change of P&amp;L per second over ten seconds.</summary>
    public Money PnlPerSecond { get; init; }
}
