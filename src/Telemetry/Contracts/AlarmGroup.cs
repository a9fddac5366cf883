using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>Alarms that share a cause, under the one that is nearest to it.</summary>
/// <param name="Key">Stable name of the group.</param>
/// <param name="Root">The alarm nearest to the cause.</param>
/// <param name="FirstOut">The alarm that came first; often the root itself.</param>
/// <param name="Members">All alarms of the group, the root first, then in the order in which they came; the first
/// of them when there are more than <see cref="Model.Limits.AlarmsListed"/>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Servers">Servers they are about.</param>
/// <param name="Symbols">Instruments they are about.</param>
public sealed record AlarmGroup(
    string Key, Alarm Root, Alarm FirstOut, ImmutableArray<Alarm> Members, int Count, int Servers, int Symbols)
{
    /// <summary>The highest priority in it.</summary>
    public AlarmPriority Priority { get; init; }

    /// <summary>Whether somebody must still take note of one of them.</summary>
    public bool IsUnacknowledged { get; init; }

    /// <summary>What became of the root: of the gravest that stand beneath it the one nearest to a cause, if it can be
    /// of another kind than the root; null for none.</summary>
    public Alarm? Telling { get; init; }

    /// <summary>Whether any of them stands now.</summary>
    public bool IsActive { get; init; }
}
