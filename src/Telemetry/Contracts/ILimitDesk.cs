using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>The only way to set limits live: tightening by one person, loosening by two, both with a reason.</summary>
public interface ILimitDesk
{
    /// <summary>
    /// Wants a change. What only tightens is in force when this returns; what loosens anything waits.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <returns>How it ended.</returns>
    LimitResult Propose(LimitChange change, Actor by, string reason);

    /// <summary>Approves a proposal. The journal has it on disk before it is in force.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="by">Who approves; never the one who proposed.</param>
    /// <returns>How it ended.</returns>
    ValueTask<LimitResult> ApproveAsync(Guid proposal, Actor by);
}
