using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A hold that two people released.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Cause">The cause they named.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="ApprovedBy">Who approved.</param>
public sealed record HoldRelease(Hold Hold, string Cause, Actor RequestedBy, Actor ApprovedBy);
