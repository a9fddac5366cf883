using System.Globalization;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>
/// Nothing is open at the venue, unanswered or in doubt: by the gates' own word and by the stream, which are two
/// sources.
/// </summary>
internal static class OrdersCheck
{
    /// <summary>Makes the line.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The line.</returns>
    public static ReleaseLine Of(ReleaseFacts facts)
    {
        if (facts.Servers.IsEmpty)
            return Line(ReleaseVerdict.Unknown, "No server that the hold covers is in the fleet.");
        ServerStatus[] doubtful = [.. facts.Servers.Where(IsInDoubt).Select(static one => one.Measured)];
        if (doubtful.Length > 0)
        {
            return Line(
                ReleaseVerdict.Unknown,
                $"What {ReleaseFacts.Names(doubtful)} has at the venue can't be told: halt or feed is unconfirmed.");
        }
        long byGate = facts.Servers.Sum(static one => (long)one.Ordered.OpenOrders);
        long byStream = facts.Servers.Sum(static one => (long)one.Measured.Reading.OpenOrders);
        long unanswered = facts.Servers.Sum(static one => (long)one.Measured.Reading.UnacknowledgedOrders);
        return byGate == 0 && byStream == 0
            ? Line(ReleaseVerdict.Pass, "Nothing is open at the venue, by the gates and by the stream.")
            : Line(ReleaseVerdict.Fail, string.Create(
                CultureInfo.InvariantCulture,
                $"Still at the venue: {byGate:#,0} orders by the gates, {byStream:#,0} by the stream, " +
                $"{unanswered:#,0} of them unanswered."));
    }

    private static bool IsInDoubt((ServerControl Ordered, ServerStatus Measured) server) =>
        server.Ordered.State is FlowState.Halting or FlowState.Unconfirmed || ReleaseFacts.IsBlind(server.Measured);

    private static ReleaseLine Line(ReleaseVerdict verdict, string fact) => new(ReleaseItem.Orders, verdict, fact);
}
