using Bunit;
using Ops.Dashboard.Components.Alarms;
using Ops.Dashboard.Components.Control;
using Ops.Dashboard.Components.Fleet;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

/// <summary>On screens of the past nothing does anything, and links stay in the past.</summary>
public sealed class PastViewTests : DashboardContext
{
    private readonly SparkBook _trends = new();

    [Fact]
    public void Tile_InThePast_HasNoCommandAndLeadsToThePast()
    {
        RoomPicture picture = RoomPictures.With(8, static s => s, RoomPictures.Halted);
        TileView tile = TileView.From(picture.Fleet!.Servers[7], picture, _trends);

        IRenderedComponent<ServerTile> live = Render<ServerTile>(p => p.Add(t => t.View, tile));
        IRenderedComponent<ServerTile> past = Render<ServerTile>(p => p
            .AddCascadingValue(new PastView("training-1 a")).Add(t => t.View, tile));

        Assert.NotEmpty(live.FindAll("button"));
        Assert.Empty(past.FindAll("button, form, input"));
        Assert.Equal(
            "training/training-1%20a/debrief?screen=server&server=smars-8", past.Find("h2 a").GetAttribute("href"));
        Assert.Equal("Halted", Text(past.Find(".state b")));
    }

    [Fact]
    public void HoldLine_InThePast_HasNoCommandAndNoPack()
    {
        RoomPicture picture = RoomPictures.With(8, static s => s, RoomPictures.Halted);
        HoldView hold = TileView.From(picture.Fleet!.Servers[7], picture, _trends).Holds[0];

        IRenderedComponent<HoldLine> past = Render<HoldLine>(p => p
            .AddCascadingValue(new PastView("s")).Add(t => t.Hold, hold));

        Assert.Empty(past.FindAll("button, form, a"));
        Assert.Contains("H-3", past.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Alarms_InThePast_AreNobodysToAnswer()
    {
        RoomPicture picture = AlarmPictures.With(
            AlarmPictures.Finding("order-conservation", 7, LimitAction.Block), AlarmPictures.Finding("loss", 7));
        AlarmGroup group = picture.Alarms.Groups[0];

        IRenderedComponent<AlarmGroupCard> live = Draw<AlarmGroupCard>(picture, p => p.Add(t => t.Group, group));
        IRenderedComponent<AlarmGroupCard> past = Draw<AlarmGroupCard>(picture, p => p
            .AddCascadingValue(new PastView("s")).Add(t => t.Group, group));

        Assert.NotEmpty(live.FindAll(".shelf-form"));
        Assert.Equal(2, past.FindAll(".alarm-detail tbody tr").Count);
        Assert.Empty(past.FindAll("form, input, button[type=submit]"));
    }

    [Fact]
    public void KillButton_InThePast_IsNotThere() => Assert.Equal("", Render<KillButton>(p => p
        .AddCascadingValue(new PastView("s")).Add(t => t.Server, "smars-8").Add(t => t.Seen, "1:smars-8:7"))
        .Markup.Trim());
}
