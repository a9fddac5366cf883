using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The picture of what is measured, immutable. What has been ordered is in <see cref="ControlSnapshot"/>.
/// </summary>
/// <param name="Version">Rises with every snapshot.</param>
/// <param name="Fleet">The fleet it is about.</param>
/// <param name="At">Market time of its tick.</param>
/// <param name="Phase">Phase of the session.</param>
/// <param name="PublishedAt">Real time of its making.</param>
/// <param name="Servers">One status per server, in the order of their ids.</param>
/// <param name="Total">Sums over the fleet; net and gross are netted per symbol over the servers.</param>
/// <param name="TotalLimits">Limits of the fleet.</param>
/// <param name="TotalTrend">The fleet's last minutes.</param>
/// <param name="Anomalies">What the detectors see now, worst first.</param>
/// <param name="LostNotices">Notices lost because the loop did not keep up.</param>
/// <param name="EventToSnapshot">From hand-over of the newest batch to this snapshot; null in virtual time.</param>
public sealed record FleetSnapshot(
    long Version, FleetDefinition Fleet, MarketTime At, SessionPhase Phase, WallTime PublishedAt,
    ImmutableArray<ServerStatus> Servers, ServerReading Total, ServerLimits TotalLimits, TrendSeries TotalTrend,
    ImmutableArray<Anomaly> Anomalies, long LostNotices, TimeSpan? EventToSnapshot)
{
    /// <summary>
    /// When it was made, on the monotonic clock of the <see cref="TimeProvider"/> it was made with: its age is told by
    /// this one, because a wall clock that is set back would keep an old picture young. Null where it is not told.
    /// </summary>
    public long? MadeAt { get; init; }

    /// <summary>How old it is.</summary>
    /// <param name="time">The clock it was made with.</param>
    /// <returns>The age, never negative.</returns>
    public TimeSpan AgeBy(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        TimeSpan age = MadeAt is { } made ? time.GetElapsedTime(made)
            : TimeSpan.FromTicks(WallTime.Now(time).UtcTicks - PublishedAt.UtcTicks);
        return age < TimeSpan.Zero ? TimeSpan.Zero : age;
    }

    /// <summary>What the servers run beside what they should run.</summary>
    public ParityPicture Parity { get; init; } = ParityPicture.Empty;

    /// <summary>What gate, server and venue say of each server that has a drop copy.</summary>
    public ImmutableArray<ServerReconciliation> Reconciliation { get; init; } = [];

    /// <summary>How the rules are set.</summary>
    public RuleBook Rules { get; init; } = RuleBook.Standard;

    /// <summary>Each rule's value beside its limit: the fleet's first, then server by server.</summary>
    public ImmutableArray<RuleUse> Uses { get; init; } = [];

    /// <summary>What rules in shadow would have done, newest first.</summary>
    public ImmutableArray<ShadowRecord> Shadows { get; init; } = [];

    /// <summary>
    /// What waiting costs, of every server while there are few of them, else of those that a finding names.
    /// </summary>
    public ImmutableArray<WaitingCost> Waiting { get; init; } = [];

    /// <summary>The smallest stop that takes the abnormal flow away; null while none is abnormal.</summary>
    public StopSuggestion? Stop { get; init; }
}
