using System.Globalization;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>What an item of a scenario's timeline was, in a sentence.</summary>
internal static class TimelineWords
{
    /// <summary>The sentence.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The sentence; null for what is the simulation's own.</returns>
    public static string? Of(TimelineItem item) => item switch
    {
        TimelineItem.Remark remark => remark.Text,
        TimelineItem.Messages many => string.Create(
            CultureInfo.InvariantCulture, $"{many.Server} begins to write {many.Count} messages: {many.Text}"),
        TimelineItem.Deploy deploy => Say($"{Names(deploy.Servers)} get build {deploy.Build}", deploy.Note),
        TimelineItem.SetFlag flag => Say(
            $"flag {flag.Flag} is switched {(flag.On ? "on" : "off")} on {Names(flag.Servers)}", flag.Note),
        TimelineItem.FirmStops stop => Say($"the firm stops {Names(stop.Servers)}", stop.Note),
        TimelineItem.FirmCancels cancel => Say($"the firm cancels what {Names(cancel.Servers)} have open", cancel.Note),
        TimelineItem.SwitchOff off => Say($"{off.Path} is switched off on {Names(off.Servers)}", off.Note),
        TimelineItem.FirmLiftsBreakers lift => Say($"{lift.By} lifts the holds of breakers", lift.Note),
        TimelineItem.VenueFault fault => Say($"venue: {fault.What}", fault.Note),
        TimelineItem.GateFault fault => Say($"gates of {Names(fault.Servers)}: {fault.What}", fault.Note),
        TimelineItem.RogueOrders rogue => Say($"orders in the name of {rogue.Server} go round its gate", rogue.Note),
        TimelineItem.DropCopyGap gap => Say($"drop copy of {Names(gap.Servers)}: {gap.What}", gap.Note),
        TimelineItem.MarketVolume volume => Say("market volume changes", volume.Note),
        TimelineItem.PriceShock shock => Say("prices jump", shock.Note),
        TimelineItem.Halt halt => Say("the venue pauses trading", halt.Note),
        TimelineItem.TelemetryGap gap => Say($"telemetry of {Names(gap.Servers)}: {gap.What}", gap.Note),
        TimelineItem.ClockStep step => Say($"the clock of {Names(step.Servers)} is off", step.Note),
        TimelineItem.ControlCut cut => Say($"no line to the gates of {Names(cut.Servers)}", cut.Note),
        _ => null,
    };

    /// <summary>What kind of item it is, in one word.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The word, hyphenated.</returns>
    public static string KindOf(TimelineItem item) =>
        Scenarios.Reading.MapReader.Hyphenated(item.GetType().Name);

    private static string Say(string what, string note) => note.Length == 0 ? Upper(what) + "."
        : $"{Upper(what)}: {note}";

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Names(System.Collections.Immutable.ImmutableArray<string> servers) =>
        servers.Length <= 3 ? string.Join(", ", servers) : $"{servers[0]} and {servers.Length - 1} others";
}
