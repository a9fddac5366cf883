using System.Globalization;
using Microsoft.AspNetCore.Http;
using Ops.Dashboard.Drill;
using Ops.Soak.Tests.Doors;
using Ops.Soak.Tests.Witness;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Soak.Tests.People;

/// <summary>People and programs who ask for what they may not have, or for what there is not.</summary>
/// <param name="chance">What they ask for.</param>
/// <param name="witness">Stands at the gates.</param>
internal sealed class WrongPeople(SeededChance chance, DoorWitness witness)
{
    private const int Forbidden = StatusCodes.Status403Forbidden;
    private const int Wrong = StatusCodes.Status400BadRequest;

    private static readonly Visitor s_ann = Visitor.People[0];
    private static readonly SoakKill s_fleet = new("fleet", Target: null, "block", Guid.Empty);

    /// <summary>Does something wrong.</summary>
    /// <param name="life">The room.</param>
    /// <returns>A task that ends when it was refused.</returns>
    /// <exception cref="SoakViolation">It was not refused as it must be.</exception>
    public Task ActAsync(RoomLife life)
    {
        var door = (Door)chance.Below(4);
        var page = (Door)chance.Below(2);
        return chance.Below(6) switch
        {
            0 => RefusedAsync("a viewer's kill", life, Forbidden, "", () =>
                life.Doors.KillAsync(door, Visitor.Viewer, s_fleet)),
            1 => RefusedAsync("a kill of nobody", life, Wrong, "one, two, three", () =>
                life.Doors.KillAsync(door, s_ann, new SoakKill("server", "four", "block", Guid.Empty))),
            2 => RefusedAsync("a kill from a foreign page", life, Wrong, "antiforgery", () =>
                life.Doors.KillAsync(page, s_ann, s_fleet, "stale")),
            3 => RefusedAsync("a viewer's request", life, Forbidden, "", () =>
                life.Doors.RequestAsync(page, Visitor.Viewer, new HoldId(1))),
            4 => RefusedAsync("a drill beside the canary", life, Wrong, Canary.Name, () =>
                life.Doors.KillAsync(
                    door, new Visitor(life.Doors.Drills.Name, DrillIdentity.Role, ActorKind.Program), s_fleet)),
            _ => OwnAsync(life),
        };
    }

    private Task OwnAsync(RoomLife life)
    {
        foreach (ReleaseRequest asked in life.Room.Control.Current.Requests)
        {
            if (Visitor.People.FirstOrDefault(one => one.Name == asked.By.Name) is { } own)
            {
                return RefusedAsync("an approval of what oneself asked for", life, Forbidden, "", () =>
                    life.Doors.ApproveAsync((Door)chance.Below(3), own, asked));
            }
        }
        return Task.CompletedTask;
    }

    private async Task RefusedAsync(string what, RoomLife life, int due, string says, Func<Task<DoorAnswer>> ask)
    {
        DoorWitness.Gates before = witness.Look();
        int holds = life.Room.Control.Current.Holds.Length;
        DoorAnswer answer = await ask();
        witness.Unchanged(before, what);
        // on a slow disk another approval may be on its way: then there is nothing left to approve
        bool isTaken = due == Forbidden && answer.Status == StatusCodes.Status404NotFound;
        if ((answer.Status != due && !isTaken) || !answer.Text.Contains(says, StringComparison.Ordinal)
            || life.Room.Control.Current.Holds.Length != holds)
        {
            throw witness.Refused(string.Create(CultureInfo.InvariantCulture, $"{what}, not {due} {says}"), answer);
        }
    }
}
