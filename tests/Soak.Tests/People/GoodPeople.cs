using Microsoft.AspNetCore.Http;
using Ops.Dashboard.Drill;
using Ops.Soak.Tests.Doors;
using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests.People;

/// <summary>Two people who, when all is quiet, release what stands, one hold at a time.</summary>
/// <param name="leavesTrips">Whether they leave what a breaker tripped: the server still runs dead code.</param>
/// <param name="tell">Told what was done and what came of it.</param>
internal sealed class GoodPeople(bool leavesTrips, Action<string> tell)
{
    /// <summary>Releases the oldest hold they may.</summary>
    /// <param name="life">The room.</param>
    /// <returns>A task that ends with the release.</returns>
    public async Task ActAsync(RoomLife life)
    {
        ControlSnapshot said = life.Room.Control.Current;
        Hold? hold = said.Holds.FirstOrDefault(hold =>
            hold.Kind != HoldKind.Ramp && (!leavesTrips || hold.Kind != HoldKind.Breaker));
        if (hold is null)
            return;
        Visitor[] people = Visitor.Good;
        if (said.Requests.FirstOrDefault(request => request.Hold == hold.Id) is not { } asked)
        {
            DoorAnswer answer = await life.Doors.RequestAsync(Door.Button, people[0], hold.Id);
            if (answer.Status != StatusCodes.Status202Accepted)
                return;
            asked = life.Room.Control.Current.Requests.First(request => request.Hold == hold.Id);
        }
        DoorAnswer released = await life.Doors.ApproveAsync(Door.Form, people[1], asked);
        if (!life.Doors.IsDead)
            tell($"release {hold.Id} {hold.Kind}: {released.Status}");
    }
}
