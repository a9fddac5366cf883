using Bunit;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Tests.Shared;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Server;

public sealed class ServerPageTests : DashboardContext
{
    [Fact]
    public void Page_ShowsFiguresTrendsPositionsOrdersAndMessages()
    {
        IRenderedComponent<ServerPage> cut = Open("smars-8");

        Assert.Equal("smars-8", cut.Find("h1").TextContent);
        Assert.Equal("smars-8", cut.Find("trend-charts").GetAttribute("data-server"));
        Assert.Equal("2000000", cut.Find("trend-charts").GetAttribute("data-exposure-limit"));
        Assert.Contains("Messages 97", Text(cut.Find("#messages-title")));
        Assert.Equal(97, cut.FindAll("[aria-label='Table of messages'] tbody tr").Count);
        Assert.True(HasButton(cut, "Kill smars-8"));
    }

    [Fact]
    public void UnknownServer_IsAnswered_WithTheKnownOnes()
    {
        IRenderedComponent<ServerPage> cut = Open("smars-9");

        Assert.Contains("smars-9", cut.Find("h1").TextContent);
        Assert.Equal(8, cut.FindAll(".known a").Count);
        Assert.Equal(0, Room.Watches);
    }

    [Fact]
    public void HaltedServer_ListsItsHolds_WithTheRequest()
    {
        Room.Picture = RoomPictures.With(8, static s => s, RoomPictures.Halted);

        IRenderedComponent<ServerPage> cut = Open("smars-8");

        Assert.Contains("H-3 kill · server smars-8 · by operator-1 “runs away”", Text(cut.Find(".hold-line")));
        Assert.True(HasButton(cut, "Request release of H-3"));
    }

    [Fact]
    public async Task LeavingThePage_EndsTheWatch()
    {
        Open("smars-8");
        Assert.Equal(1, Room.Watches);

        await DisposeComponentsAsync();

        Assert.Equal(0, Room.Watches);
    }

    [Fact]
    public void Positions_AreSortedByTheColumn_SomebodyPressed()
    {
        IRenderedComponent<ServerPage> cut = Open("smars-8");

        cut.FindAll("th button").First(b => b.TextContent.StartsWith("instrument", StringComparison.Ordinal)).Click();

        Assert.Equal("ascending", cut.FindAll("th[aria-sort]")[0].GetAttribute("aria-sort"));
    }

    private IRenderedComponent<ServerPage> Open(string name) =>
        Draw<ServerPage>(parameters: p => p.Add(s => s.Name, name));
}
