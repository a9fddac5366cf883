using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Station;

/// <summary>What an item of the timeline does, as a sentence.</summary>
public static class ItemWords
{
    /// <summary>The sentence, without its time.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The sentence.</returns>
    public static string Of(TimelineItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        string length = item.Ending is { } until && until > item.At ? $" for {Short(until - item.At)}" : "";
        return item switch
        {
            TimelineItem.GateFault fault =>
                $"The gates of {Names(fault.Servers)}: {Word(fault.What)}{By(fault.Delay)}{length}.",
            TimelineItem.VenueFault fault =>
                $"The venue, to {Names(fault.Servers, "all servers")}: {Word(fault.What)}{By(fault.Delay)}{length}.",
            TimelineItem.RogueOrders rogue => string.Create(
                CultureInfo.InvariantCulture,
                $"{rogue.PerSecond} orders a second of {rogue.Shares} shares reach the venue in the name of ")
                + $"{rogue.Server} without passing its gate{length}.",
            TimelineItem.DropCopyGap gap =>
                $"The venue's drop copy of {Names(gap.Servers)} {Word(gap.What)} what it says{length}.",
            TimelineItem.TelemetryGap gap =>
                $"The feed of {Names(gap.Servers)} {Word(gap.What)} what they tell{length}.",
            TimelineItem.ControlCut cut =>
                $"Nothing passes between control room and the gates of {Names(cut.Servers)}{length}.",
            TimelineItem.ClockStep step =>
                $"The clock of {Names(step.Servers)} is {Short(step.By)} {Word(step.Direction)}{length}.",
            _ => OfDay(item, length),
        };
    }

    private static string OfDay(TimelineItem item, string length) => item switch
    {
        TimelineItem.PriceShock shock => string.Create(
            CultureInfo.InvariantCulture,
            $"Prices of {Names(shock.Symbols.AddRange(shock.Classes), "all instruments")} jump by {shock.Bps} bps."),
        TimelineItem.MarketVolume volume => string.Create(
            CultureInfo.InvariantCulture, $"The market trades {volume.Factor} times its usual volume{length}."),
        TimelineItem.Halt halt =>
            $"Trading in {Names(halt.Symbols.AddRange(halt.Classes), "all instruments")} is paused{length}.",
        TimelineItem.FirmStops stop => $"The firm stops {Names(stop.Servers)}.",
        TimelineItem.FirmCancels cancel => $"The firm has the open orders of {Names(cancel.Servers)} cancelled.",
        TimelineItem.SwitchOff off => $"Path {off.Path} is switched off on {Names(off.Servers)}.",
        TimelineItem.Deploy deploy => $"{Names(deploy.Servers)} get build {deploy.Build}.",
        TimelineItem.SetFlag set => $"Flag {set.Flag} is switched {(set.On ? "on" : "off")} on {Names(set.Servers)}.",
        TimelineItem.FirmLiftsBreakers lift =>
            $"{lift.By} asks for what breakers hold to be released, {lift.ApprovedBy} approves.",
        TimelineItem.Messages messages => messages.Count == 1
            ? $"{messages.Server} says ({Word(messages.Severity)}, {messages.Source}): {messages.Text}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{messages.Server} says {messages.Count} times ({Word(messages.Severity)}, {messages.Source})")
                + $"{length}: {messages.Text}",
        TimelineItem.Remark remark => $"Remark: {remark.Text}",
        TimelineItem.ServerStarts starts => $"{starts.Server} comes on.",
        _ => item.GetType().Name,
    };

    private static string By(TimeSpan delay) => delay > TimeSpan.Zero ? $" by {Short(delay)}" : "";

    private static string Word<T>(T value)
        where T : struct, Enum => MapReader.Hyphenated(value.ToString()).Replace('-', ' ');

    private static string Names(ImmutableArray<string> names, string none = "nothing") =>
        names.IsDefaultOrEmpty ? none : string.Join(", ", names);

    private static string Short(TimeSpan time) => time.TotalSeconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.##} min");
}
