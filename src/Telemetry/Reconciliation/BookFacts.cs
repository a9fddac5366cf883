using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Reconciliation;

/// <summary>What findings are made from.</summary>
/// <param name="Word">The venue's word at the tick.</param>
/// <param name="Review">What the last look over the unsettled orders found.</param>
/// <param name="LastStrayAt">When the last order came that nobody admitted to, in nanoseconds.</param>
/// <param name="StrayFills">Fills without an order.</param>
/// <param name="StrayFillAt">When the last of those came.</param>
/// <param name="GapAt">When the last gap of the drop copy showed.</param>
internal readonly record struct BookFacts(
    VenueWord Word, Review Review, long LastStrayAt, long StrayFills, long StrayFillAt, long GapAt)
{
    /// <summary>How long something that is over still stands, in nanoseconds.</summary>
    public const long Shown = 60 * MarketTime.NanosecondsPerSecond;

    /// <summary>Silence from which a drop copy is called silent.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>Whether anything stands; asked at every tick.</summary>
    public bool AnyStands => Word.Rogue > 0 || StrayFills > 0 || Word.Missed > 0 || Review != default || IsSilent;

    /// <summary>Whether the drop copy is silent.</summary>
    public bool IsSilent => Word.HeardUntil is { } heard && Word.At - heard >= Silence;

    /// <summary>Whether something that happened at a time is still shown.</summary>
    /// <param name="at">The time, in nanoseconds.</param>
    /// <returns>Whether.</returns>
    public bool IsRecent(long at) => at != OrderBook.None && Word.At.Nanoseconds - at <= Shown;
}
