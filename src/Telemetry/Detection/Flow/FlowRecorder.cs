using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Flow;

/// <summary>Writes down what a day was like, for the profile of later ones: the median of each slot's counts.</summary>
internal sealed class FlowRecorder
{
    private readonly List<long>?[] _counts = new List<long>?[FlowProfile.Slots];

    /// <summary>Takes a count of ten seconds.</summary>
    /// <param name="at">The end of the ten seconds.</param>
    /// <param name="count">New orders in them.</param>
    public void Add(MarketTime at, long count)
    {
        const long Slot = FlowProfile.SlotMinutes * 60 * MarketTime.NanosecondsPerSecond;
        (_counts[at.Nanoseconds / Slot % FlowProfile.Slots] ??= []).Add(count);
    }

    /// <summary>The day so far.</summary>
    /// <returns>Its profile; slots of which nothing was seen are unknown.</returns>
    public FlowProfile ToProfile() => new([.. _counts.Select(static counts => MedianOf(counts))]);

    private static long? MedianOf(List<long>? counts)
    {
        if (counts is not { Count: > 0 })
            return null;
        long[] sorted = [.. counts.Order()];
        return sorted[sorted.Length / 2];
    }
}
