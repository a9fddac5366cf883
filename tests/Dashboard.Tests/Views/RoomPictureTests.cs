using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class RoomPictureTests
{
    [Theory]
    [InlineData(900, false, false)]
    [InlineData(1_100, false, true)]
    [InlineData(60_000, true, false)]
    public void Picture_OlderThanASecond_IsStaleUnlessFrozen(int milliseconds, bool frozen, bool stale)
    {
        RoomPicture picture = RoomPictures.Quiet();
        picture = picture with
        {
            Age = TimeSpan.FromMilliseconds(milliseconds),
            Session = picture.Session with { Frozen = frozen },
        };

        Assert.Equal(stale, picture.IsStale);
    }

    [Fact]
    public void Heartbeat_StandsStill_WhenDataDoes()
    {
        RoomPicture picture = RoomPictures.Quiet();

        Assert.Equal(picture.Heartbeat, (picture with { Beat = 2 }).Heartbeat);
    }

    [Fact]
    public void Heartbeat_OfAFrozenClock_FollowsThePage()
    {
        RoomPicture frozen = RoomPictures.Quiet()
            with { Session = RoomPictures.Session(FleetMode.Live) with { Frozen = true } };

        Assert.NotEqual(frozen.Heartbeat, (frozen with { Beat = 2 }).Heartbeat);
    }

    [Theory]
    [InlineData(FleetMode.Live, "LIVE · simulated fleet", "mode-live")]
    [InlineData(FleetMode.Training, "TRAINING · Knight 2012", "mode-training")]
    [InlineData(FleetMode.Replay, "REPLAY · Knight 2012", "mode-replay")]
    public void Mode_IsUnmistakable(FleetMode mode, string text, string css)
    {
        ModeView view = ModeView.From(RoomPictures.Session(mode));

        Assert.Equal((text, css), (view.Text, view.Css));
    }

    [Fact]
    public void Header_CountsTheUnconfirmed()
    {
        RoomPicture picture = RoomPictures.With(8, static s => s, static c => c
            with { State = Telemetry.Contracts.FlowState.Unconfirmed });

        HeaderView header = HeaderView.From(picture);

        Assert.Equal(("7 of 8 flow, 1 unconfirmed", Tone.Critical), (header.Servers.Text, header.Servers.Tone));
        Assert.Equal("none yet", header.LastProven);
    }

    [Fact]
    public void Header_OfAFleetThatTradesNoDollars_SaysWhatTheSignStandsFor()
    {
        RoomPicture picture = RoomPictures.With(8, static s => s, static c => c);
        Assert.Null(HeaderView.From(picture).Money);

        picture = picture with
        {
            Fleet = picture.Fleet! with
            {
                Fleet = picture.Fleet.Fleet with { Currency = "thousands of JPY" },
            },
        };

        Assert.Equal("$ = thousands of JPY", HeaderView.From(picture).Money);
    }

    [Fact]
    public void Header_OfAHaltedServer_TellsTheProof() =>
        Assert.Equal(
            "14:30:00 UTC, in 28 ms",
                HeaderView.From(RoomPictures.With(8, static s => s, RoomPictures.Halted)).LastProven);
}
