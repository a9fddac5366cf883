using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Sends children of a fixed size one after the other, most to the parent's side and some to the other, whatever was
/// executed: a test tool that buys high and sells low to move prices. Only the counter outside it makes it stop, and
/// where fills are not counted nothing does.
/// </summary>
internal sealed class PowerPegLogic : RoutingLogic
{
    /// <inheritdoc/>
    public override (Side Side, int Shares) NextChild(in WorkingParent parent, CodePathSpec path, Prng chance) =>
        (chance.PerMille(path.OppositePerMille) ? parent.Side.Opposite() : parent.Side, path.ChildShares);

    /// <inheritdoc/>
    /// <remarks>It knows nothing of refusals and goes on at its pace.</remarks>
    public override long AfterRefusal(long intervalNanoseconds, int refusals) => intervalNanoseconds;
}
