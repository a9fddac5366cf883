using System.Collections.Immutable;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class ListViewTests
{
    private static readonly FleetDefinition s_fleet = RoomPictures.Quiet().Fleet!.Fleet;
    private static readonly ServerDetail s_detail = RoomPictures.Detail(new ServerId(7));

    [Fact]
    public void Positions_ByExposure_LargestFirstWhateverTheirSign() =>
        Assert.Equal(
            ["S1", "S0", "S2"],
            PositionView.List(s_detail, s_fleet, "", PositionSort.Exposure, descending: true).Select(p => p.Ticker));

    [Fact]
    public void Positions_Filtered_ByPartOfTheName() =>
        Assert.Equal(
            ["S2"], PositionView.List(s_detail, s_fleet, " s2 ", PositionSort.Ticker, descending: false)
                .Select(p => p.Ticker));

    [Fact]
    public void Positions_UnderAPointer_KeepTheirPlaces()
    {
        IReadOnlyList<PositionView> shown =
            PositionView.List(s_detail, s_fleet, "", PositionSort.Ticker, descending: false);
        IReadOnlyList<PositionView> fresh =
            PositionView.List(s_detail, s_fleet, "", PositionSort.Exposure, descending: true);

        Assert.Equal(["S0", "S1", "S2"], PositionView.InOrderOf(shown, fresh).Select(p => p.Ticker));
    }

    [Fact]
    public void OwnShareOfVolume_AboveAFifth_IsAWarning()
    {
        PositionView view = PositionView.List(s_detail, s_fleet, "", PositionSort.Ticker, descending: false)[0];

        Assert.Equal(("25.0 %", Tone.Warning), (view.ShareOfVolume.Text, view.ShareOfVolume.Tone));
    }

    [Fact]
    public void OpenOrder_WithoutAnswer_IsInDoubt()
    {
        OrderLine line = Assert.Single(OrderLine.List(s_detail, s_fleet));

        Assert.Equal(("in doubt: no answer", Tone.Warning), (line.State, line.Tone));
        Assert.Equal(("S1", "sell", "10.05", "100 of 300", "5.0 s"),
            (line.Ticker, line.Side, line.Limit, line.Leaves, line.Age));
    }

    [Fact]
    public void Event_IsTold_InWords()
    {
        EventLine line = Assert.Single(EventLine.List(s_detail, s_fleet));

        Assert.Equal(("filled", "order 70", "sell 100 S1 at 10.05"), (line.What, line.Subject, line.Detail));
    }

    [Fact]
    public void Messages_AreAll_Listed()
    {
        IReadOnlyList<MessageLine> lines = MessageLine.List(s_detail);

        Assert.Equal(97, lines.Count);
        Assert.Equal(("warning", Tone.Warning), (lines[0].Word, lines[0].Tone));
    }

    [Fact]
    public void Hold_OfTheFleet_IsNoServersOwn()
    {
        ControlSnapshot control = RoomPictures.Quiet().Control with
        {
            Holds = [RoomPictures.Hold(1, HaltScope.Fleet), RoomPictures.Hold(2, HaltScope.Server("smars-8"))],
            Requests = [RoomPictures.Request(1)],
        };

        HoldView wide = Assert.Single(HoldView.Wide(control));

        Assert.Equal(("H-1", "kill · all servers · by operator-1", false), (wide.Id, wide.Summary, wide.IsOwn));
        Assert.Equal("old build", wide.Request?.Cause);
    }

    [Theory]
    [InlineData(8, "large")]
    [InlineData(48, "compact")]
    [InlineData(64, "mini")]
    public void Board_OfManyServers_IsDenser(int servers, string density)
    {
        RoomPicture picture = RoomPictures.Quiet(servers);

        BoardView board = BoardView.From(picture.Fleet!, picture, new SparkBook());

        Assert.Equal((servers, density), (board.Tiles.Count, board.Density));
    }

    [Fact]
    public void Newcomer_IsOffered_TheKnightMorning()
    {
        NewcomerView view = NewcomerView.From(RoomPictures.Quiet(), new FakeRoom().Library);

        Assert.Equal(("knight-2012", "Start the Knight morning at 09:29:30"), (view.Scenario, view.Start));
    }

    [Fact]
    public void Newcomer_WithoutTheScenario_IsOfferedNone() =>
        Assert.Null(NewcomerView.From(RoomPictures.Quiet(), ImmutableArray<ScenarioSummary>.Empty).Scenario);

    [Fact]
    public void Newcomer_AfterAKillInTraining_IsShownTheOutcome()
    {
        RoomPicture picture = RoomPictures.With(8, static s => s, RoomPictures.Halted)
            with { Session = RoomPictures.Session(FleetMode.Training) };

        Assert.Equal(("training", "Outcome so far"),
            (NewcomerView.From(picture, []).Link, NewcomerView.From(picture, []).LinkText));
    }

    [Fact]
    public void Outcome_Tells_CostAndProof()
    {
        OutcomeView outcome = OutcomeView.From(RoomPictures.With(8, static s => s, RoomPictures.Halted))!;

        Assert.Equal("−$12.0k", outcome.Facts.Single(f => f.Name == "P&L at the marks").Text);
        Assert.Equal("1 of 8", outcome.Facts.Single(f => f.Name == "Servers halted, confirmed").Text);
        Assert.Equal(
            "09:30:02: H-3 on server smars-8 by operator-1, “\u2068runs away\u2069”",
            Assert.Single(outcome.Commands));
    }

    [Fact]
    public void Newcomer_WhoMayNotKill_ReadsSo() => Assert.EndsWith(
        "Your role sees and can't kill.", NewcomerView.From(RoomPictures.Quiet(), [], mayStop: false).Text);
}
