using System.Collections.Immutable;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds what happens when. The key <c>do</c> of an item says which of the kinds it is.</summary>
internal static class TimelineBinder
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromHours(1);

    private static readonly string[] s_kinds =
    [
        "deploy", "set-flag", "messages", "firm-stops", "firm-cancels", "switch-off", "firm-lifts-breakers",
        "venue-fault", "remark", .. DayBinder.Kinds, .. FaultBinder.Kinds,
    ];

    /// <summary>Binds the list under the key timeline.</summary>
    /// <param name="parent">The mapping that has it.</param>
    /// <param name="session">The session its times must lie in.</param>
    /// <returns>The items in the order of the file.</returns>
    public static ImmutableArray<TimelineItem> Items(MapReader parent, SessionSpec session) =>
        [.. parent.Maps("timeline", "timeline", isRequired: false, most: 10_000).Select(item => Item(item, session))
            .OfType<TimelineItem>()];

    /// <summary>Binds one item.</summary>
    /// <param name="any">Its mapping.</param>
    /// <param name="session">The session its times must lie in.</param>
    /// <returns>The item; null when it is of no known kind.</returns>
    internal static TimelineItem? Item(MapReader any, SessionSpec session)
    {
        string kind = any.Text("do");
        if (kind.Length == 0)
            return null;
        if (!s_kinds.Contains(kind))
        {
            any.Report("do", $"the timeline can't do {kind}", Nearest.Advice(kind, s_kinds));
            return null;
        }
        MapReader reader = any.As($"timeline.{kind}");
        reader.Text("do");
        TimeSpan at = SessionBinder.TimeWithin(reader, "at", session);
        TimelineItem item = kind switch
        {
            "deploy" =>
                new TimelineItem.Deploy(at, Servers(reader), reader.Reference("build", "build") ?? "", Note(reader)),
            "set-flag" => new TimelineItem.SetFlag(
                at, Servers(reader), reader.Reference("flag", "flag") ?? "", reader.Flag("on"), Note(reader)),
            "messages" => Messages(reader, at, session),
            "firm-stops" => new TimelineItem.FirmStops(at, Servers(reader), Note(reader)),
            "firm-cancels" => new TimelineItem.FirmCancels(at, Servers(reader), Note(reader)),
            "switch-off" =>
                new TimelineItem.SwitchOff(at, Servers(reader), reader.Reference("path", "path") ?? "", Note(reader)),
            "firm-lifts-breakers" => Lift(reader, at),
            "venue-fault" => VenueFault(reader, at, session),
            "remark" => new TimelineItem.Remark(at, reader.Text("text")),
            _ when FaultBinder.Kinds.Contains(kind) => FaultBinder.Item(kind, reader, at, session),
            _ => DayBinder.Item(kind, reader, at, session),
        };
        reader.Finish();
        return item;
    }

    private static TimelineItem.Messages Messages(MapReader reader, TimeSpan at, SessionSpec session)
    {
        var messages = new TimelineItem.Messages(
            at, SessionBinder.TimeWithin(reader, "until", session), reader.Reference("server", "server") ?? "",
            reader.Integer("count", 1, 1_000_000), reader.Choice<MessageSeverity>("severity", MessageSeverity.Info),
            reader.Text("source"), reader.Text("text"));
        if (reader.Has("until") && reader.Has("at"))
            SessionBinder.NotBefore(reader, "until", messages.Until, "at", at);
        return messages;
    }

    private static TimelineItem.FirmLiftsBreakers Lift(MapReader reader, TimeSpan at)
    {
        var lift =
            new TimelineItem.FirmLiftsBreakers(at, reader.Text("by"), reader.Text("approvedBy"), Note(reader));
        if (lift.By.Length > 0 && string.Equals(lift.By, lift.ApprovedBy, StringComparison.OrdinalIgnoreCase))
            reader.Report("approvedBy", $"{lift.By} asks and approves",
                "name another role: a release needs two people");
        return lift;
    }

    private static TimelineItem.VenueFault VenueFault(MapReader reader, TimeSpan at, SessionSpec session)
    {
        var fault = new TimelineItem.VenueFault(
            at, SessionBinder.TimeWithin(reader, "until", session), reader.Choice<VenueFaultKind>("what"),
            reader.References("servers", "server"),
            reader.Duration("delay", TimeSpan.Zero, s_longestDelay, TimeSpan.Zero), Note(reader))
        {
            Recovery = reader.Duration("recovery", TimeSpan.Zero, s_longestDelay, TimeSpan.Zero),
        };
        if (reader.Has("until") && reader.Has("at"))
            SessionBinder.NotBefore(reader, "until", fault.Until, "at", at);
        bool isSlow = fault.What is VenueFaultKind.SlowCancels or VenueFaultKind.SlowOrders;
        if (isSlow != fault.Delay > TimeSpan.Zero && reader.Has("what"))
            reader.Report("delay", "delay and what do not fit together",
                "give delay with what: slow-cancels or slow-orders, and only there");
        if (fault.What != VenueFaultKind.WithholdsAnswers && reader.Has("recovery"))
            reader.Report("recovery", "recovery is given for a fault that withholds nothing",
                "give recovery with what: withholds-answers, and only there");
        return fault;
    }

    private static ImmutableArray<string> Servers(MapReader reader) =>
        reader.References("servers", "server", isRequired: true);

    private static string Note(MapReader reader) => reader.OptionalText("note") ?? "";
}
