using AngleSharp.Dom;
using Bunit;
using Ops.Dashboard.Components.Fleet;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Fleet;

public sealed class ServerTileTests : DashboardContext
{
    private readonly SparkBook _trends = new();

    [Fact]
    public void Tile_IsAGroup_NamedAfterItsServer_WithItsStateAsText()
    {
        IRenderedComponent<ServerTile> cut = DrawTile(RoomPictures.Quiet());

        IElement tile = cut.Find("[role=group]");
        Assert.Equal("smars-8", tile.GetAttribute("aria-label"));
        Assert.Contains("Flowing", Text(tile));
        Assert.Contains("of $2M → block", Text(tile));
    }

    [Fact]
    public void Kill_CarriesServerAndRow_AndNeedsNoCircuit()
    {
        IElement kill = Button(DrawTile(RoomPictures.Quiet()), "Kill smars-8");

        Assert.Equal("server", kill.GetAttribute("data-kill-scope"));
        Assert.Equal("smars-8", kill.GetAttribute("data-kill-target"));
        Assert.Equal("1:smars-8:7", kill.GetAttribute("data-kill-seen"));
        Assert.Equal("kill", kill.Closest("form")!.GetAttribute("action"));
        Assert.DoesNotContain(kill.Attributes, a => a.Name.StartsWith("blazor:onclick", StringComparison.Ordinal));
    }

    [Fact]
    public void HaltedServer_ShowsProof_AndOffersTheRequest()
    {
        IRenderedComponent<ServerTile> cut = DrawTile(RoomPictures.With(8, static s => s, RoomPictures.Halted));

        Assert.Contains("Halted", Text(cut.Find("[role=group]")));
        Assert.Equal("■ Halted in 28 ms", Text(cut.Find(".state")));
        Assert.Contains("0 orders after the block", cut.Find(".state").GetAttribute("title"));
        Assert.True(HasButton(cut, "Request release of H-3"));
    }

    [Fact]
    public void BlindServer_IsVeiled_WithoutFigures()
    {
        RoomPicture picture = RoomPictures.With(
            8, static s => s with { Feed = FeedColour.Red, BlindSince = RoomPictures.At, Trouble = "Silent." },
                static c => c);

        IRenderedComponent<ServerTile> cut = DrawTile(picture);

        Assert.Contains("Blind since 09:30:02", Text(cut.Find(".veil")));
        Assert.Empty(cut.FindAll(".rate"));
        Assert.True(HasButton(cut, "Kill smars-8"));
    }

    [Fact]
    public void ServerInTrouble_SaysWhatIsWrong_AndStillWhatWaitingCosts()
    {
        RoomPicture picture = RoomPictures.With(8, static s => s, static c => RoomPictures.Halted(c) with
        {
            OrdersAfterBlock = 3,
        });
        TileView view = TileView.From(picture.Fleet!.Servers[^1], picture, _trends) with
        {
            Waiting = new WaitingView("-$50.3k/s", "1,500 shares/s", "$120", Tone.Critical),
        };

        IRenderedComponent<ServerTile> cut = Render<ServerTile>(p => p.Add(t => t.View, view));

        Assert.Contains("LEAK: 3 orders", Text(cut.Find(".tile-word")));
        Assert.Contains("-$50.3k/s", Text(cut.Find(".tile-word")));
    }

    [Fact]
    public void SameTile_IsNotDrawnAgain()
    {
        RoomPicture picture = RoomPictures.Quiet();
        IRenderedComponent<ServerTile> cut = DrawTile(picture);

        cut.Render(p => p.Add(t => t.View, TileView.From(picture.Fleet!.Servers[^1], picture, _trends)));

        Assert.Equal(1, cut.RenderCount);
    }

    [Fact]
    public void ChangedTile_IsDrawnAgain()
    {
        IRenderedComponent<ServerTile> cut = DrawTile(RoomPictures.Quiet());
        RoomPicture changed = RoomPictures.With(8, static s => s, RoomPictures.Halted);

        cut.Render(p => p.Add(t => t.View, TileView.From(changed.Fleet!.Servers[^1], changed, _trends)));

        Assert.Contains("Halted", Text(cut.Find(".state")));
    }

    private IRenderedComponent<ServerTile> DrawTile(RoomPicture picture) =>
        Draw<ServerTile>(picture, p => p.Add(t => t.View, TileView.From(picture.Fleet!.Servers[^1], picture, _trends)));
}
