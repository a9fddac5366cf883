using Bunit;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Components.Alarms;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Alarms;

public sealed class AlarmStripTests : DashboardContext
{
    [Fact]
    public void Strip_IsALogNamedAlarms_WithTheRootAndWhatIsBeneath()
    {
        IRenderedComponent<AlarmStrip> cut = Strip(AlarmPictures.With(
            AlarmPictures.Finding("order-conservation", 7, LimitAction.Block), AlarmPictures.Finding("loss", 7)));

        string log = Text(cut.Find("[role=log][aria-label=Alarms]"));
        Assert.Contains("high 09:30:02.000 smars-8 order-conservation speaks.", log);
        Assert.Contains("+1 beneath", log);
        Assert.Contains("+1 beneath09:30:02.000 loss speaks.", log); // the gravest beneath
        Assert.Equal("assertive", cut.Find("[role=log]").GetAttribute("aria-live"));
        Assert.Equal("high", cut.Find("section").GetAttribute("data-alarm-sound"));
        Assert.True(HasButton(cut, "Acknowledge smars-8: order-conservation speaks."));
    }

    [Fact]
    public void Acknowledge_IsAPlainForm_ThatNeedsNoCircuit()
    {
        RoomPicture picture = AlarmPictures.With(AlarmPictures.Finding("loss", 7));
        AngleSharp.Dom.IElement form = Strip(picture).Find("form");

        long id = picture.Alarms.Groups[0].Root.Id;
        Assert.Equal(("post", $"alarms/{id}/acknowledge"), (form.GetAttribute("method"), form.GetAttribute("action")));
    }

    [Fact]
    public void Viewer_SeesButIsOfferedNothing()
    {
        SignIn("viewer", Policies.CanWatch);
        IRenderedComponent<AlarmStrip> cut = Strip(AlarmPictures.With(AlarmPictures.Finding("loss", 7)));
        Assert.Contains("loss speaks", cut.Markup);
        Assert.Empty(cut.FindAll("form"));
    }

    [Fact]
    public void NotedAlarm_KeepsItsPlace_AndAsksNobody()
    {
        IRenderedComponent<AlarmStrip> cut = Strip(AlarmPictures.With(
            desk => desk.Acknowledge(desk.Current.Groups[0].Root.Id, new Actor(ActorKind.Person, "ann")),
            AlarmPictures.Finding("loss", 7)));
        Assert.Contains("noted by ann", cut.Markup);
        Assert.Empty(cut.FindAll("form"));
        Assert.Equal("", cut.Find("section").GetAttribute("data-alarm-sound"));
    }

    [Fact]
    public void Strip_ShowsTenAtMost_AndSaysHowManyMore()
    {
        RoomPicture picture = AlarmPictures.With(
            [.. Enumerable.Range(0, 7).SelectMany(server => (Anomaly[])
                [AlarmPictures.Finding($"own-{server}", server)]),
             .. Enumerable.Range(0, 8).Select(i => AlarmPictures.Finding($"fleet-{i}", 0) with { Server = null })]);
        IRenderedComponent<AlarmStrip> cut = Strip(picture);
        Assert.Equal(10, cut.FindAll(".alarm").Count);
        Assert.Contains("5 more on the list", cut.Markup);
    }

    [Fact]
    public void QuietStrip_SaysSo() => Assert.Contains("None.", Strip(RoomPictures.Quiet()).Markup);

    private IRenderedComponent<AlarmStrip> Strip(RoomPicture picture) =>
        Draw<AlarmStrip>(picture, p => p.Add(strip => strip.View, AlarmStripView.From(picture)));
}
