using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class FleetScreensTests
{
    private readonly FleetScreens _screens = new();

    [Fact]
    public void SamePictures_AreMadeOnce_WhoeverDraws()
    {
        RoomPicture picture = RoomPictures.Quiet();

        FleetScreen? first = _screens.Of(picture);
        FleetScreen? second = _screens.Of(picture with { Beat = 2 });

        Assert.NotNull(first);
        Assert.Same(first, second);
        Assert.Equal(1, _screens.Made);
    }

    [Fact]
    public void OneChangedServer_LeavesTheOtherTilesTheSameObjects()
    {
        RoomPicture quiet = RoomPictures.Quiet();
        FleetSnapshot fleet = quiet.Fleet!;
        ServerStatus busy = fleet.Servers[2] with { Reading = RoomPictures.Reading(180, 400_000, 350) };
        RoomPicture changed = quiet with { Fleet = fleet with { Servers = fleet.Servers.SetItem(2, busy) } };

        BoardView before = _screens.Of(quiet)!.Board;
        BoardView after = _screens.Of(changed)!.Board;

        Assert.Equal("180", after.Tiles[2].Orders.Text);
        for (int i = 0; i < fleet.Servers.Length; i++)
            Assert.Equal(i != 2, ReferenceEquals(before.Tiles[i], after.Tiles[i]));
    }

    [Fact]
    public void NewControlPicture_IsSeen_ThoughTheMeasuredOneStands()
    {
        RoomPicture quiet = RoomPictures.Quiet();
        Assert.Equal("Flowing", _screens.Of(quiet)!.Board.Tiles[7].Flow.Word);
        ControlSnapshot control = quiet.Control;

        RoomPicture killed = quiet with
        {
            Control = control with { Servers = control.Servers.SetItem(7, RoomPictures.Halted(control.Servers[7])) },
        };

        Assert.Equal("Halted", _screens.Of(killed)!.Board.Tiles[7].Flow.Word);
    }

    [Fact]
    public void AnotherWorld_GivesItsRowsToTheKills()
    {
        RoomPicture picture = RoomPictures.Quiet();
        Assert.Equal("1:smars-8:7", _screens.TileOf(picture, "smars-8")?.SeenRow);

        RoomPicture next = picture with { Session = picture.Session with { Epoch = 2 } };

        Assert.Equal("2:smars-8:7", _screens.TileOf(next, "smars-8")?.SeenRow);
    }

    [Fact]
    public void UnknownServer_HasNoTile_AndNoPictureNoScreen()
    {
        Assert.Null(_screens.TileOf(RoomPictures.Quiet(), "smars-9"));
        Assert.Null(_screens.Of(RoomPictures.Quiet() with { Fleet = null }));
    }
}
