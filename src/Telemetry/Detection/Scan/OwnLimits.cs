using System.Runtime.InteropServices;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// Measures of single orders for the instruments that have a limit of their own: each has a gauge of its own, and the
/// server's does not see their orders. Nearly always there is none.
/// </summary>
/// <param name="symbols">How many instruments there are.</param>
internal sealed class OwnLimits(int symbols)
{
    private readonly List<OwnGauge> _gauges = [];
    private readonly bool[] _has = new bool[symbols];

    /// <summary>The gauges with what the last slice brought.</summary>
    public ReadOnlySpan<OwnGauge> Gauges => CollectionsMarshal.AsSpan(_gauges);

    /// <summary>Whether an instrument has a limit of its own.</summary>
    /// <param name="symbol">Its index.</param>
    /// <returns>Whether.</returns>
    public bool Has(int symbol) => _gauges.Count > 0 && _has[symbol];

    /// <summary>Puts other limits of one measure in force.</summary>
    /// <param name="of">The measure.</param>
    /// <param name="settings">How instruments have it, by index.</param>
    public void Use(ScanGauge of, IReadOnlyDictionary<int, RuleSetting> settings)
    {
        _gauges.RemoveAll(own => own.Of == of);
        foreach ((int symbol, RuleSetting setting) in settings)
        {
            var gauge = new Gauge();
            gauge.Use(GaugeRule.NamedFrom(setting), Threshold.Of(setting));
            _gauges.Add(new OwnGauge(of, symbol, gauge));
        }
        Array.Clear(_has);
        foreach (OwnGauge own in _gauges)
            _has[own.Symbol] = true;
    }

    /// <summary>Begins a slice.</summary>
    public void Begin()
    {
        foreach (ref OwnGauge own in CollectionsMarshal.AsSpan(_gauges))
            own.Gauge.Begin();
    }

    /// <summary>Takes the value at an event where the instrument has its own limit for it.</summary>
    /// <param name="of">The measure.</param>
    /// <param name="symbol">The instrument.</param>
    /// <param name="value">The value.</param>
    /// <param name="at">The event's place in the slice.</param>
    /// <returns>Whether it has; if not the value is the server's.</returns>
    public bool TryTake(ScanGauge of, int symbol, long value, int at)
    {
        foreach (ref OwnGauge own in CollectionsMarshal.AsSpan(_gauges))
        {
            if (own.Of != of || own.Symbol != symbol)
                continue;
            own.Gauge.Take(value, at);
            return true;
        }
        return false;
    }

    /// <summary>Ends a slice.</summary>
    /// <returns>A bit for each measure of which its rule has something to say.</returns>
    public uint End()
    {
        uint reached = 0;
        foreach (ref OwnGauge own in CollectionsMarshal.AsSpan(_gauges))
            reached |= own.Gauge.End() ? 1u << (int)own.Of : 0;
        return reached;
    }
}
