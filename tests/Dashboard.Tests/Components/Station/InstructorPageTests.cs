using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Components.Station;
using Ops.Dashboard.Station;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Station;

public sealed class InstructorPageTests : DashboardContext
{
    public InstructorPageTests()
    {
        SignIn("instructor", Policies.CanWatch, Policies.CanTrain);
        Room.Picture = Room.Picture with
        {
            Session = RoomPictures.Session(FleetMode.Training) with
            {
                Session = "training-1-b2", Frozen = true, StartedBy = "instructor-1",
            },
        };
    }

    [Fact]
    public void Transport_TellsTheDesk_AndSaysWhatCameOfIt()
    {
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();

        Button(cut, "Run").Click();
        Button(cut, "×0.25").Click();
        Button(cut, "Step 1 min").Click();
        cut.Find("form.jump input").Change("09:31");
        cut.Find("form.jump").Submit();

        Assert.Equal(["resume by instructor-1", "speed 0.25", "step 60", "jump 09:31:00.000000"], Station.Told);
        Assert.Contains("Done.", cut.Find("[data-said]").TextContent);
    }

    [Fact]
    public void Jump_ToWhatIsNoTime_SaysWhatWouldBeRight()
    {
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();

        cut.Find("form.jump input").Change("soon");
        cut.Find("form.jump").Submit();

        Assert.Empty(Station.Told);
        Assert.Contains("Write a time of day as HH:mm:ss", cut.Find("[data-said]").TextContent);
    }

    [Fact]
    public void Pace_ThatIsNotReached_IsSaid()
    {
        Room.Picture = Room.Picture with
        {
            Session = Room.Picture.Session with { Frozen = false, Speed = 100, Reached = new(6_300) },
        };

        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();

        Assert.Equal("Speed ×63 reached, ×100 asked", cut.Find("[data-pace]").TextContent);
        Assert.True(Button(cut, "Step 1 s").HasAttribute("disabled")); // the clock runs
    }

    [Fact]
    public void Moments_AreThere_AndOnePressGoesBack()
    {
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();

        Button(cut, "Go back to B-1, 09:30:00").Click();

        Assert.Equal("return B-1", Assert.Single(Station.Told));
        Assert.Contains("before the open", cut.Find(".moments").TextContent);
    }

    [Fact]
    public void Timeline_OffersWhatIsStillToCome()
    {
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();

        Assert.False(HasButton(cut, "Now: Remark: done."));
        Button(cut, "Hold back: Remark: later.").Click();
        Button(cut, "Now: Remark: held.").Click();

        Assert.Equal(["hold back 4", "trigger 5"], Station.Told);
        Assert.Contains("when smars-8 is halted", cut.Markup);
    }

    [Fact]
    public void Malfunction_IsToldBeforeItIsInserted_AndItsFaultsNameTheField()
    {
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();
        IElement Form() => cut.Find("form[aria-labelledby=malfunction-title]");

        Form().QuerySelector("select")!.Change("control-cut");
        Form().Submit();
        Assert.Contains("Servers: Timeline.control-cut lacks the key servers; add servers: ....", Form().TextContent);
        Assert.Empty(Station.Told);

        Form().QuerySelectorAll("input[type=checkbox]")[7].Change(true);
        Assert.Equal(
            "Nothing passes between control room and the gates of smars-8 for 60 s.",
            cut.Find("[data-preview]").TextContent);
        Form().Submit();

        Assert.Equal("insert do=control-cut lasts=60s servers=smars-8 when ", Assert.Single(Station.Told));
    }

    [Fact]
    public void MessagesAndHints_ComeFromTheScenario_OrFromTheInstructor()
    {
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();

        cut.FindAll("form[aria-label=Message] select")[2].Change("0");
        cut.Find("form[aria-label=Message]").Submit();
        cut.Find("form[aria-label=Hint] select").Change("smars-8 runs another build.");
        cut.Find("form[aria-label=Hint]").Submit();

        Assert.Equal(
            [
                "insert count=1 do=messages lasts=0s server=smars-2 severity=warning source=router "
                    + "text=Power Peg disabled when ",
                "hint smars-8 runs another build. 5",
            ],
            Station.Told);
        Assert.Contains("5 points; nobody has read it", cut.Markup);
    }

    [Fact]
    public void TasksAndRoster_SayHowItStands()
    {
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();

        Assert.Contains("Stop smars-8 late by 12 s smars-8 was never blocked.", Text(cut.Find(".task-list")));
        IElement row = cut.Find(".roster tbody tr");
        Assert.Contains("operator-1 operator servers/smars-8", Text(row));
        Assert.Contains("09:31:02 kill smars-8: runaway", Text(row));
        Assert.Equal("instructor/seat/3", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void End_AsksOnce_AndLeadsToTheDebrief()
    {
        Station.Answer = StationResult.Done("training-1-b2");
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>();

        Button(cut, "End the session").Click();
        Assert.Empty(Station.Told);
        Button(cut, "Yes, end it").Click();

        Assert.Equal("end by instructor-1", Assert.Single(Station.Told));
        Assert.EndsWith(
            "training/training-1-b2/debrief", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public void AnotherSession_IsNotServed_AndSaysWhichRuns()
    {
        IRenderedComponent<InstructorPage> cut = Draw<InstructorPage>(
            parameters: page => page.Add(one => one.Session, "training-0"));

        Assert.Contains(
            "The session training-0 does not run in this room; training-1-b2 does.", Text(cut.Find("[role=alert]")));
        Assert.False(HasButton(cut, "Run"));
    }

    [Fact]
    public void WithoutASession_SaysWhereToStartOne()
    {
        Station.View = null;

        Assert.Contains("No training session runs in this room.", Draw<InstructorPage>().Markup);
    }

    [Fact]
    public void Trainee_SeesNothingOfIt_UnlessTheyStartedTheSession()
    {
        SignIn("operator", Policies.CanWatch, Policies.CanTrain);
        Assert.Contains(StationAccess.Refusal, Draw<InstructorPage>().Markup);

        Room.Picture = Room.Picture with { Session = Room.Picture.Session with { StartedBy = "operator-1" } };
        Assert.True(HasButton(Draw<InstructorPage>(), "Run"));
    }

    [Fact]
    public void Hint_StandsOnATraineesPage_UntilItWasRead()
    {
        SignIn("operator", Policies.CanWatch);
        Station.Hints = [new Hint(2, "Look at parity.", "instructor-1", "09:31:00.000000", 5, [])];
        IRenderedComponent<HintBar> cut = Draw<HintBar>();
        Assert.Contains("Look at parity.", cut.Markup);
        Assert.Contains("It costs 5 points.", cut.Markup);

        Button(cut, "I have read it").Click();

        Assert.Equal("read 2 by operator-1", Assert.Single(Station.Told));
        Assert.Empty(cut.FindAll(".hint-bar"));
    }
}
