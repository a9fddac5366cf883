using Bunit;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Components.Station;
using Ops.Dashboard.Tests.Shared;
using Ops.Simulator;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Station;

/// <summary>The clock of the instructor's station: what its words and buttons say in each state.</summary>
public sealed class TransportPanelTests : DashboardContext
{
    private static readonly TrainingState s_runs = RoomPictures.Session(FleetMode.Training);
    private int _ended;

    public TransportPanelTests() => SignIn("instructor", Policies.CanWatch, Policies.CanTrain);

    [Fact]
    public void Clock_ThatStandsAtTheStartOfAClass_SaysWhenToRun()
    {
        Place = new RoomPlace("class-1", "Knight");

        IRenderedComponent<TransportPanel> cut = Panel(s_runs with { Frozen = true, StartAt = s_runs.Now });

        Assert.Equal("The clock stands at its start: Run when everybody has their seat", Pace(cut));
        Assert.True(HasButton(cut, "Run"));
    }

    [Fact]
    public void Clock_ThatStands_SaysSoAndStepsAreOffered()
    {
        IRenderedComponent<TransportPanel> cut = Panel(s_runs with { Frozen = true, StartAt = s_runs.Now });

        Assert.Equal("The clock stands", Pace(cut)); // nobody waits for seats in the main room
        Assert.False(Button(cut, "Step 1 s").HasAttribute("disabled"));
    }

    [Fact]
    public void Clock_OnItsWayToATime_SaysWhereto_AndCanBeFrozen()
    {
        MarketTime to = s_runs.Now.AddNanoseconds(MarketTime.NanosecondsPerSecond * 60);

        IRenderedComponent<TransportPanel> cut = Panel(s_runs with { Frozen = true, JumpsTo = to });

        Assert.StartsWith("Running to ", Pace(cut));
        Assert.True(HasButton(cut, "Freeze"));
    }

    [Fact]
    public void Clock_AtItsEnd_SaysSo() =>
        Assert.Equal("The session's end was reached", Pace(Panel(s_runs with { Over = true })));

    [Fact]
    public void GoingBack_SaysHowFar_AndTakesNoPress()
    {
        MarketTime at = MarketTime.FromTimeOfDay(new TimeSpan(8, 0, 0));
        var going = new SessionPreparation(
            "knight-2012", "Knight 2012", at, MarketTime.FromTimeOfDay(new TimeSpan(9, 29, 30)));

        IRenderedComponent<TransportPanel> cut = Panel(s_runs with { Preparing = going });

        Assert.Equal("Going back to 09:29:30: now at 08:00:00", Pace(cut));
        Assert.True(Button(cut, "Freeze").HasAttribute("disabled"));
        Assert.NotNull(cut.Find("[role=progressbar]"));
    }

    [Fact]
    public void End_AsksOnce_AndCanBeThoughtBetterOf()
    {
        IRenderedComponent<TransportPanel> cut = Panel(s_runs);

        Button(cut, "End the session").Click();
        Button(cut, "Go on").Click();
        Assert.Equal(0, _ended);
        Button(cut, "End the session").Click();
        Button(cut, "Yes, end it").Click();

        Assert.Equal(1, _ended);
    }

    private static string Pace(IRenderedComponent<TransportPanel> cut) => cut.Find("[data-pace]").TextContent;

    private IRenderedComponent<TransportPanel> Panel(TrainingState state) => Draw<TransportPanel>(parameters: builder =>
        builder.Add(static panel => panel.State, state)
            .Add(static panel => panel.Tell, _ => Task.FromResult(Station.Answer))
            .Add(static panel => panel.OnEnd, () =>
            {
                _ended++;
                return Task.CompletedTask;
            }));
}
