using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>What a server's last seconds say of the cost of waiting; see <see cref="WaitingCosts"/>.</summary>
/// <param name="ExposurePerSecond">Entered exposure it adds.</param>
/// <param name="LossPerSecond">Money it loses.</param>
/// <param name="LossLow">Lower end of the interval of its mean loss.</param>
/// <param name="LossHigh">Upper end.</param>
/// <param name="UsualOrders">Orders it sends in the middle one of its seconds.</param>
internal sealed record WaitingPast(
    Money ExposurePerSecond, Money LossPerSecond, Money LossLow, Money LossHigh, int UsualOrders)
{
    /// <summary>The estimate.</summary>
    /// <param name="reading">The server's numbers now.</param>
    /// <param name="server">The server.</param>
    /// <returns>The estimate.</returns>
    public WaitingCost With(ServerReading reading, ServerId server) => new(
        server, Shares(reading), ExposurePerSecond, LossPerSecond, LossLow, LossHigh, NeedlessStop(reading));

    private static long Shares(ServerReading reading) => reading.Executions == 0 ? 0
        : (long)((Int128)reading.SharesExecuted * reading.In10s[OrderEventKind.Filled] / reading.Executions / 10);

    // What its usual orders are worth until it flows again.
    private Money? NeedlessStop(ServerReading reading)
    {
        if (reading.OpenOrders == 0)
            return null;
        Int128 worth = (Int128)reading.OpenNotional.Units / reading.OpenOrders * UsualOrders;
        return new Money((long)(worth * WaitingCost.NeedlessStopSeconds * WaitingCost.NeedlessBps / 10_000));
    }
}
