using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Station;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Station;

/// <summary>The instructor's look over a trainee's shoulder.</summary>
public sealed class SeatPageTests : DashboardContext
{
    public SeatPageTests()
    {
        SignIn("instructor", Policies.CanWatch, Policies.CanTrain);
        Room.Picture = Room.Picture with
        {
            Session = RoomPictures.Session(FleetMode.Training) with { StartedBy = "instructor-1" },
        };
    }

    private SeatBook Book => Services.GetRequiredService<SeatBook>();

    [Fact]
    public void Mirror_ShowsTheTraineesPage_AndNothingOnItCanBePressed()
    {
        Sit("3", "operator-1", "servers/smars-8");

        IRenderedComponent<SeatPage> cut = Look("3");

        Assert.Contains("What operator-1 sees", cut.Markup);
        Assert.True(cut.Find(".mirror").HasAttribute("inert"));
        Assert.Contains("smars-8", cut.Find(".mirror").TextContent);
    }

    [Fact]
    public void Trainee_WhoLoadsThePageAgain_IsFollowed()
    {
        Sit("3", "operator-1", "servers/smars-8");
        Sit("4", "operator-2", "servers/smars-2");
        IRenderedComponent<SeatPage> cut = Look("3");

        Book.Remove("3"); // a new page in the browser has a circuit of its own
        Sit("5", "operator-1", "servers/smars-1");
        cut.Render();

        Assert.Contains("What operator-1 sees", cut.Markup);
        Assert.Equal("servers/smars-1", Text(cut.Find("[role=status] b")));
        Assert.NotEmpty(cut.FindAll(".mirror"));
    }

    [Fact]
    public void PageWhoseBrowserIsGone_GivesWayToTheOneThatIsThere_AndComesBackWithIt()
    {
        Sit("3", "operator-1", "servers/smars-8");
        IRenderedComponent<SeatPage> cut = Look("3");

        Sit("3", "operator-1", "servers/smars-8", isConnected: false); // kept for a while, should the line come back
        cut.Render();
        Assert.Equal("servers/smars-8", Text(cut.Find("[role=status] b")));
        Sit("5", "operator-1", "servers/smars-1");
        cut.Render();
        Assert.Equal("servers/smars-1", Text(cut.Find("[role=status] b")));
        Sit("3", "operator-1", "servers/smars-8");
        cut.Render();

        Assert.Equal("servers/smars-8", Text(cut.Find("[role=status] b")));
    }

    [Fact]
    public void Trainee_WhoHasNoPageOpen_IsWaitedFor()
    {
        Sit("3", "operator-1", "servers/smars-8");
        IRenderedComponent<SeatPage> cut = Look("3");

        Book.Remove("3");
        cut.Render();

        Assert.Contains("What operator-1 sees", cut.Markup);
        Assert.Equal("operator-1 has no page open. The next one is shown here.", Text(cut.Find("[role=status]")));
        Assert.Empty(cut.FindAll(".mirror"));
    }

    [Fact]
    public void PageThatNobodyHas_SaysSo()
    {
        IRenderedComponent<SeatPage> cut = Look("9");

        Assert.Contains("That page is closed. Choose another one on the station's roster.", cut.Markup);
        Assert.Equal("What a trainee sees", Text(cut.Find("h1")));
    }

    private IRenderedComponent<SeatPage> Look(string id) =>
        Draw<SeatPage>(parameters: page => page.Add(one => one.Id, id));

    private void Sit(string id, string name, string page, bool isConnected = true) => Book.Put(new SeatPicture(
        id, name, "operator", page, Time.GetUtcNow(), Time.GetUtcNow(), isConnected));
}
