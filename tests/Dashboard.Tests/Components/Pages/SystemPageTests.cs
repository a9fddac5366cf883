using Bunit;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Tests.Shared;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Pages;

public sealed class SystemPageTests : DashboardContext
{
    [Fact]
    public void Page_ShowsEachPartWithItsFigures_AndWhatGoesOnWithoutIt()
    {
        Own.Now = Own.Now with { LostEntries = 3 };

        IRenderedComponent<SystemPage> cut = Draw<SystemPage>();

        Assert.Equal(
            ["Way of a kill", "Pipeline", "Journal", "Recording", "Whoever watches", "Process"],
            cut.FindAll("section h2").Select(Text));
        Assert.Contains("kills work and releases are refused", cut.Markup);
        Assert.Equal("▲3", Text(cut.FindAll("tr")
            .Single(row => Text(row).StartsWith("Entries lost", StringComparison.Ordinal)).QuerySelector("td")!));
    }

    [Fact]
    public void Page_ReadsItselfOnceASecond_HoweverOftenItIsDrawn()
    {
        IRenderedComponent<SystemPage> cut = Draw<SystemPage>();
        for (int i = 0; i < 4; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(240));
            cut.Render();
        }
        int within = Own.Reads;
        Time.Advance(TimeSpan.FromMilliseconds(240));
        cut.Render();

        Assert.Equal((1, 2), (within, Own.Reads));
    }
}
