using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Tests.Shared;
using Ops.Simulator;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Training;

public sealed class TrainingPageTests : DashboardContext
{
    public TrainingPageTests() => Render<MudPopoverProvider>();

    [Fact]
    public void Library_ShowsWhatIsDisputed_AndWhatIsModelled()
    {
        string card = Text(Draw<TrainingPage>().Find("article.card"));

        Assert.Contains("Knight Capital, 1 August 2012", card);
        Assert.Contains("Modelling choice, not record 1 Impact per share.", card);
        Assert.Contains("Not known, or disputed 1 The stop time is disputed.", card);
    }

    [Fact]
    public void Start_TakesPresetAndSeed()
    {
        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Button(cut, "Start at 09:29:30: Knight Capital, 1 August 2012").Click();

        Assert.Equal("start knight-2012 sec 1 by operator-1", Assert.Single(Room.Told));
    }

    [Fact]
    public void BeforeThePageIsConnected_ItsButtonsWait()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Room.Picture = Room.Picture with { Session = RoomPictures.Session(FleetMode.Training) };

        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Assert.True(Button(cut, "Freeze").HasAttribute("disabled"));
        Assert.True(Button(cut, "Start at 09:29:30: Knight Capital, 1 August 2012").HasAttribute("disabled"));
    }

    [Fact]
    public void StandingFleet_CantBeFrozenOrHurried()
    {
        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Assert.False(HasButton(cut, "Freeze"));
        Assert.False(HasButton(cut, "×10"));
        Assert.Contains("The standing fleet keeps its own pace", cut.Markup);
    }

    [Fact]
    public void Transport_FreezesAndSetsTheSpeed()
    {
        Room.Picture = Room.Picture with { Session = RoomPictures.Session(FleetMode.Training) };
        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Button(cut, "Freeze").Click();
        Button(cut, "×10").Click();

        Assert.Equal(["freeze by operator-1", "speed 10"], Station.Told);
        Assert.Equal("true", Button(cut, "×1").GetAttribute("aria-pressed"));
    }

    [Fact]
    public void RunningSession_ShowsItsOutcome_AndItsEnd()
    {
        Room.Picture = Room.Picture with { Session = RoomPictures.Session(FleetMode.Training) };
        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Button(cut, "End the session").Click();

        Assert.Contains("Nobody has stopped anything yet.", cut.Find(".outcome").TextContent);
        Assert.Equal("end by operator-1", Assert.Single(Room.Told));
    }

    [Fact]
    public void Session_ThatSomebodyElseStarted_IsTheirs()
    {
        Room.Picture = Room.Picture with
        {
            Session = RoomPictures.Session(FleetMode.Training) with { StartedBy = "instructor-1" },
        };
        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Button(cut, "Freeze").Click();
        Button(cut, "End the session").Click();

        Assert.Empty(Room.Told);
        Assert.Empty(Station.Told);
        cut.Render(); // as the next picture does
        Assert.Contains("led by them and by instructors", cut.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Session_ThatWasEnded_LeadsToItsDebrief()
    {
        Room.Picture = Room.Picture with
        {
            Session = RoomPictures.Session(FleetMode.Live) with { Ended = new EndedSession("training-1", "Knight") },
        };

        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Assert.Contains("Knight was ended", Text(cut.Find("section.session p")));
        Assert.NotNull(cut.Find("a[href='training/training-1/debrief']"));
        Assert.NotNull(cut.Find("a[href='training/training-1/report']"));
    }

    [Fact]
    public void Trainee_OfAClass_IsToldWhoLeadsIt()
    {
        Place = new RoomPlace("class-1", "Knight");
        SignIn("operator", Policies.CanWatch, Policies.CanHalt);
        Room.Picture = Room.Picture with { Session = RoomPictures.Session(FleetMode.Training) };

        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Assert.Contains("In a class session its instructors lead", cut.Find(".transport").TextContent);
        Assert.False(HasButton(cut, "Freeze"));
    }

    [Fact]
    public void Preparing_Says_HowFarItIs()
    {
        Room.Picture = Room.Picture with
        {
            Session = RoomPictures.Session(FleetMode.Live) with
            {
                Preparing = new SessionPreparation(
                    "knight-2012", "Knight 2012", MarketTime.FromTimeOfDay(new TimeSpan(8, 0, 0)),
                    MarketTime.FromTimeOfDay(new TimeSpan(9, 29, 30))),
            },
        };

        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Assert.Contains("Running Knight 2012 up to 09:29:30: now at 08:00:00", cut.Markup);
        Assert.Equal("72.8", cut.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
    }

    [Fact]
    public void Viewer_Watches_AndCommandsNothing()
    {
        SignIn("viewer", Policies.CanWatch);

        IRenderedComponent<TrainingPage> cut = Draw<TrainingPage>();

        Assert.False(HasButton(cut, "Freeze"));
        Assert.False(HasButton(cut, "Start at 09:29:30: Knight Capital, 1 August 2012"));
        Assert.Contains("needs the role operator", cut.Markup);
    }

    [Fact]
    public void EmptyLibrary_SaysSo()
    {
        Room.Library = [];

        Assert.Contains("The library is empty", Draw<TrainingPage>().Markup);
    }
}
