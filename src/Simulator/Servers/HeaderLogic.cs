using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>Sends nothing: the parent is the head of a basket, and its names arrive as parents of their own.</summary>
internal sealed class HeaderLogic : RoutingLogic
{
    /// <inheritdoc/>
    public override bool Sends => false;

    /// <inheritdoc/>
    public override (Side Side, int Shares) NextChild(in WorkingParent parent, CodePathSpec path, Prng chance) =>
        throw new InvalidOperationException("The head of a basket has no children.");

    /// <inheritdoc/>
    public override long AfterRefusal(long intervalNanoseconds, int refusals) => intervalNanoseconds;
}
