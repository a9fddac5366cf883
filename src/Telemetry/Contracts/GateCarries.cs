using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// What a gate says it carries, so that a command it lost and a hold that nobody knows come to light.
/// </summary>
/// <param name="Holds">Its holds, in the order of their numbers.</param>
/// <param name="IsSevered">Whether it was told to be cut from the venue, apart from holds that sever.</param>
public sealed record GateCarries(ImmutableArray<HoldId> Holds, bool IsSevered)
{
    /// <summary>Nothing.</summary>
    public static GateCarries Nothing { get; } = new([], IsSevered: false);
}
