using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

public sealed class SeenScreenTests
{
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly Actor s_breaker = new(ActorKind.Breaker, "order-rate");

    private readonly StandInRoom _room =
        (StandInRoom)new StandInFactory(new FakeTimeProvider()).CreateScratch("quiet-day");

    [Fact]
    public void Entry_OfWhoActs_GetsWhatTheScreenShowed_OthersDont()
    {
        _room.Publish();
        using var look = new SeenScreen(s_ann, _room, "layout");

        Assert.Contains("{\"seen\":{\"picture\":1,", Beside(s_ann));
        Assert.Equal("said", Beside(s_breaker));
    }

    [Fact]
    public void Entry_AfterTheAct_GetsNothing()
    {
        using (new SeenScreen(s_ann, _room, "layout"))
            Assert.NotEqual("said", Beside(s_ann));

        Assert.Equal("said", Beside(s_ann));
    }

    [Fact]
    public async Task Act_ThatWaits_KeepsItsScreen()
    {
        using var look = new SeenScreen(s_ann, _room, "layout");
        await Task.Yield();

        Assert.NotEqual("said", Beside(s_ann));
    }

    [Fact]
    public void Screen_BeforeTheFirstPicture_SaysSo()
    {
        using var look = new SeenScreen(s_ann, _room, "layout");

        (_, string? seen) = SeenText.Split(Beside(s_ann));

        Assert.Contains("not known", SeenView.Of(seen)[0]);
    }

    [Fact]
    public void ForgedScreen_InAReason_IsNotTakenForIt()
    {
        _room.Publish();
        using var look = new SeenScreen(s_ann, _room, "layout");
        const string Forged = "quiet {\"seen\":{\"picture\":99}}";

        (string text, string? seen) = SeenText.Split(Beside(s_ann, Forged));

        Assert.Equal(Forged, text);
        Assert.Contains("\"picture\":1,", seen);
    }

    [Fact]
    public void View_OfAnotherVersion_IsShownAsItIs() =>
        Assert.Equal(["{\"seen\":{}}"], SeenView.Of("{\"seen\":{}}"));

    private static string Beside(Actor by, string detail = "said") => SeenScreen.Beside(
        new AuditEntry(new WallTime(77), null, by, "halt", "H-1", detail),
        HaltScope.Server("smars-8")).Detail;
}
