using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Quotes an instrument for as long as its mandate, the parent, stands: order after order at its own pace, the part
/// that is opposite spread evenly among the others, so that with one half the sides take turns.
/// </summary>
internal sealed class QuoteLogic : RoutingLogic
{
    /// <inheritdoc/>
    public override bool KeepsPace => true;

    /// <inheritdoc/>
    public override bool IsMandate => true;

    /// <inheritdoc/>
    public override (Side Side, int Shares) NextChild(in WorkingParent parent, CodePathSpec path, Prng chance)
    {
        long before = (long)parent.Sent * path.OppositePerMille / 1_000;
        long after = (parent.Sent + 1L) * path.OppositePerMille / 1_000;
        return (after > before ? parent.Side.Opposite() : parent.Side, path.ChildShares);
    }

    /// <inheritdoc/>
    public override long AfterRefusal(long intervalNanoseconds, int refusals) => intervalNanoseconds;
}
