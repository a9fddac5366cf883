using System.Globalization;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>Market times as people write them.</summary>
internal static class StationTimes
{
    private static readonly string[] s_forms = [@"hh\:mm", @"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFF"];

    /// <summary>Reads HH:mm, HH:mm:ss or HH:mm:ss with decimals.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string? text, out MarketTime time)
    {
        bool read = TimeSpan.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, out TimeSpan value);
        time = MarketTime.FromTimeOfDay(value);
        return read;
    }
}
