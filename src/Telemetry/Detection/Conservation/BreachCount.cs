using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Conservation;

/// <summary>Breaches of some kinds in a sliding minute, with the event that first passed the limit.</summary>
/// <param name="counts">Which kinds.</param>
internal sealed class BreachCount(Func<ConservationBreachKind, bool> counts)
{
    private readonly SlidingCount _inMinute = new(60 * MarketTime.NanosecondsPerSecond);
    private Verdict _found = new() { Value = 0 };

    /// <summary>Speaks at a tick.</summary>
    /// <param name="now">The tick.</param>
    /// <param name="verdicts">Where to.</param>
    public void Judge(MarketTime now, VerdictList verdicts) =>
        verdicts.Add(_found with { Value = _inMinute.CountAt(now.Nanoseconds) });

    /// <summary>Speaks on a slice. Breaches beyond those the log keeps count as one: the limit is passed by
    /// then.</summary>
    /// <param name="events">The slice.</param>
    /// <param name="log">Its breaches.</param>
    /// <param name="limit">The limit of the rule.</param>
    /// <param name="verdicts">Where to.</param>
    public void Inspect(
        ReadOnlySpan<OrderEvent> events, ConservationLog log, long limit, VerdictList verdicts)
    {
        bool any = false;
        foreach (ref readonly ConservationBreach breach in log.OfSlice)
        {
            if (!counts(breach.Kind))
                continue;
            ref readonly OrderEvent item = ref events[breach.At];
            int count = _inMinute.Add(item.TimeNanoseconds);
            // Named is the first of all, then the one that passes the limit.
            if (count == 1 || count == limit + 1 || _found.Event == 0)
                _found = Of(breach, item);
            any = true;
        }
        if (any)
            verdicts.Add(_found with { Value = _inMinute.Count });
    }

    private static Verdict Of(in ConservationBreach breach, in OrderEvent item) => new()
    {
        Value = 0, Topic = 0, Symbol = item.SymbolIndex, Parent = breach.Parent, Event = breach.FeedSequence,
        EventAt = item.TimeNanoseconds, Detail = (long)breach.Kind,
        Reference = Math.Max(0, breach.Executed - breach.Quantity),
    };
}
