using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Tests.Shared;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Pages;

public sealed class AuditTrailPageTests : DashboardContext
{
    [Fact]
    public void Page_ShowsEntriesNewestFirst_WithTheirWords()
    {
        Trail.Add("operator-1", "halt", "H-1", "Manual halt. <b>runs away</b>");
        Trail.Add("supervisor-1", "released", "H-1", "Cause: found");

        IRenderedComponent<AuditTrailPage> cut = DrawAt("/audit");

        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("tbody tr").Count));
        Assert.StartsWith("2 2026-03-02 14:30:00.000 09:30:02.000 supervisor-1 Person released H-1",
            Text(cut.FindAll("tbody tr")[0]));
        Assert.Contains("&lt;b&gt;runs away&lt;/b&gt;", cut.Markup);
        Assert.Contains("2 entries, read 14:30:00 UTC", cut.Markup);
    }

    [Fact]
    public void Address_IsTheFilter_OfPageAndExports()
    {
        Trail.Add("operator-1", "halt", "H-1", "smars-8");
        Trail.Add("operator-1", "sign-in", "operator-1", "smars-8");

        IRenderedComponent<AuditTrailPage> cut = DrawAt("audit?what=kills&text=smars-8&from=2026-03-02T14:00:00Z");

        cut.WaitForAssertion(() => Assert.Single(cut.FindAll("tbody tr")));
        Assert.Contains(
            "api/audit/export?what=kills&text=smars-8&from=2026-03-02T14%3A00%3A00Z&format=csv",
            cut.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("2026-03-02T14:00:00", cut.Find("input[name=from]").GetAttribute("value"));
    }

    [Fact]
    public void Filter_GoesToTheAddress()
    {
        IRenderedComponent<AuditTrailPage> cut = DrawAt("/audit");
        // nothing is drawn anew from here on
        cut.WaitForAssertion(() => Assert.Contains("0 entries, read", cut.Markup));

        cut.Find("input[name=person]").Change("ann");
        cut.Find("select[name=what]").Change("alarms");
        cut.Find("form").Submit();

        Assert.EndsWith("audit?what=alarms&person=ann", Places.Uri);
    }

    [Fact]
    public void LongTrail_IsRead_AHundredAtATime()
    {
        for (int i = 0; i < 230; i++)
            Trail.Add("operator-1", "state", $"smars-{i}", "x");

        IRenderedComponent<AuditTrailPage> cut = DrawAt("audit?before=200");

        cut.WaitForAssertion(() => Assert.Equal(100, cut.FindAll("tbody tr").Count));
        Assert.Contains("audit?before=100", cut.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Newest", cut.FindAll("nav a").Select(a => a.TextContent));
    }

    [Fact]
    public void FurtherPictures_DontAskTheDisk()
    {
        IRenderedComponent<AuditTrailPage> cut = DrawAt("/audit");
        cut.WaitForAssertion(() => Assert.Single(Trail.Asked));

        cut.Render();

        Assert.Single(Trail.Asked);
    }

    [Theory]
    [InlineData("audit?what=nothing", "is neither a code of an entry nor one of kills")]
    [InlineData("audit?until=noon", "must be a time in UTC")]
    public void WrongAddress_SaysWhatWouldBeRight(string address, string sentence)
    {
        IRenderedComponent<AuditTrailPage> cut = DrawAt(address);

        cut.WaitForAssertion(() => Assert.Contains(sentence, cut.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void BrokenTrail_IsSaid()
    {
        Trail.IsBroken = true;

        IRenderedComponent<AuditTrailPage> cut = DrawAt("/audit");

        cut.WaitForAssertion(() => Assert.Contains("The disk is gone.", cut.Find("[role=alert]").TextContent));
    }

    private NavigationManager Places => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<AuditTrailPage> DrawAt(string address)
    {
        Places.NavigateTo(address);
        return Draw<AuditTrailPage>();
    }
}
