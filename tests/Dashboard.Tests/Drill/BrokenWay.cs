using Ops.Dashboard.Drill;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Tests.Drill;

/// <summary>A door with a broken hop.</summary>
internal sealed class BrokenWay(Door door, string fault, Action? meanwhile = null) : IDoorWay
{
    public Door Door => door;

    public bool CommandsLater => false;

    public Task<DoorHandle> ApproachAsync(ICanaryDesk desk, CancellationToken cancel)
    {
        meanwhile?.Invoke();
        return Task.FromResult(DoorHandle.At(_ => Task.FromResult<string?>(fault)));
    }
}
