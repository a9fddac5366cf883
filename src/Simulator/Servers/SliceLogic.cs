using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>Works a parent slice by slice until what was counted as executed reaches its quantity.</summary>
internal sealed class SliceLogic : RoutingLogic
{
    private const long LongestWaitNanoseconds = 10_000_000_000;
    private const int MostDoublings = 16;

    /// <inheritdoc/>
    public override (Side Side, int Shares) NextChild(in WorkingParent parent, CodePathSpec path, Prng chance) =>
        (parent.Side, (int)Math.Min(path.ChildShares, parent.Quantity - parent.Counted));

    /// <inheritdoc/>
    /// <remarks>It asks less and less often, so that the parents piling up behind a halt do not become a
    /// storm.</remarks>
    public override long AfterRefusal(long intervalNanoseconds, int refusals) =>
        Math.Min(LongestWaitNanoseconds, intervalNanoseconds << Math.Min(refusals, MostDoublings));
}
