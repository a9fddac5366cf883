using System.Globalization;
using System.Text.RegularExpressions;

namespace Ops.Simulator.Scenarios.Reading;

/// <content>Times of day, durations, dates and choices.</content>
internal sealed partial class MapReader
{
    private static readonly string[] s_timeForms = ["hh\\:mm\\:ss", "hh\\:mm\\:ss\\.FFFFFFF"];

    /// <summary>A time of day.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    /// <returns>The time since midnight; null when it is missing or wrong.</returns>
    public TimeSpan? Time(string key, bool isRequired = true)
    {
        if (Single(key, isRequired) is not { } scalar)
            return null;
        if (TryTime(scalar.Text, out TimeSpan time))
            return time;
        Errors.Add(scalar.Place, $"{key} is {scalar.Text}",
            "write a time of day as HH:mm:ss or HH:mm:ss.fff, e.g. \"09:30:00\"");
        return null;
    }

    /// <summary>Reads HH:mm:ss with up to seven decimals, below 24 h.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time since midnight.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryTime(string text, out TimeSpan time) =>
        TimeSpan.TryParseExact(text, s_timeForms, CultureInfo.InvariantCulture, out time);

    /// <summary>A duration: a number and us, ms, s, m or h.</summary>
    /// <param name="key">The key.</param>
    /// <param name="least">Shortest allowed.</param>
    /// <param name="most">Longest allowed.</param>
    /// <param name="missing">Value when the key is missing; null when it must be there.</param>
    /// <returns>The duration; the shortest when it is missing or wrong.</returns>
    public TimeSpan Duration(string key, TimeSpan least, TimeSpan most, TimeSpan? missing = null)
    {
        if (Single(key, missing is null) is not { } scalar)
            return missing ?? least;
        if (!TryDuration(scalar.Text, out TimeSpan value))
            Errors.Add(scalar.Place, $"{key} is {scalar.Text}",
                "write a duration such as 143ms, 2s or 5m (units us, ms, s, m, h)");
        else if (value < least || value > most)
            Errors.Add(scalar.Place, $"{key} is {scalar.Text}", $"it goes from {Short(least)} to {Short(most)}");
        else
            return value;
        return least;
    }

    /// <summary>A date.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The date; the first of all when it is missing or wrong.</returns>
    public DateOnly Date(string key)
    {
        if (Single(key, isRequired: true) is not { } scalar)
            return default;
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly date))
            return date;
        Errors.Add(scalar.Place, $"{key} is {scalar.Text}", "write an existing date as yyyy-MM-dd");
        return default;
    }

    /// <summary>One of a few values, written in lower case with hyphens.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="missing">Value when the key is missing; null when it must be there.</param>
    /// <returns>The value; the first when it is missing or wrong.</returns>
    public T Choice<T>(string key, T? missing = null)
        where T : struct, Enum =>
        Single(key, missing is null) is { } scalar ? Choice<T>(key, scalar) : missing ?? default;

    /// <summary>One of a few values, read from a value found elsewhere.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <param name="key">What it is, for messages.</param>
    /// <param name="scalar">The value.</param>
    /// <returns>The value; the first when it is wrong.</returns>
    public T Choice<T>(string key, Node.Scalar scalar)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        int index = Array.FindIndex(values, value => Hyphenated(value.ToString()) == scalar.Text);
        if (index >= 0)
            return values[index];
        string[] names = [.. values.Select(value => Hyphenated(value.ToString()))];
        Errors.Add(scalar.Place, $"{key} can't be {scalar.Text}", Nearest.Advice(scalar.Text, names));
        return default;
    }

    /// <summary>PascalCase as lower case with hyphens.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The hyphenated form.</returns>
    public static string Hyphenated(string name) => Capital().Replace(name, "-$0").ToLowerInvariant();

    /// <summary>Reads a number and us, ms, s, m or h.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The duration.</param>
    /// <returns>Whether it is one.</returns>
    internal static bool TryDuration(string text, out TimeSpan value)
    {
        value = default;
        Match match = DurationForm().Match(text);
        if (!match.Success)
            return false;
        decimal number = decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        long ticks = match.Groups[2].Value switch
        {
            "us" => TimeSpan.TicksPerMicrosecond,
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            _ => TimeSpan.TicksPerHour,
        };
        if (number * ticks > TimeSpan.MaxValue.Ticks)
            return false;
        value = TimeSpan.FromTicks(decimal.ToInt64(number * ticks));
        return true;
    }

    private static string Short(TimeSpan value) => value switch
    {
        { TotalMilliseconds: < 1 } => $"{value.TotalMicroseconds:0.#}us",
        { TotalSeconds: < 1 } => $"{value.TotalMilliseconds:0.###}ms",
        { TotalMinutes: < 1 } => $"{value.TotalSeconds:0.###}s",
        { TotalHours: < 1 } => $"{value.TotalMinutes:0.###}m",
        _ => $"{value.TotalHours:0.###}h",
    };

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,7})?)(us|ms|s|m|h)$")]
    private static partial Regex DurationForm();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
