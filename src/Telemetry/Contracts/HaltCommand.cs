using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A kill.</summary>
/// <param name="CommandId">Made by the caller; the same id again is the same kill.</param>
/// <param name="Kind">Kind of hold to take.</param>
/// <param name="Scope">What to stop. Already checked to exist.</param>
/// <param name="Mode">How far to go.</param>
/// <param name="By">Who gives it.</param>
/// <param name="Reason">Why; at most <see cref="Limits.ReasonLength"/> characters.</param>
/// <param name="RequestedTimestamp"><see cref="TimeProvider.GetTimestamp"/> when the command entered the
/// program.</param>
public sealed record HaltCommand(
    Guid CommandId, HoldKind Kind, HaltScope Scope, HaltMode Mode, Actor By, string Reason, long RequestedTimestamp)
{
    /// <summary>Why, in one line.</summary>
    public string Reason { get; init; } = OneLine.Of(Reason);
}
