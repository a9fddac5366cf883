using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A hold that two people released.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Cause">The cause they named.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="ApprovedBy">Who approved.</param>
public sealed record HoldRelease(Hold Hold, string Cause, Actor RequestedBy, Actor ApprovedBy)
{
    /// <summary>Lines of the checklist that stood against it and were overridden.</summary>
    public ImmutableArray<ReleaseOverride> Overrides { get; init; } = [];
}
