using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Drill;

/// <summary>The door of a thread that commands by itself.</summary>
/// <param name="door">Which.</param>
/// <param name="ask">Asks it.</param>
internal sealed class ThreadWay(Door door, Action<ICanaryDesk> ask) : IDoorWay
{
    /// <inheritdoc/>
    public Door Door => door;

    /// <inheritdoc/>
    public bool CommandsLater => true;

    /// <inheritdoc/>
    public Task<DoorHandle> ApproachAsync(ICanaryDesk desk, CancellationToken cancel) =>
        Task.FromResult(DoorHandle.At(_ =>
        {
            ask(desk);
            return Task.FromResult<string?>(null);
        }));
}
