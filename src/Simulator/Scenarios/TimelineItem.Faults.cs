using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <content>What can go wrong with a stop.</content>
public abstract partial record TimelineItem
{
    /// <summary>Servers and their gates fail to obey a stop for a time.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="What">How.</param>
    /// <param name="Servers">Which.</param>
    /// <param name="Delay">With <see cref="GateFaultKind.AnswersLate"/>: by how much.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record GateFault(
        TimeSpan Time, TimeSpan Until, GateFaultKind What, ImmutableArray<string> Servers, TimeSpan Delay, string Note)
            : TimelineItem(Time);

    /// <summary>Orders reach the venue in a server's name without passing its gate.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="Server">In whose name.</param>
    /// <param name="PerSecond">Orders a second.</param>
    /// <param name="Shares">Shares of each.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record RogueOrders(
        TimeSpan Time, TimeSpan Until, string Server, int PerSecond, int Shares, string Note) : TimelineItem(Time);

    /// <summary>The line of the venue's drop copies loses or delays them; orders go on.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="What">What the line does.</param>
    /// <param name="Servers">Whose drop copies.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record DropCopyGap(
        TimeSpan Time, TimeSpan Until, TelemetryGapKind What, ImmutableArray<string> Servers, string Note)
            : TimelineItem(Time);
}
