using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Sends the same order again and again at its own pace: side, size and the price of the first. Nothing the venue says
/// changes it.
/// </summary>
internal sealed class RepeatOrderLogic : RoutingLogic
{
    /// <inheritdoc/>
    public override bool KeepsPace => true;

    /// <inheritdoc/>
    public override bool KeepsLimit => true;

    /// <inheritdoc/>
    public override (Side Side, int Shares) NextChild(in WorkingParent parent, CodePathSpec path, Prng chance) =>
        (parent.Side, path.ChildShares);

    /// <inheritdoc/>
    /// <remarks>It knows nothing of refusals and goes on at its pace.</remarks>
    public override long AfterRefusal(long intervalNanoseconds, int refusals) => intervalNanoseconds;
}
