using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A loosening that waits for a second person.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Change">What is to be set.</param>
/// <param name="Before">What is in force, in words.</param>
/// <param name="After">What would be, in words.</param>
/// <param name="By">Who proposes it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Expires">When it lapses.</param>
public sealed record LimitProposal(
    Guid Id, LimitChange Change, string Before, string After, Actor By, string Reason, WallTime At, WallTime Expires);
