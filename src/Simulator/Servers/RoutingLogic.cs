using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Decides the next child of a parent. It has no way to the venue: whatever it decides passes the server's gate.
/// </summary>
internal abstract class RoutingLogic
{
    /// <summary>The logic of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The logic.</returns>
    public static RoutingLogic Of(RoutingLogicKind kind) => kind switch
    {
        RoutingLogicKind.Slice => new SliceLogic(),
        RoutingLogicKind.PowerPeg => new PowerPegLogic(),
        RoutingLogicKind.Resend => new ResendLogic(),
        RoutingLogicKind.RepeatOrder => new RepeatOrderLogic(),
        RoutingLogicKind.Quote => new QuoteLogic(),
        RoutingLogicKind.Header => new HeaderLogic(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such logic."),
    };

    /// <summary>Whether it sends its next child at its own pace, and not when the one before has ended.</summary>
    public virtual bool KeepsPace => false;

    /// <summary>Whether all children of a parent have the limit of the first.</summary>
    public virtual bool KeepsLimit => false;

    /// <summary>Whether it has children at all.</summary>
    public virtual bool Sends => true;

    /// <summary>Whether a parent needs no further child.</summary>
    /// <param name="parent">The parent.</param>
    /// <param name="path">The path's parameters.</param>
    /// <returns>True when its path has counted enough or sent as often as it may.</returns>
    public virtual bool IsDone(in WorkingParent parent, CodePathSpec path) =>
        parent.Counted >= parent.Quantity || (path.Sending.Repeats > 0 && parent.Sent >= path.Sending.Repeats);

    /// <summary>
    /// Whether what it works is a mandate to trade both sides, such as quoting, and not an order with one side.
    /// </summary>
    public virtual bool IsMandate => false;

    /// <summary>Side and shares of the parent's next child.</summary>
    /// <param name="parent">The parent, not done yet by what its path has counted.</param>
    /// <param name="path">The path's parameters.</param>
    /// <param name="chance">The server's chance.</param>
    /// <returns>Which way and how much.</returns>
    public abstract (Side Side, int Shares) NextChild(in WorkingParent parent, CodePathSpec path, Prng chance);

    /// <summary>How long to wait after a refusal of the gate.</summary>
    /// <param name="intervalNanoseconds">The usual time between children.</param>
    /// <param name="refusals">Refusals in a row.</param>
    /// <returns>The wait in nanoseconds.</returns>
    public abstract long AfterRefusal(long intervalNanoseconds, int refusals);
}
