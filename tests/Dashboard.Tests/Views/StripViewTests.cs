using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class StripViewTests
{
    [Fact]
    public void Strip_OfAQuietFleet_HasSixFiguresBesideTheirLimits()
    {
        StripView strip = StripView.From(RoomPictures.Quiet().Fleet!, new SparkBook());

        Assert.Equal(
            ["Fleet orders", "Gross exposure", "Net exposure", "Entered exposure", "P&L today", "Loss per second"],
            strip.Cells.Select(c => c.Label));
        Assert.Equal("limit 200 → alarm", strip.Cells[0].Limit);
        Assert.Equal(Tone.Warning, strip.Cells[3].Figure.Tone);
        Assert.Null(strip.Caveat);
    }

    [Fact]
    public void LossPerSecond_OverItsLimit_IsCritical()
    {
        FleetSnapshot fleet = RoomPictures.Quiet().Fleet!;
        fleet = fleet with { Total = fleet.Total with { PnlPerSecond = Money.FromDollars(-18_200) } };

        FigureView loss = StripView.From(fleet, new SparkBook()).Cells[5].Figure;

        Assert.Equal(("$18.2k", Tone.Critical), (loss.Text, loss.Tone));
    }

    [Fact]
    public void Gain_PerSecond_IsNoLoss()
    {
        FleetSnapshot fleet = RoomPictures.Quiet().Fleet!;
        fleet = fleet with { Total = fleet.Total with { PnlPerSecond = Money.FromDollars(500) } };

        Assert.Equal("$0", StripView.From(fleet, new SparkBook()).Cells[5].Figure.Text);
    }

    [Fact]
    public void Sum_WithABlindServer_SaysWhatItDoesNotKnow()
    {
        RoomPicture picture = RoomPictures.With(8, static s => s with { Feed = FeedColour.Red }, static c => c);

        Assert.Contains("smars-8", StripView.From(picture.Fleet!, new SparkBook()).Caveat);
    }

    [Fact]
    public void Trend_IsDrawnAnew_OnlyWhenItsSeriesMoved()
    {
        var series = new TrendSeries();
        var book = new SparkBook();
        int drawn = 0;
        SparkView Draw(TrendPoint[] points)
        {
            drawn++;
            return SparkView.Empty;
        }

        book.Get(series, "orders", 60, Draw);
        book.Get(series, "orders", 60, Draw);
        Assert.Equal(1, drawn);

        series.Add(default);
        book.Get(series, "orders", 60, Draw);
        Assert.Equal(2, drawn);
    }
}
