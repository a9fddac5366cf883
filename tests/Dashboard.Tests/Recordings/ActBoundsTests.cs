using Ops.Dashboard.Recordings;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Recordings;

public sealed class ActBoundsTests
{
    [Fact]
    public void Act_OfTextsThatWereAccepted_IsRememberedAsItWas()
    {
        RecordedAct act = Act with { Reason = new string('r', Limits.ReasonLength), Servers = ["smars-1", "smars-2"] };

        Assert.Equal((act.Reason, 2), (ActBounds.Cut(act).Reason, ActBounds.Cut(act).Servers.Length));
    }

    [Fact]
    public void Act_OfTextsThatWereRefusedForTheirLength_IsCut_AndNeverWithinACharacter()
    {
        string text = new string('r', ActBounds.LongestText - 1) + "\ud83d\ude80" + new string('r', 100_000);
        RecordedAct cut = ActBounds.Cut(Act with
        {
            Reason = text, Cause = text, Evidence = text, Target = text,
            Servers = [.. Enumerable.Repeat(text, ActBounds.MostServers + 5)],
        });

        Assert.All(
            [cut.Reason!, cut.Cause!, cut.Evidence!, cut.Target!, cut.Servers[0]],
            one => Assert.Equal(ActBounds.LongestText - 1, one.Length));
        Assert.Equal(ActBounds.MostServers, cut.Servers.Length);
    }

    private static RecordedAct Act => new()
    {
        At = "09:30:00.000000", Who = "ann", Kind = ActorKind.Person, Do = "shelve",
    };
}
