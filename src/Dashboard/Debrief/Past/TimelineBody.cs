using System.Collections.Immutable;
using Ops.Simulator.Headless.Review.Past;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Debrief.Past;

/// <summary>A session on one axis of time: what happened, and what was measured.</summary>
/// <param name="Session">Name of the recording.</param>
/// <param name="From">Its start, seconds of the market's day.</param>
/// <param name="TakenOver">When somebody took over.</param>
/// <param name="Until">Its end.</param>
/// <param name="Done">Part that is read, 0 to 1.</param>
/// <param name="Complete">Whether it is read to its end or its damage.</param>
/// <param name="Fault">What is wrong with the recording and where; null for nothing.</param>
/// <param name="Events">What happened.</param>
/// <param name="Curves">What was measured.</param>
/// <param name="Nobody">Loss if nobody acts, second by second; null while it is not known.</param>
internal sealed record TimelineBody(
    string Session, double From, double TakenOver, double Until, double Done, bool Complete, string? Fault,
    ImmutableArray<TimelineEventBody> Events, PastCurves Curves, LossBody? Nobody)
{
    /// <summary>From a session.</summary>
    /// <param name="session">Name of the recording.</param>
    /// <param name="past">The session.</param>
    /// <param name="nobody">Loss if nobody acts; null while it is not known.</param>
    /// <returns>The body.</returns>
    public static TimelineBody Of(string session, SessionPast past, LossBody? nobody) => new(
        session, Seconds(past.Start), Seconds(past.TakenOver), Seconds(past.End), past.Done, past.IsComplete,
        past.Fault,
        [
            .. past.Events.Select(static item => new TimelineEventBody(
                Seconds(item.At), item.At.ToString(), $"{item.Lane}".ToLowerInvariant(), item.Kind, item.Text,
                item.Who, item.IsGrave)),
        ],
        past.Curves(), nobody);

    private static double Seconds(MarketTime at) => at.Nanoseconds / (double)MarketTime.NanosecondsPerSecond;
}
