using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Sends what it believes is left of a parent, and sends it again at its own pace until it is confirmed. What it sent
/// before is not taken back: where the confirmation does not reach it, the same quantity goes out every time.
/// </summary>
internal sealed class ResendLogic : RoutingLogic
{
    /// <inheritdoc/>
    public override bool KeepsPace => true;

    /// <inheritdoc/>
    public override (Side Side, int Shares) NextChild(in WorkingParent parent, CodePathSpec path, Prng chance) =>
        (parent.Side, (int)Math.Min(path.ChildShares, parent.Quantity - parent.Counted));

    /// <inheritdoc/>
    public override bool IsDone(in WorkingParent parent, CodePathSpec path) =>
        base.IsDone(parent, path)
        || (path.Sending.ConfirmedBy == ConfirmedBy.Acknowledgement && parent.IsAcknowledged);

    /// <inheritdoc/>
    /// <remarks>A refusal confirms nothing: it goes on at its pace.</remarks>
    public override long AfterRefusal(long intervalNanoseconds, int refusals) => intervalNanoseconds;
}
