using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds the session and answers whether a time lies in it.</summary>
internal static class SessionBinder
{
    private static readonly SessionSpec s_wholeDay =
        new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(1));

    /// <summary>Binds the session's times.</summary>
    /// <param name="reader">Its mapping; null when it is missing.</param>
    /// <returns>The session; the whole day when a time is missing or wrong, so that nothing else seems out of
    /// it.</returns>
    public static SessionSpec Session(MapReader? reader)
    {
        if (reader is null)
            return s_wholeDay;
        TimeSpan? start = reader.Time("start");
        TimeSpan? preOpen = reader.Time("preOpen");
        TimeSpan? open = reader.Time("open");
        TimeSpan? close = reader.Time("close");
        TimeSpan? end = reader.Time("end");
        reader.Finish();
        if (start is not { } first || preOpen is not { } taken || open is not { } opened || close is not { } closed
            || end is not { } last)
            return s_wholeDay;
        bool inOrder = NotBefore(reader, "open", opened, "preOpen", taken)
            & After(reader, "close", closed, "open", opened)
            & After(reader, "end", last, "open", opened)
            & After(reader, "end", last, "start", first)
            & After(reader, "close", closed, "start", first);
        return inOrder ? new SessionSpec(first, taken, opened, closed, last) : s_wholeDay;
    }

    /// <summary>Reads a time that must lie in the session.</summary>
    /// <param name="reader">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <param name="session">The session.</param>
    /// <returns>The time; the session's start when it is missing or wrong.</returns>
    public static TimeSpan TimeWithin(MapReader reader, string key, SessionSpec session)
    {
        return OptionalTimeWithin(reader, key, session, isRequired: true) ?? session.Start;
    }

    /// <summary>Reads a time that must lie in the session if it is there.</summary>
    /// <param name="reader">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <param name="session">The session.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    /// <returns>The time; null when it is missing or wrong.</returns>
    public static TimeSpan? OptionalTimeWithin(
        MapReader reader, string key, SessionSpec session, bool isRequired = false)
    {
        if (reader.Time(key, isRequired) is not { } time)
            return null;
        if (time < session.Start || time > session.End)
            reader.Report(key, $"{key} {time} is outside the session",
                $"the session goes from {session.Start} to {session.End}");
        return time;
    }

    /// <summary>Reports a time that is not at or after another of the same mapping.</summary>
    /// <returns>Whether it is in order.</returns>
    public static bool NotBefore(MapReader reader, string key, TimeSpan time, string earlierKey, TimeSpan earlier)
    {
        if (time >= earlier)
            return true;
        reader.Report(key, $"{key} {time} is before {earlierKey} {earlier}", $"make {key} the same or later");
        return false;
    }

    private static bool After(MapReader reader, string key, TimeSpan time, string earlierKey, TimeSpan earlier)
    {
        if (time > earlier)
            return true;
        reader.Report(key, $"{key} {time} is not after {earlierKey} {earlier}", $"make {key} later");
        return false;
    }
}
