using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>
/// When the rooms of a scenario acted by themselves, as far as is known: around these moments a world does not go ahead
/// of its room. They decide how long a run takes, and never what comes of it. Any thread.
/// </summary>
internal sealed class RoomMoments
{
    private const long BucketNanoseconds = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;
    private ImmutableSortedSet<long> _buckets = [];

    /// <summary>
    /// What is known before the first run: where rules acted in the session, and where an incident begins, they may act
    /// in another run of it.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="acts">What was done in the session.</param>
    /// <returns>The moments.</returns>
    public static RoomMoments Of(Scenario scenario, IEnumerable<RecordedAct> acts)
    {
        var known = new RoomMoments();
        if (scenario.Truth is { } truth)
            known.Add(MarketTime.FromTimeOfDay(truth.Onset));
        foreach (RecordedAct act in acts.Where(static act => act.Kind == ActorKind.Breaker))
        {
            if (MapReader.TryTime(act.At, out TimeSpan at))
                known.Add(MarketTime.FromTimeOfDay(at));
        }
        return known;
    }

    /// <summary>Adds one; its bucket and the two beside it are run in step from now on.</summary>
    /// <param name="at">When the room acted.</param>
    /// <returns>Whether its bucket was not among them.</returns>
    public bool Add(MarketTime at)
    {
        long bucket = at.Nanoseconds / BucketNanoseconds;
        bool isNew = !_buckets.Contains(bucket);
        ImmutableInterlocked.Update(
            ref _buckets, static (set, middle) => set.Union([middle - 1, middle, middle + 1]), bucket);
        return isNew;
    }

    /// <summary>The next time at which a run is to be in step.</summary>
    /// <param name="now">From when, a bucket's beginning.</param>
    /// <param name="end">The end of the run.</param>
    /// <returns>The beginning of a bucket, <paramref name="now"/> itself where that is one; else the end.</returns>
    public MarketTime NextFrom(MarketTime now, MarketTime end)
    {
        ImmutableSortedSet<long> buckets = _buckets;
        int index = buckets.IndexOf(now.Nanoseconds / BucketNanoseconds);
        if (index < 0)
            index = ~index;
        return index < buckets.Count && buckets[index] * BucketNanoseconds < end.Nanoseconds
            ? new MarketTime(buckets[index] * BucketNanoseconds) : end;
    }
}
