using System.Collections.Immutable;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds the items of the timeline that make a stop fail.</summary>
internal static class FaultBinder
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMinutes(10);

    /// <summary>The kinds it binds.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["gate-fault", "rogue-orders", "drop-copy-gap"];

    /// <summary>Binds an item.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="reader">Its mapping.</param>
    /// <param name="at">When.</param>
    /// <param name="session">The session its times must lie in.</param>
    /// <returns>The item.</returns>
    public static TimelineItem Item(string kind, MapReader reader, TimeSpan at, SessionSpec session) => kind switch
    {
        "gate-fault" => Gate(reader, at, session),
        "rogue-orders" => new TimelineItem.RogueOrders(
            at, DayBinder.Until(reader, at, session), reader.Reference("server", "server") ?? "",
            reader.Integer("perSecond", 1, 1_000), reader.Integer("shares", 1, 1_000_000), DayBinder.Note(reader)),
        "drop-copy-gap" => new TimelineItem.DropCopyGap(
            at, DayBinder.Until(reader, at, session), reader.Choice<TelemetryGapKind>("what"),
            DayBinder.Servers(reader), DayBinder.Note(reader)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private static TimelineItem.GateFault Gate(MapReader reader, TimeSpan at, SessionSpec session)
    {
        var fault = new TimelineItem.GateFault(
            at, DayBinder.Until(reader, at, session), reader.Choice<GateFaultKind>("what"), DayBinder.Servers(reader),
            reader.Duration("delay", TimeSpan.Zero, s_longestDelay, TimeSpan.Zero), DayBinder.Note(reader));
        if (fault.What == GateFaultKind.AnswersLate != fault.Delay > TimeSpan.Zero && reader.Has("what"))
        {
            reader.Report("delay", "delay and what do not fit together",
                "give delay with what: answers-late, and only there");
        }
        return fault;
    }
}
