using Ops.Dashboard.Api;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class ReleaseBodyTests
{
    [Fact]
    public void Restart_OfWhatWasReleased_IsSaid_AndOfNothingElse()
    {
        Hold released = RoomPictures.Hold(3, HaltScope.Server("smars-8"));
        Hold ramp = RoomPictures.Hold(4, HaltScope.Server("smars-8")) with { Kind = HoldKind.Ramp };
        var state = new RampState(ramp, released, [new RampStage(1, TimeSpan.FromSeconds(30))], 0, []);
        ControlSnapshot control = RoomPictures.Quiet().Control with { Ramps = [state] };

        Assert.Equal("smars-8 starts again in stages at 1 %.", BodyOf(3).With(control).Restart);
        Assert.Null(BodyOf(9).With(control).Restart);
    }

    private static ReleaseBody BodyOf(long hold) =>
        ReleaseBody.From(new ReleaseResult(ReleaseOutcome.Released, RoomPictures.Request(hold)));
}
