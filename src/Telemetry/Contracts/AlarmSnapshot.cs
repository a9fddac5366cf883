using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>The picture of the alarms, immutable.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="At">Market time of it.</param>
/// <param name="Groups">Groups that want somebody, the most pressing first.</param>
/// <param name="Shelved">Alarms put aside.</param>
/// <param name="Suppressed">Alarms that come and go too often.</param>
/// <param name="IsFlood">Whether there are more than an operator can take in.</param>
/// <param name="Unacknowledged">Groups that nobody has taken note of.</param>
/// <param name="Load">What the shift has asked.</param>
public sealed record AlarmSnapshot(
    long Version, MarketTime At, ImmutableArray<AlarmGroup> Groups, ImmutableArray<Alarm> Shelved,
    ImmutableArray<Alarm> Suppressed, bool IsFlood, int Unacknowledged, AlarmLoad Load)
{
    /// <summary>Groups on top of every page; the rest is a number that leads to the list.</summary>
    public const int OnTop = 10;

    /// <summary>No alarm.</summary>
    public static AlarmSnapshot Empty { get; } = new(
        0, default, [], [], [], IsFlood: false, 0, new AlarmLoad(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    /// <summary>The groups on top: in a flood the low ones stay in the list.</summary>
    public IEnumerable<AlarmGroup> Top =>
        Groups.Where(group => !IsFlood || group.Priority > AlarmPriority.Low).Take(OnTop);
}
