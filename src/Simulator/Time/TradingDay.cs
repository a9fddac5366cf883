using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Time;

/// <summary>
/// The session's times in nanoseconds, its phases, and how busy trading is at each moment of the day.
/// </summary>
internal sealed class TradingDay
{
    // Trading at the ends of the thirteen thirteenths of a day, relative to each other: busy after the open, quiet at
    // noon, busiest into the close, as exchanges see it on most days.
    private static readonly int[] s_curve =
        [2300, 1500, 1150, 980, 880, 820, 790, 780, 800, 850, 950, 1120, 1400, 1900];

    private readonly long _curveMean;

    /// <summary>The day of a session.</summary>
    /// <param name="session">Its times.</param>
    public TradingDay(SessionSpec session)
    {
        Start = ToNanoseconds(session.Start);
        PreOpen = ToNanoseconds(session.PreOpen);
        Open = ToNanoseconds(session.Open);
        Close = ToNanoseconds(session.Close);
        End = ToNanoseconds(session.End);
        _curveMean = (s_curve.Sum() - (s_curve[0] + s_curve[^1]) / 2) / (s_curve.Length - 1);
    }

    /// <summary>Where the simulation starts.</summary>
    public long Start { get; }

    /// <summary>From when orders for the opening auction are taken.</summary>
    public long PreOpen { get; }

    /// <summary>The opening auction.</summary>
    public long Open { get; }

    /// <summary>The closing auction.</summary>
    public long Close { get; }

    /// <summary>Where the simulation ends.</summary>
    public long End { get; }

    /// <summary>Length of continuous trading.</summary>
    public long TradingNanoseconds => Close - Open;

    /// <summary>The phase at an instant; each auction is the single instant of its crossing.</summary>
    /// <param name="nanoseconds">The instant.</param>
    /// <returns>The phase.</returns>
    public SessionPhase PhaseAt(long nanoseconds)
    {
        if (nanoseconds < PreOpen)
            return SessionPhase.Closed;
        if (nanoseconds < Open)
            return SessionPhase.PreOpen;
        if (nanoseconds == Open)
            return SessionPhase.OpeningAuction;
        if (nanoseconds < Close)
            return SessionPhase.Open;
        return nanoseconds == Close ? SessionPhase.ClosingAuction : SessionPhase.PostClose;
    }

    /// <summary>How busy trading is.</summary>
    /// <param name="nanoseconds">The instant; outside trading the nearest end counts.</param>
    /// <returns>Per mille of the day's mean.</returns>
    public long ActivityPerMille(long nanoseconds)
    {
        int intervals = s_curve.Length - 1;
        long into = Math.Clamp(nanoseconds - Open, 0, TradingNanoseconds - 1);
        long scaled = into * intervals;
        int index = (int)(scaled / TradingNanoseconds);
        long rest = scaled % TradingNanoseconds / (TradingNanoseconds / 1_000);
        long value = s_curve[index] * 1_000L + (s_curve[index + 1] - s_curve[index]) * rest;
        return value / _curveMean;
    }

    /// <summary>Most that <see cref="ActivityPerMille"/> returns.</summary>
    public long BusiestPerMille => s_curve.Max() * 1_000L / _curveMean;

    private static long ToNanoseconds(TimeSpan timeOfDay) => MarketTime.FromTimeOfDay(timeOfDay).Nanoseconds;
}
