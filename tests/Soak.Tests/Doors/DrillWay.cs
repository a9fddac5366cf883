using Microsoft.AspNetCore.Http;
using Ops.Dashboard.Drill;
using Ops.Soak.Tests.Witness;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.Doors;

/// <summary>A door of people or scripts, as the drill walks through it here.</summary>
/// <param name="door">Which.</param>
/// <param name="doors">The doors.</param>
/// <param name="witness">Stands at the gates.</param>
/// <param name="newId">Draws identities of commands.</param>
internal sealed class DrillWay(Door door, RoomDoors doors, DoorWitness witness, Func<Guid> newId) : IDoorWay
{
    /// <inheritdoc/>
    public Door Door => door;

    /// <inheritdoc/>
    public bool CommandsLater => false;

    /// <inheritdoc/>
    public Task<DoorHandle> ApproachAsync(ICanaryDesk desk, CancellationToken cancel) =>
        Task.FromResult(DoorHandle.At(_ => PressAsync()));

    private async Task<string?> PressAsync()
    {
        DoorWitness.Gates before = witness.Look();
        var by = new Visitor(doors.Drills.Name, DrillIdentity.Role, ActorKind.Program);
        DoorAnswer answer = await doors.KillAsync(door, by, new SoakKill("server", Canary.Name, "block", newId())
        {
            Reason = "Drill.",
        });
        witness.Unchanged(before, $"a drill of the {door}");
        if (answer.Status != StatusCodes.Status202Accepted)
            throw witness.Refused($"a drill of the {door}", answer);
        return null;
    }
}
