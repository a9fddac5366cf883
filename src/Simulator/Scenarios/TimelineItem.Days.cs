using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <content>What a day that is no incident can bring.</content>
public abstract partial record TimelineItem
{
    /// <summary>The whole market, clients as well as others, trades a multiple of its usual volume.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="Factor">The multiple.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record MarketVolume(TimeSpan Time, TimeSpan Until, decimal Factor, string Note) : TimelineItem(Time);

    /// <summary>Prices jump, and stay where they jumped to.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Symbols">Instruments by ticker; with no classes either, all.</param>
    /// <param name="Classes">Prefixes of classes of instruments.</param>
    /// <param name="Bps">By how many hundredths of a percent; negative for a fall.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record PriceShock(
        TimeSpan Time, ImmutableArray<string> Symbols, ImmutableArray<string> Classes, int Bps, string Note)
            : TimelineItem(Time);

    /// <summary>
    /// The venue pauses trading in instruments: nothing is executed and nobody quotes until an auction reopens them.
    /// </summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">When they reopen.</param>
    /// <param name="Symbols">Instruments by ticker; with no classes either, all.</param>
    /// <param name="Classes">Prefixes of classes of instruments.</param>
    /// <param name="Orders">What becomes of orders that arrive meanwhile.</param>
    /// <param name="NoticeAfter">How long it takes the servers to learn of it; then they wait for the
    /// reopening.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record Halt(
        TimeSpan Time, TimeSpan Until, ImmutableArray<string> Symbols, ImmutableArray<string> Classes,
        HaltedOrders Orders, TimeSpan NoticeAfter, string Note) : TimelineItem(Time);

    /// <summary>The line on which servers tell what they do loses or delays it; their orders go on.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="What">What the line does.</param>
    /// <param name="Servers">Whose line.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record TelemetryGap(
        TimeSpan Time, TimeSpan Until, TelemetryGapKind What, ImmutableArray<string> Servers, string Note)
            : TimelineItem(Time);

    /// <summary>The clock with which servers date what they do is off for a time.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="By">By how much.</param>
    /// <param name="Direction">Which way.</param>
    /// <param name="Servers">Whose clock.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record ClockStep(
        TimeSpan Time, TimeSpan Until, TimeSpan By, ClockDirection Direction, ImmutableArray<string> Servers,
        string Note) : TimelineItem(Time);

    /// <summary>Nothing passes between the control room and the gates of servers, either way; their orders go
    /// on.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="Servers">Whose gates.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record ControlCut(TimeSpan Time, TimeSpan Until, ImmutableArray<string> Servers, string Note)
        : TimelineItem(Time);

    /// <summary>A server that was not there at the start comes on.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Server">The server.</param>
    internal sealed record ServerStarts(TimeSpan Time, string Server) : TimelineItem(Time);

    /// <summary>Something that lasted is over.</summary>
    /// <param name="Time">When.</param>
    /// <param name="What">What.</param>
    internal sealed record Ends(TimeSpan Time, TimelineItem What) : TimelineItem(Time);
}
