using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Components.Fleet;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Fleet;

public sealed class FleetPageTests : DashboardContext
{
    [Fact]
    public void Page_ShowsATilePerServer_InTheirPlaces()
    {
        IRenderedComponent<FleetPage> cut = Draw<FleetPage>();

        Assert.Equal(
            Enumerable.Range(1, 8).Select(n => $"smars-{n}"),
            cut.FindAll("[role=group]").Select(t => t.GetAttribute("aria-label")));
        Assert.NotNull(cut.Find("h1"));
    }

    [Fact]
    public void NewPicture_DrawsOnlyTheTileThatChanged()
    {
        RoomPicture quiet = Room.Picture;
        FleetSnapshot fleet = quiet.Fleet!;
        IRenderedComponent<FleetPage> cut = Draw<FleetPage>(quiet);
        ServerStatus busy = fleet.Servers[2] with { Reading = RoomPictures.Reading(180, 400_000, 350) };
        FleetScreens screens = Services.GetRequiredService<FleetScreens>();
        FleetScreen next = screens.Of(quiet with { Fleet = fleet with { Servers = fleet.Servers.SetItem(2, busy) } })!;
        IReadOnlyList<IRenderedComponent<ServerTile>> tiles = cut.FindComponents<ServerTile>();

        for (int i = 0; i < tiles.Count; i++)
            tiles[i].Render(p => p.Add(t => t.View, next.Board.Tiles[i]));

        Assert.Equal([1, 1, 2, 1, 1, 1, 1, 1], tiles.Select(tile => tile.RenderCount));
    }

    [Fact]
    public void Page_BeforeAPicture_SaysWhatItWaitsFor()
    {
        IRenderedComponent<FleetPage> cut = Draw<FleetPage>(RoomPictures.Quiet() with { Fleet = null });

        Assert.Contains("No picture of the fleet yet", cut.Find("[role=status]").TextContent);
        Assert.Empty(cut.FindAll("[role=group]"));
    }

    [Fact]
    public void Start_IsAPlainForm_SoThatAPressBeforeTheCircuitIsNotLost()
    {
        IRenderedComponent<FleetPage> cut = Draw<FleetPage>();
        AngleSharp.Dom.IElement form = Button(cut, "Start the Knight morning at 09:29:30").Closest("form")!;

        Assert.Equal(("post", "training/start"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("knight-2012", form.QuerySelector("input[name=scenario]")?.GetAttribute("value"));
        Assert.Equal(
            "the-token", form.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value"));
    }

    [Fact]
    public void Viewer_IsOfferedNoStart()
    {
        SignIn("viewer", Policies.CanWatch);

        Assert.False(HasButton(Draw<FleetPage>(), "Start the Knight morning at 09:29:30"));
    }

    [Fact]
    public void FleetHold_IsShownOnce_WithItsRequest()
    {
        RoomPicture picture = RoomPictures.Quiet();
        picture = picture with { Control = picture.Control with { Holds = [RoomPictures.Hold(1, HaltScope.Fleet)] } };

        IRenderedComponent<FleetPage> cut = Draw<FleetPage>(picture);

        Assert.Single(cut.FindAll(".hold-strip .hold-line"));
        Assert.True(HasButton(cut, "Request release of H-1"));
    }

    [Fact]
    public void BlindServer_MakesTheSums_SayWhatTheyLack() =>
        Assert.Contains(
            "smars-8", Draw<FleetStrip>(parameters: p => p.Add(
                s => s.View,
                StripView.From(RoomPictures.With(8, static s => s with { Feed = FeedColour.Red }, static c =>
                    c).Fleet!, new SparkBook())))
                .Find(".bar-inline").TextContent);
}
