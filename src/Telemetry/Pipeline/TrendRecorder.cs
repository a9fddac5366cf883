using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>Adds one point per second of market time, with what happened since the point before.</summary>
internal sealed class TrendRecorder
{
    private long _second = -1;
    private long _orders;
    private long _fills;
    private long _rejects;

    /// <summary>The points.</summary>
    public TrendSeries Series { get; } = new();

    /// <summary>Takes the numbers of a tick; at the end of a second they become a point.</summary>
    /// <param name="figures">The numbers.</param>
    public void Add(in ReadingFigures figures)
    {
        long second = figures.AtNanoseconds / MarketTime.NanosecondsPerSecond;
        if (second <= _second)
            return;
        if (_second >= 0)
        {
            Series.Add(new TrendPoint(
                new MarketTime(figures.AtNanoseconds), (int)(figures.Children - _orders),
                (int)(figures.Executions - _fills),
                (int)(figures.Rejects - _rejects), new Money(figures.EnteredExposure), new Money(figures.GrossExposure),
                new Money(figures.Pnl)));
        }
        _second = second;
        (_orders, _fills, _rejects) = (figures.Children, figures.Executions, figures.Rejects);
    }
}
