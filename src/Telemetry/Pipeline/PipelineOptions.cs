using System.Globalization;
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

    /// <summary>
    /// Limits of each server. Knight had a $2 million exposure threshold that was wired to nothing; this one blocks.
    /// </summary>
    public ServerLimits PerServer { get; init; } = new(
        OrdersPerSecond: 500, OrdersPerSecondAction: LimitAction.Alarm,
        EnteredExposure: Money.FromDollars(2_000_000), EnteredExposureAction: LimitAction.Block,
        LossPerSecond: Money.FromDollars(5_000), LossPerSecondAction: LimitAction.Alarm,
        Loss: Money.FromDollars(250_000), LossAction: LimitAction.Block, WarnAtPercent: 70);

    /// <summary>Limits of the fleet.</summary>
    public ServerLimits Fleet { get; init; } = new(
        OrdersPerSecond: 4_000, OrdersPerSecondAction: LimitAction.Alarm,
        EnteredExposure: Money.FromDollars(16_000_000), EnteredExposureAction: LimitAction.Alarm,
        LossPerSecond: Money.FromDollars(20_000), LossPerSecondAction: LimitAction.Alarm,
        Loss: Money.FromDollars(1_000_000), LossAction: LimitAction.Alarm, WarnAtPercent: 70);

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

    /// <summary>Whether limits wired to <see cref="LimitAction.Block"/> halt; else they only show.</summary>
    public bool Breakers { get; init; } = true;

    /// <summary>
    /// These options as they act: without breakers a limit wired to <see cref="LimitAction.Block"/> only alarms, and
    /// the screen must not promise more.
    /// </summary>
    /// <returns>The options in force.</returns>
    public PipelineOptions Effective() =>
        Breakers ? this : this with { PerServer = PerServer.AlarmOnly(), Fleet = Fleet.AlarmOnly() };

    /// <summary>Checks every value.</summary>
    /// <returns>Each fault with the name of its key and what would be right; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        Check(faults, nameof(PerServer), PerServer);
        Check(faults, nameof(Fleet), Fleet);
        if (SnapshotInterval < ShortestSnapshotInterval || SnapshotInterval > LongestSnapshotInterval)
            faults.Add($"{nameof(SnapshotInterval)} is {SnapshotInterval}; it must be from 00:00:00.100 to 00:00:01.");
        if (FeedYellowAfter <= SnapshotInterval)
            faults.Add(
                $"{nameof(FeedYellowAfter)} is {FeedYellowAfter}; it must be longer than {nameof(SnapshotInterval)}.");
        if (FeedRedAfter <= FeedYellowAfter)
            faults.Add($"{nameof(FeedRedAfter)} is {FeedRedAfter}; it must be longer than {nameof(FeedYellowAfter)}.");
        return faults;
    }

    private static void Check(List<string> faults, string section, ServerLimits? limits)
    {
        if (limits is null)
        {
            faults.Add($"{section} is missing; a server without limits is not allowed.");
            return;
        }
        Positive(faults, $"{section}:{nameof(limits.OrdersPerSecond)}", limits.OrdersPerSecond);
        Positive(faults, $"{section}:{nameof(limits.EnteredExposure)}", limits.EnteredExposure.Dollars);
        Positive(faults, $"{section}:{nameof(limits.LossPerSecond)}", limits.LossPerSecond.Dollars);
        Positive(faults, $"{section}:{nameof(limits.Loss)}", limits.Loss.Dollars);
        Known(faults, $"{section}:{nameof(limits.OrdersPerSecondAction)}", limits.OrdersPerSecondAction);
        Known(faults, $"{section}:{nameof(limits.EnteredExposureAction)}", limits.EnteredExposureAction);
        Known(faults, $"{section}:{nameof(limits.LossPerSecondAction)}", limits.LossPerSecondAction);
        Known(faults, $"{section}:{nameof(limits.LossAction)}", limits.LossAction);
        if (limits.WarnAtPercent is < 1 or > 100)
            faults.Add(
                $"{section}:{nameof(limits.WarnAtPercent)} is {limits.WarnAtPercent}; it must be from 1 to 100.");
    }

    private static void Positive(List<string> faults, string key, decimal value)
    {
        if (value <= 0)
            faults.Add(string.Create(
                CultureInfo.InvariantCulture, $"{key} is {value}; it must be above 0: an unset limit stops nothing."));
    }

    private static void Known(List<string> faults, string key, LimitAction action)
    {
        if (!Enum.IsDefined(action))
            faults.Add($"{key} is {action}; it must be {nameof(LimitAction.Alarm)} or {nameof(LimitAction.Block)}.");
    }
}
