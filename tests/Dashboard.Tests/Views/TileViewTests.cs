using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class TileViewTests
{
    private static readonly SparkBook s_trends = new();

    [Fact]
    public void QuietServer_IsGrey()
    {
        TileView tile = Last(RoomPictures.Quiet());

        Assert.Equal(Tone.Calm, tile.Tone);
        Assert.Equal("20", tile.Orders.Text);
        Assert.Equal("4.6", tile.Children.Text);
        Assert.Equal("10.0 %", tile.Rejects.Text);
        Assert.Equal("$400k", tile.Exposure.Text);
        Assert.Equal("of $2M → block", tile.ExposureBar.Limit);
        Assert.Equal("20", tile.ExposureBar.Filled);
        Assert.Equal("+$350", tile.Pnl.Text);
        Assert.Null(tile.Veil);
    }

    [Theory]
    [InlineData(100, Tone.Calm)]
    [InlineData(140, Tone.Warning)]
    [InlineData(200, Tone.Critical)]
    public void Rate_BesideItsLimit_HasItsTone(int orders, Tone tone) =>
        Assert.Equal(tone, Last(Measured(s => s with { Reading = RoomPictures.Reading(orders, 1, 0) })).Tone);

    [Theory]
    [InlineData(FeedColour.Red)]
    [InlineData(FeedColour.Quarantined)]
    public void UntrustedFeed_ShowsNoFigure_AndSaysSinceWhen(FeedColour colour)
    {
        TileView tile =
            Last(Measured(s => s with { Feed = colour, BlindSince = RoomPictures.At, Trouble = "Silent for 3 s." }));

        Assert.Equal(("Blind", Tone.Blind), (tile.Flow.Word, tile.Tone));
        Assert.All(
            [tile.Orders, tile.Children, tile.Rejects, tile.Exposure, tile.Pnl], f => Assert.Equal("–", f.Text));
        Assert.Equal(SparkView.Empty, tile.Trend);
        Assert.StartsWith("Blind since 09:30:02: Silent for 3 s.", tile.Veil);
    }

    [Fact]
    public void Waiting_IsSaidAsACost()
    {
        TileView tile = Last(Costly(RoomPictures.With(8, static s => s, RoomPictures.Halted)));

        Assert.Equal("$16.9k/s ($6.8k to $26.9k)", tile.Waiting?.Loss);
    }

    [Theory]
    [InlineData(9_999, false)]
    [InlineData(10_000, true)]
    public void Waiting_AfterAProvenStop_IsSaidOnceTheFlowBeforeItIsOutOfTheEstimate(int milliseconds, bool said)
    {
        MarketTime proven = RoomPictures.At.AddNanoseconds(-milliseconds * 1_000_000L);

        TileView tile = Last(Costly(RoomPictures.With(
            8, static s => s, control => RoomPictures.Halted(control) with { ProvenAt = proven })));

        Assert.Equal(said, tile.Waiting is not null);
    }

    [Fact]
    public void OtherBuildThanPlanned_IsMarked()
    {
        TileView tile = Last(Measured(s => s with { Manifest = s.Manifest! with { Build = "2011.11" } }));

        Assert.Equal("2011.11 ≠ plan", tile.Build.Text);
        Assert.Equal(Tone.Warning, tile.Tone);
    }

    [Fact]
    public void Flag_Says_WhatItSelects() =>
        Assert.Equal(new FlagView("SMARS_FLAG", "on → RLP"), Assert.Single(Last(RoomPictures.Quiet()).Flags));

    [Fact]
    public void OverfilledParent_IsCritical() =>
        Assert.Equal(Tone.Critical,
            Last(Measured(s => s with { Reading = s.Reading with { OverfilledParents = 1 } })).Children.Tone);

    [Fact]
    public void NoParents_AreADash_NeverZero() =>
        Assert.Equal("–", Last(Measured(s => s with { Reading = s.Reading with { Parents = 0 } })).Children.Text);

    [Fact]
    public void Row_NamesWorldServerAndNumber() => Assert.Equal("1:smars-8:7", Last(RoomPictures.Quiet()).SeenRow);

    [Fact]
    public void SamePicture_Twice_IsTheSameTile()
    {
        RoomPicture picture = RoomPictures.With(8, static s => s, RoomPictures.Halted);

        Assert.Equal(Last(picture), Last(picture with { Beat = 2 }));
    }

    private static RoomPicture Measured(Func<ServerStatus, ServerStatus> change) =>
        RoomPictures.With(8, change, static c => c);

    private static TileView Last(RoomPicture picture) => TileView.From(picture.Fleet!.Servers[^1], picture, s_trends);

    private static RoomPicture Costly(RoomPicture picture) => picture with
    {
        Fleet = picture.Fleet! with
        {
            Waiting =
            [
                new WaitingCost(
                    picture.Fleet!.Servers[^1].Server.Id, 0, default, Money.FromDollars(16_900),
                    Money.FromDollars(6_800), Money.FromDollars(26_900), NeedlessStop: null),
            ],
        },
    };
}
