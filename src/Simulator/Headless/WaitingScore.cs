using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>
/// Holds what was said of the cost of waiting against what came: every ten seconds the interval of each server that a
/// grave finding names, and ten seconds later what it lost. And it keeps the first suggestion of a stop.
/// </summary>
internal sealed class WaitingScore
{
    private const long Horizon = 10 * MarketTime.NanosecondsPerSecond;

    private readonly List<(MarketTime At, WaitingCost Cost, Money Pnl)> _open = [];
    private MarketTime _next;

    /// <summary>Forecasts that were held against what came.</summary>
    public int Forecasts { get; private set; }

    /// <summary>
    /// Those that were none: of servers that neither gained nor lost, whose interval was nothing and came true.
    /// </summary>
    public int Trivial { get; private set; }

    /// <summary>Those whose interval held it.</summary>
    public int Inside { get; private set; }

    /// <summary>Names of the servers of the first suggestion; empty when there was none.</summary>
    public ImmutableArray<string> Suggested { get; private set; } = [];

    /// <summary>When it was made.</summary>
    public MarketTime? SuggestedAt { get; private set; }

    /// <summary>Looks at a picture.</summary>
    /// <param name="picture">The picture.</param>
    public void Look(FleetSnapshot picture)
    {
        Close(picture);
        if (SuggestedAt is null && picture.Stop is { } stop)
        {
            SuggestedAt = picture.At;
            Suggested = [.. stop.Servers.Select(server => picture.Servers[server.Index].Server.Name)];
        }
        if (picture.At < _next)
            return;
        _next = picture.At.AddNanoseconds(Horizon);
        foreach (WaitingCost cost in picture.Waiting.Where(cost => picture.Anomalies.Any(anomaly =>
            anomaly.Server == cost.Server && anomaly.Severity == AnomalySeverity.Critical)))
            _open.Add((picture.At, cost, picture.Servers[cost.Server.Index].Reading.Pnl));
    }

    private void Close(FleetSnapshot picture)
    {
        foreach ((MarketTime at, WaitingCost cost, Money pnl) in _open.Where(
            one => one.At.AddNanoseconds(Horizon) <= picture.At))
        {
            long seconds = Math.Max(1, (picture.At.Nanoseconds - at.Nanoseconds) / MarketTime.NanosecondsPerSecond);
            long loss = (pnl - picture.Servers[cost.Server.Index].Reading.Pnl).Units / seconds;
            if (cost.LossLow == cost.LossHigh && loss == cost.LossLow.Units)
            {
                Trivial++;
                continue;
            }
            Forecasts++;
            if (loss >= cost.LossLow.Units && loss <= cost.LossHigh.Units)
                Inside++;
        }
        _open.RemoveAll(one => one.At.AddNanoseconds(Horizon) <= picture.At);
    }
}
