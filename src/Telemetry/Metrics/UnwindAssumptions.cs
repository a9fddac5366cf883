namespace Ops.Telemetry.Metrics;

/// <summary>
/// What an estimate of the cost of an unwind assumes. None of it is measured: the market's spread and volatility are
/// not in the pipeline. So each is stated beside every figure made with it.
/// </summary>
/// <param name="HalfSpreadBps">Half the spread, in hundredths of a percent of the price.</param>
/// <param name="ImpactBps">Cost of trading one usual day's volume, in hundredths of a percent of its notional; it grows
/// with the square root of the size.</param>
/// <param name="ParticipationPerMille">Share of the market's volume the unwinding trades take.</param>
public sealed record UnwindAssumptions(int HalfSpreadBps, int ImpactBps, int ParticipationPerMille)
{
    /// <summary>
    /// For liquid stocks: a spread of 10 bps, a daily volatility of 2 %, one tenth of the volume. By the square-root
    /// law an order of Q shares moves the price by Y * volatility * sqrt(Q / V), V a usual day's volume and Y about 1
    /// (Toth et al., "Anomalous price impact and the critical nature of liquidity in financial markets", Physical
    /// Review X 1, 021006, 2011). Worked off evenly it pays two thirds of that move on average: 2/3 * 200 bps =
    /// 133 bps.
    /// </summary>
    public static UnwindAssumptions Standard { get; } = new(5, 133, 100);
}
