using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The approver's word that one line of the checklist may stand against this one release. It is given with the approval
/// and gone with it: the next release asks again.
/// </summary>
/// <param name="Item">The line.</param>
/// <param name="Reason">Why; 1 to <see cref="Limits.ReasonLength"/> characters.</param>
public sealed record ReleaseOverride(ReleaseItem Item, string Reason)
{
    /// <summary>Why, in one line.</summary>
    public string Reason { get; init; } = OneLine.Of(Reason);
}
