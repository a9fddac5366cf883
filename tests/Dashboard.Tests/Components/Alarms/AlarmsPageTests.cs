using Bunit;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Alarms;

public sealed class AlarmsPageTests : DashboardContext
{
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");

    [Fact]
    public void Page_ShowsEachGroup_WithWhatToDoAndItsDetail()
    {
        IRenderedComponent<AlarmsPage> cut = Draw<AlarmsPage>(AlarmPictures.With(
            AlarmPictures.Finding("order-conservation", 7, LimitAction.Block), AlarmPictures.Finding("loss", 7)));

        Assert.Single(cut.FindAll(".alarm-group"));
        Assert.Equal(2, cut.FindAll(".alarm-detail tbody tr").Count);
        Assert.Contains("Kill the server", Text(cut.Find(".response")));
        Assert.Equal(2, cut.FindAll(".shelf-form").Count);
        Assert.Contains("Load of the shift", cut.Markup);
        Assert.Single(cut.FindAll("[role=log][aria-label=Alarms]"));
    }

    [Fact]
    public void ShelvedAlarm_StandsApart_WithReasonAndEnd()
    {
        IRenderedComponent<AlarmsPage> cut = Draw<AlarmsPage>(AlarmPictures.With(
            desk => desk.Shelve(desk.Current.Groups[0].Root.Id, s_ann, "a known test", TimeSpan.FromMinutes(5)),
            AlarmPictures.Finding("order-rate", 7)));

        string shelf = Text(cut.Find("[aria-label='Shelved alarms']"));
        Assert.Contains("shelved by ann until 09:35:02 market time: \u2068a known test\u2069", shelf);
        Assert.Empty(cut.FindAll(".alarm-group"));
        Assert.True(HasButton(cut, "Unshelve"));
    }
}
