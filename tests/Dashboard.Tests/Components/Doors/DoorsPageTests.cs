using AngleSharp.Dom;
using Bunit;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Doors;

/// <summary>The page shows every way to a stop, what it shares, and what the drill proved.</summary>
public sealed class DoorsPageTests : DashboardContext
{
    [Fact]
    public void Page_ShowsEveryRowOfTheMap_WithItsParts()
    {
        IRenderedComponent<DoorsPage> page = Draw<DoorsPage>(With(Proven()));

        IElement[] rows = [.. page.FindAll("table.fate tbody tr")];
        Assert.Equal(
            FateMap.Doors.Concat(FateMap.Means).Select(row => row.Name),
            rows.Select(row => Text(row.QuerySelector("th")!)));
        Assert.Equal(
            FateMap.Doors.Concat(FateMap.Means).Select(row => row.Parts.Length),
            rows.Select(row => row.QuerySelectorAll("td.needed").Length));
        Assert.Contains("kill switch: every door needs it", page.Markup);
    }

    [Fact]
    public void Door_ThatIsBroken_SaysSoInWords()
    {
        IRenderedComponent<DoorsPage> page = Draw<DoorsPage>(With(Proven() with
        {
            State = DrillState.Unproven,
            Doors = [new DoorProof(Door.Api, RoomPictures.Now, null, "POST /api/kill answered 500")],
        }));

        Assert.Contains("UNPROVEN: POST /api/kill answered 500", page.Markup);
    }

    [Fact]
    public void Visitor_WhoMayKill_CanTryTheirDoor_AndAViewerCanNot()
    {
        Assert.True(HasButton(Draw<DoorsPage>(With(Proven())), "Try the door on the canary"));
        SignIn("viewer", Dashboard.Auth.Policies.CanWatch);

        Assert.False(HasButton(Draw<DoorsPage>(With(Proven())), "Try the door on the canary"));
    }

    [Fact]
    public void Blindness_AndWhatItLeadsTo_IsSaid()
    {
        string page = Text(Draw<DoorsPage>(With(Proven())).Find(".doors-page"));

        Assert.Contains("silent for 3 s is an alarm; after 10 s the watchdog halts every server.", page);
        Assert.Contains("heard no control room for 5 s halts itself", page);
    }

    [Theory]
    [InlineData(DrillState.Proven, "proven 2 min ago, 31 ms", Tone.Calm)]
    [InlineData(DrillState.Unproven, "UNPROVEN: the last proof is 2 min old", Tone.Critical)]
    [InlineData(DrillState.Waiting, "not proven yet", Tone.Blind)]
    [InlineData(DrillState.Unknown, "not drilled: the fleet has no canary", Tone.Blind)]
    public void Header_SaysWhatIsProven_AndNeverCallsUnknownFine(DrillState state, string text, Tone tone)
    {
        HeaderView header = HeaderView.From(With(Proven() with { State = state }));

        Assert.Equal((text, tone), (header.Kill.Text, header.Kill.Tone));
    }

    private static RoomPicture With(DrillStanding drill) => RoomPictures.Quiet() with { Drill = drill };

    private static DrillStanding Proven() => new(
        DrillState.Proven, TimeSpan.FromMinutes(2), TimeSpan.FromMilliseconds(31),
        [new DoorProof(Door.Api, RoomPictures.Now, TimeSpan.FromMilliseconds(31), null)]);
}
