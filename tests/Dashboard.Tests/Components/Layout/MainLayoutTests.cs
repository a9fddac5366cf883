using Bunit;
using Ops.Dashboard.Components.Layout;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Layout;

public sealed class MainLayoutTests : DashboardContext
{
    [Fact]
    public void Layout_SaysTheMode_AndWhoIsSignedIn()
    {
        IRenderedComponent<MainLayout> cut = Render<MainLayout>();

        Assert.Equal("LIVE · simulated fleet", cut.Find("[role=status][aria-label=Mode]").TextContent);
        Assert.Contains("operator-1", cut.Find("header").TextContent);
        Assert.NotNull(cut.Find("main#main"));
        Assert.Single(cut.FindAll("nav[aria-label=Main]"));
    }

    [Theory]
    [InlineData("viewer", 0)]
    [InlineData("operator", 1)]
    [InlineData("supervisor", 1)]
    [InlineData("instructor", 1)]
    public void KillButton_StandsThere_ForWhoMayKill(string role, int buttons)
    {
        SignIn(role, Ops.Dashboard.Auth.Policies.CanWatch);

        IRenderedComponent<MainLayout> cut = Render<MainLayout>(p => p.Add(
            layout => layout.Body, static body =>
            {
                body.OpenComponent<Ops.Dashboard.Components.Control.KillButton>(0);
                body.AddAttribute(1, "Server", "smars-8");
                body.AddAttribute(2, "Seen", "1:smars-8:1");
                body.CloseComponent();
            }));

        Assert.Equal(buttons, cut.FindAll("[data-kill-scope=server]").Count);
    }

    [Fact]
    public void Layout_OfATraining_IsFramedAsOne()
    {
        Room.Picture = Room.Picture with { Session = RoomPictures.Session(FleetMode.Training) };

        Assert.Contains("mode-training", Render<MainLayout>().Find("#heartbeat").ClassName);
    }

    [Fact]
    public void NewPicture_IsDrawn_WithItsHeartbeat()
    {
        IRenderedComponent<MainLayout> cut = Render<MainLayout>();
        Assert.Equal("v1-7", cut.Find("#heartbeat").GetAttribute("data-heartbeat"));

        Room.Picture = Room.Picture with { Fleet = Room.Picture.Fleet! with { Version = 8 } };

        cut.WaitForAssertion(() => Assert.Equal("v1-8", cut.Find("#heartbeat").GetAttribute("data-heartbeat")));
    }

    [Fact]
    public void SilentPipeline_IsCalledBlind_WithTheTimeOfItsLastFigures()
    {
        IRenderedComponent<MainLayout> cut = Render<MainLayout>();
        Assert.Empty(cut.FindAll("[role=alert]"));

        Time.Advance(TimeSpan.FromSeconds(1.2));

        cut.WaitForAssertion(() =>
            Assert.Contains("last figures are from 09:30:02", cut.Find("[role=alert]").TextContent));
        Assert.Equal("stale", cut.Find("main").ClassName);
    }

    [Fact]
    public void Journal_ThatFails_IsSaid()
    {
        Room.Picture = Room.Picture with { Control = Room.Picture.Control with { JournalHealthy = false } };

        Assert.Contains("The journal could not write", Render<MainLayout>().Markup);
    }

    [Fact]
    public void SignInThatHasEnded_LeavesNoFigure_AndSaysWhereToGo()
    {
        IRenderedComponent<MainLayout> cut = Render<MainLayout>();

        SignedIn.SetNotAuthorized();

        cut.WaitForAssertion(() => Assert.Equal("Signed out", cut.Find("h1").TextContent));
        Assert.Empty(cut.FindAll("header, nav, #heartbeat"));
        Assert.NotNull(cut.Find("main#main a[href='kill']"));
        Assert.NotNull(cut.Find("a[href='login']"));
    }

    [Fact]
    public async Task Feed_OfAPageThatIsGone_ShowsNothingMore()
    {
        int shown = 0;
        var feed = new RoomFeed(Room, Room, Room, Room, Time);
        RoomPicture first = feed.Read();
        feed.Start(_ =>
        {
            shown++;
            return Task.CompletedTask;
        });

        await feed.DisposeAsync();
        Room.Picture = Room.Picture with { Beat = 99 };

        Assert.Equal((1, 0), (first.Beat, shown));
    }
}
