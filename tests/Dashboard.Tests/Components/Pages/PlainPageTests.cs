using Bunit;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Components.Shared;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Pages;

public sealed class PlainPageTests : DashboardContext
{
    [Fact]
    public void NotFound_NamesThePagesThereAre()
    {
        IRenderedComponent<NotFoundPage> cut = Draw<NotFoundPage>();

        Assert.Equal("There is no such page", cut.Find("h1").TextContent);
        Assert.Equal(
            NavPlace.Of(RoomPlace.Main).Select(static place => place.Href),
            cut.FindAll("li a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Forbidden_SaysThatNothingWasDone() => Assert.Contains("Nothing was done", Draw<Forbidden>().Markup);

    [Fact]
    public void FailedPage_CanBeDrawnAgain()
    {
        int tries = 0;
        IRenderedComponent<PageFailed> cut = Draw<PageFailed>(parameters: p => p.Add(f => f.Retry, () => tries++));

        Button(cut, "Draw it again").Click();

        Assert.Equal(1, tries);
    }
}
