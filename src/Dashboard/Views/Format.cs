using System.Globalization;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>Numbers as people read them. What does not exist is a dash, never 0.</summary>
public static class Format
{
    /// <summary>What stands where there is no value.</summary>
    public const string None = "–";

    private const string Minus = "−";
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    /// <summary>Money to be read at a glance: $950, $12.4k, $1.24M, $3.50bn.</summary>
    /// <param name="money">The amount.</param>
    /// <returns>The text.</returns>
    public static string Money(Money money)
    {
        decimal dollars = Math.Abs(money.Dollars);
        string text = dollars switch
        {
            < 999.5m => dollars.ToString("0", s_culture),
            < 99_950m => (dollars / 1_000).ToString("0.0", s_culture) + "k",
            < 999_500m => (dollars / 1_000).ToString("0", s_culture) + "k",
            < 99_995_000m => (dollars / 1_000_000).ToString("0.00", s_culture) + "M",
            < 999_500_000m => (dollars / 1_000_000).ToString("0", s_culture) + "M",
            _ => (dollars / 1_000_000_000).ToString("#,0.00", s_culture) + "bn",
        };
        return (money.Units < 0 && text != "0" ? Minus : "") + "$" + text;
    }

    /// <summary>Money with its sign always shown, for what can be won or lost.</summary>
    /// <param name="money">The amount.</param>
    /// <returns>The text.</returns>
    public static string Signed(Money money)
    {
        string text = Money(money);
        return text == "$0" || text.StartsWith(Minus, StringComparison.Ordinal) ? text : "+" + text;
    }

    /// <summary>A limit: money without the decimals that say nothing, $2M, $250k.</summary>
    /// <param name="money">The limit.</param>
    /// <returns>The text.</returns>
    public static string Limit(Money money)
    {
        decimal dollars = money.Dollars;
        return dollars switch
        {
            >= 1_000_000_000 => "$" + (dollars / 1_000_000_000).ToString("0.##", s_culture) + "bn",
            >= 1_000_000 => "$" + (dollars / 1_000_000).ToString("0.##", s_culture) + "M",
            >= 10_000 => "$" + (dollars / 1_000).ToString("0.#", s_culture) + "k",
            _ => "$" + dollars.ToString("#,0", s_culture),
        };
    }

    /// <summary>Money to the cent, for tables and tips.</summary>
    /// <param name="money">The amount.</param>
    /// <returns>The text.</returns>
    public static string Exact(Money money) =>
        (money.Units < 0 ? Minus : "") + "$" + Math.Abs(money.Dollars).ToString("#,0.00", s_culture);

    /// <summary>A price.</summary>
    /// <param name="price">The price.</param>
    /// <returns>The text, with two to four decimals.</returns>
    public static string Price(Price price) =>
        ((decimal)price.Ticks / Ops.Telemetry.Model.Price.Scale).ToString("#,0.00##", s_culture).Replace("-", Minus);

    /// <summary>A count with thousands separated.</summary>
    /// <param name="count">The count.</param>
    /// <returns>The text.</returns>
    public static string Count(long count) => count.ToString("#,0", s_culture).Replace("-", Minus);

    /// <summary>A count with what is counted: 1 order, 2,000 orders.</summary>
    /// <param name="count">The count.</param>
    /// <param name="one">What one is called.</param>
    /// <param name="many">What several are called; null for the same with an s.</param>
    /// <returns>The text.</returns>
    public static string Counted(long count, string one, string? many = null) =>
        $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>Signed shares.</summary>
    /// <param name="shares">The shares.</param>
    /// <returns>The text.</returns>
    public static string SignedCount(long shares) => (shares > 0 ? "+" : "") + Count(shares);

    /// <summary>A ratio as a percentage.</summary>
    /// <param name="ratio">The ratio; null for none.</param>
    /// <returns>The text.</returns>
    public static string Percent(double? ratio) =>
        ratio is { } known ? (known * 100).ToString("0.0", s_culture) + " %" : None;

    /// <summary>How many per one: 4.6, 3,118.</summary>
    /// <param name="ratio">The ratio; null for none.</param>
    /// <returns>The text.</returns>
    public static string PerOne(double? ratio) =>
        ratio is { } known ? known.ToString(known < 100 ? "0.0" : "#,0", s_culture) : None;

    /// <summary>An age or a wait, in the unit a person would use.</summary>
    /// <param name="age">The age.</param>
    /// <returns>The text.</returns>
    public static string Age(TimeSpan age) => age.TotalSeconds switch
    {
        < 0.05 => "0.0 s",
        < 9.95 => age.TotalSeconds.ToString("0.0", s_culture) + " s",
        < 120 => age.TotalSeconds.ToString("0", s_culture) + " s",
        < 7_200 => age.TotalMinutes.ToString("0", s_culture) + " min",
        _ => age.TotalHours.ToString("0", s_culture) + " h",
    };

    /// <summary>A latency.</summary>
    /// <param name="latency">The latency; null for none.</param>
    /// <returns>The text.</returns>
    public static string Latency(TimeSpan? latency) => latency?.TotalMilliseconds switch
    {
        null => None,
        < 0.9995 => Math.Max(1, Math.Round(latency.Value.TotalMicroseconds)).ToString("0", s_culture) + " µs",
        < 9.995 => latency.Value.TotalMilliseconds.ToString("0.0", s_culture) + " ms",
        < 9_999 => latency.Value.TotalMilliseconds.ToString("#,0", s_culture) + " ms",
        _ => latency.Value.TotalSeconds.ToString("0", s_culture) + " s",
    };

    /// <summary>A wait in whole milliseconds, rounded up.</summary>
    /// <param name="wait">The wait.</param>
    /// <returns>The text.</returns>
    public static string Milliseconds(TimeSpan wait) =>
        Math.Ceiling(wait.TotalMilliseconds).ToString("#,0", s_culture) + " ms";

    /// <summary>Market time to the second.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>hh:mm:ss.</returns>
    public static string Clock(MarketTime at) => at.TimeOfDay.ToString(@"hh\:mm\:ss", s_culture);

    /// <summary>Market time to the millisecond.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>hh:mm:ss.fff.</returns>
    public static string ClockExact(MarketTime at) => at.TimeOfDay.ToString(@"hh\:mm\:ss\.fff", s_culture);

    /// <summary>Real time to the second, in UTC and labelled so.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>hh:mm:ss UTC.</returns>
    public static string Wall(WallTime at) => at.ToDateTimeOffset().ToString("HH:mm:ss", s_culture) + " UTC";

    /// <summary>A share of 100 for a style, between 0 and 100.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole.</param>
    /// <returns>A number with a point, as styles want it.</returns>
    public static string Share(decimal part, decimal whole) =>
        (whole <= 0 ? 0 : Math.Clamp(part * 100 / whole, 0, 100)).ToString("0.#", s_culture);
}
