using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>How the pipeline measures and judges.</summary>
public sealed record PipelineOptions
{
    /// <summary>Shortest <see cref="SnapshotInterval"/>.</summary>
    public static readonly TimeSpan ShortestSnapshotInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest <see cref="SnapshotInterval"/>.</summary>
    public static readonly TimeSpan LongestSnapshotInterval = TimeSpan.FromSeconds(1);

    /// <summary>Options that are valid as they stand.</summary>
    public static PipelineOptions Default { get; } = new();

    /// <summary>How every rule is set at the start; what is changed live goes before it.</summary>
    public RuleBook Rules { get; init; } = RuleBook.Standard;

    /// <summary>Real time between snapshots, 100 ms to 1 s; 250 ms unless set.</summary>
    public TimeSpan SnapshotInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Silence from which a feed is yellow: of the whole feed in real time, of one server's in market time.
    /// </summary>
    public TimeSpan FeedYellowAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Silence from which a feed is red and its values are veiled: of the whole feed in real time, of one server's in
    /// market time.
    /// </summary>
    public TimeSpan FeedRedAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Parents of the whole fleet for which there is room from the start, 1 or more; the servers share it, and each
    /// table then doubles up to <see cref="Limits.ParentsTracked"/>.
    /// </summary>
    public int ParentsExpected { get; init; } = Limits.ParentsTracked;

    /// <summary>What the rules know beside their settings.</summary>
    public DetectorOptions Detectors { get; init; } = DetectorOptions.Default;

    /// <summary>Whether steps above an alarm act; else they only show.</summary>
    public bool Breakers { get; init; } = true;

    /// <summary>
    /// The rules as they act: without breakers every step only alarms, and the screen must not promise more.
    /// </summary>
    /// <returns>The rules in force.</returns>
    public RuleBook EffectiveRules() => Rules.Breakers == Breakers ? Rules : Rules.WithBreakers(Breakers);

    /// <summary>Checks every value.</summary>
    /// <returns>Each fault with the name of its key and what would be right; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        foreach ((RuleScope scope, RuleSetting setting) in Rules.Overrides)
        {
            foreach ((string field, string fault) in RuleChecks.Faults(setting))
                faults.Add($"{nameof(Rules)}:{setting.Rule}:{field} for {scope}: {fault}");
        }
        if (SnapshotInterval < ShortestSnapshotInterval || SnapshotInterval > LongestSnapshotInterval)
            faults.Add($"{nameof(SnapshotInterval)} is {SnapshotInterval}; it must be from 00:00:00.100 to 00:00:01.");
        if (FeedYellowAfter <= SnapshotInterval)
            faults.Add(
                $"{nameof(FeedYellowAfter)} is {FeedYellowAfter}; it must be longer than {nameof(SnapshotInterval)}.");
        if (FeedRedAfter <= FeedYellowAfter)
            faults.Add($"{nameof(FeedRedAfter)} is {FeedRedAfter}; it must be longer than {nameof(FeedYellowAfter)}.");
        if (ParentsExpected < 1)
            faults.Add($"{nameof(ParentsExpected)} is {ParentsExpected}; it must be 1 or more.");
        if (Detectors is null)
            faults.Add($"{nameof(Detectors)} is missing.");
        else
            faults.AddRange(Detectors.Validate().Select(static fault => $"{nameof(Detectors)}:{fault}"));
        return faults;
    }
}
