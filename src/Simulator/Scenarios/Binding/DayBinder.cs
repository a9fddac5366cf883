using System.Collections.Immutable;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds the items of the timeline that a day without an incident can bring.</summary>
internal static class DayBinder
{
    private static readonly TimeSpan s_usualNotice = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestNotice = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_leastStep = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_mostStep = TimeSpan.FromMinutes(1);

    /// <summary>The kinds it binds.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        ["market-volume", "price-shock", "halt", "telemetry-gap", "clock-step", "control-cut"];

    /// <summary>Binds an item.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="reader">Its mapping.</param>
    /// <param name="at">When.</param>
    /// <param name="session">The session its times must lie in.</param>
    /// <returns>The item.</returns>
    public static TimelineItem Item(string kind, MapReader reader, TimeSpan at, SessionSpec session) => kind switch
    {
        "market-volume" => new TimelineItem.MarketVolume(
            at, Until(reader, at, session), reader.Number("factor", 0.1m, 100m), Note(reader)),
        "price-shock" => Shock(reader, at, session),
        "halt" => Halt(reader, at, session),
        "telemetry-gap" => new TimelineItem.TelemetryGap(
            at, Until(reader, at, session), reader.Choice<TelemetryGapKind>("what"), Servers(reader), Note(reader)),
        "clock-step" => new TimelineItem.ClockStep(
            at, Until(reader, at, session), reader.Duration("by", s_leastStep, s_mostStep),
            reader.Choice<ClockDirection>("direction"), Servers(reader), Note(reader)),
        "control-cut" => new TimelineItem.ControlCut(at, Until(reader, at, session), Servers(reader), Note(reader)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private static TimelineItem.PriceShock Shock(MapReader reader, TimeSpan at, SessionSpec session)
    {
        var shock = new TimelineItem.PriceShock(
            at, Symbols(reader), Classes(reader), reader.Integer("bps", -9_000, 50_000), Note(reader));
        InTrading(reader, "at", at, session);
        return shock;
    }

    private static TimelineItem.Halt Halt(MapReader reader, TimeSpan at, SessionSpec session)
    {
        var halt = new TimelineItem.Halt(
            at, Until(reader, at, session), Symbols(reader), Classes(reader),
            reader.Choice<HaltedOrders>("orders", HaltedOrders.Held),
            reader.Duration("noticeAfter", TimeSpan.Zero, s_longestNotice, s_usualNotice), Note(reader));
        InTrading(reader, "at", at, session);
        InTrading(reader, "until", halt.Until, session);
        return halt;
    }

    private static void InTrading(MapReader reader, string key, TimeSpan time, SessionSpec session)
    {
        if (reader.Has(key) && (time < session.Open || time >= session.Close))
            reader.Report(key, $"{key} {time} is outside continuous trading",
                $"it goes from {session.Open} to before {session.Close}");
    }

    /// <summary>Reads until when something lasts.</summary>
    /// <param name="reader">Its mapping.</param>
    /// <param name="at">When it begins.</param>
    /// <param name="session">The session it must lie in.</param>
    /// <returns>The time.</returns>
    internal static TimeSpan Until(MapReader reader, TimeSpan at, SessionSpec session)
    {
        TimeSpan until = SessionBinder.TimeWithin(reader, "until", session);
        if (reader.Has("until") && reader.Has("at"))
            SessionBinder.NotBefore(reader, "until", until, "at", at);
        return until;
    }

    private static ImmutableArray<string> Symbols(MapReader reader) => reader.References("symbols", "symbol");

    private static ImmutableArray<string> Classes(MapReader reader) => reader.References("classes", "class prefix");

    /// <summary>Reads which servers something is about, at least one.</summary>
    /// <param name="reader">Its mapping.</param>
    /// <returns>Their names.</returns>
    internal static ImmutableArray<string> Servers(MapReader reader) =>
        reader.References("servers", "server", isRequired: true);

    /// <summary>Reads what something is in the story.</summary>
    /// <param name="reader">Its mapping.</param>
    /// <returns>The note; empty for none.</returns>
    internal static string Note(MapReader reader) => reader.OptionalText("note") ?? "";
}
