using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.People;

/// <summary>Two people who, when all is quiet, release what stands, one hold at a time.</summary>
/// <param name="leavesTrips">Whether they leave what a breaker tripped: the server still runs dead code.</param>
/// <param name="tell">Told what was done and what came of it.</param>
internal sealed class GoodPeople(bool leavesTrips, Action<string> tell)
{
    private static readonly Actor s_asks = new(ActorKind.Person, "dee");
    private static readonly Actor s_approves = new(ActorKind.Person, "eve");

    /// <summary>Releases the oldest hold they may.</summary>
    /// <param name="room">The room.</param>
    /// <returns>A task that ends with the release.</returns>
    public async Task ActAsync(TelemetryRoom room)
    {
        ControlSnapshot said = room.Control.Current;
        Hold? hold = said.Holds.FirstOrDefault(hold =>
            hold.Kind != HoldKind.Ramp && (!leavesTrips || hold.Kind != HoldKind.Breaker));
        if (hold is null)
            return;
        ReleaseRequest? asked = said.Requests.FirstOrDefault(request => request.Hold == hold.Id)
            ?? room.ReleaseDesk.Request(hold.Id, s_asks, "all faults are over", "quiet").Request;
        if (asked is null)
            return;
        ReleaseResult result = await Releases.ApproveAsync(room, asked, s_approves);
        tell($"release {hold.Id} {hold.Kind}: {result.Outcome}");
    }
}
