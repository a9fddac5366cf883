using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Ops.Dashboard.Api;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>What the kill page says of the smallest sufficient stop and of waiting.</summary>
public sealed class StopHintTextTests
{
    private static readonly MarketTime s_proven = RoomPictures.At.AddNanoseconds(-3 * MarketTime.NanosecondsPerSecond);

    [Fact]
    public void Hint_WithoutAPictureOrWithoutAbnormalFlow_IsEmpty()
    {
        RoomPicture quiet = RoomPictures.Quiet();

        Assert.Equal("", StopHintText.Html(null, quiet.Control));
        Assert.Equal("", StopHintText.Html(quiet.Fleet, quiet.Control));
        Assert.Equal("", StopHintText.Html(quiet.Fleet! with { Waiting = [Cost(7)] }, quiet.Control));
    }

    [Fact]
    public void Hint_NamesEachStop_AndPreparesItInTheChooser()
    {
        RoomPicture room = RoomPictures.Quiet();

        IElement page = Parse(StopHintText.Html(
            Abnormal(room.Fleet!, HaltScope.Server("smars-8"), HaltScope.Group("a&b")), room.Control));

        IElement[] links = [.. page.QuerySelectorAll("a")];
        Assert.Equal(
            ["kill?choice=server%3Asmars-8#choice", "kill?choice=group%3Aa%26b#choice"],
            links.Select(static link => link.GetAttribute("href")));
        Assert.StartsWith("Prepare the stop of ", links[0].TextContent);
        Assert.Contains("takes 99 % of the abnormal flow away, and 1.5 good orders/s with it", page.TextContent);
    }

    [Fact]
    public void Waiting_OfAServerThatFlows_SaysWhatTheViewSays_OfThatServerAlone()
    {
        RoomPicture room = RoomPictures.Quiet();
        FleetSnapshot fleet = Abnormal(room.Fleet!) with { Waiting = [Cost(6), Cost(7)] };

        string text = Parse(StopHintText.Html(fleet, room.Control)).TextContent;

        WaitingView view = WaitingView.From(Cost(7))!; // the tile's own
        Assert.Contains(
            $"Waiting for smars-8 costs {view.Loss} and adds {view.Flow}; a needless stop costs {view.Needless}.",
            text);
        Assert.DoesNotContain("smars-7", text); // the suggestion is not about it
    }

    [Fact]
    public void Waiting_OfAServerNobodyOrderedAnythingOf_IsSaid()
    {
        RoomPicture room = RoomPictures.Quiet();
        FleetSnapshot fleet = Abnormal(room.Fleet!) with { Waiting = [Cost(7)] };

        string text = StopHintText.Html(fleet, new ControlSnapshot(0, [], [], [], JournalHealthy: true));

        Assert.Contains("Waiting for smars-8 costs", text);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(9_999, false)]
    [InlineData(10_000, true)] // its last ten seconds are all after the stop
    public void Waiting_AfterAProvenStop_IsSaidOnlyOfWhatCameAfterIt(int milliseconds, bool isSaid)
    {
        RoomPicture room = Stopped(s_proven);
        FleetSnapshot fleet = Abnormal(room.Fleet!) with
        {
            At = s_proven.AddNanoseconds(milliseconds * MarketTime.NanosecondsPerMillisecond), Waiting = [Cost(7)],
        };

        string text = StopHintText.Html(fleet, room.Control);

        Assert.Equal(isSaid, text.Contains("Waiting for smars-8", StringComparison.Ordinal));
        Assert.DoesNotContain("Smallest sufficient stop", text); // all of it has been ordered
    }

    [Fact]
    public void Waiting_AfterAStopNobodyHasProven_IsStillSaid()
    {
        RoomPicture room = Stopped(proven: null);
        FleetSnapshot fleet = Abnormal(room.Fleet!) with { Waiting = [Cost(7)] };

        Assert.Contains("Waiting for smars-8 costs", StopHintText.Html(fleet, room.Control));
    }

    [Fact]
    public void Waiting_OfWhatNothingIsKnownOf_IsNotSaid() => Assert.DoesNotContain(
        "Waiting", StopHintText.Html(Abnormal(RoomPictures.Quiet().Fleet!), RoomPictures.Quiet().Control));

    [Fact]
    public void NeedlessStop_OfUnknownOrders_IsNotKnown()
    {
        RoomPicture room = RoomPictures.Quiet();
        FleetSnapshot fleet = Abnormal(room.Fleet!) with { Waiting = [Cost(7) with { NeedlessStop = null }] };

        Assert.Contains("a needless stop costs not known.", StopHintText.Html(fleet, room.Control));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void KillPage_ShowsTheHint_ToWhoMayKill_AndKeepsEveryKill(bool mayKill)
    {
        RoomPicture room = RoomPictures.Quiet();
        FleetSnapshot fleet = Abnormal(room.Fleet!) with { Waiting = [Cost(7)] };

        string page = Page(room, fleet, mayKill);

        Assert.Equal(mayKill, page.Contains("Waiting for smars-8 costs", StringComparison.Ordinal));
        Assert.Equal(mayKill, page.Contains("Kill all servers", StringComparison.Ordinal));
        Assert.Equal(mayKill, page.Contains("Kill smars-1", StringComparison.Ordinal));
    }

    [Fact]
    public void KillPage_TenSecondsAfterAProvenStopAndLess_SaysNothingOfWaiting()
    {
        RoomPicture room = Stopped(s_proven);

        string page = Page(room, Abnormal(room.Fleet!) with { Waiting = [Cost(7)] }, mayKill: true);

        Assert.DoesNotContain("Waiting for", page);
        Assert.Contains("Halted", page);
    }

    [Fact]
    public void KillPage_WithoutAPicture_HasEveryKill()
    {
        string page = Page(RoomPictures.Quiet(), measured: null, mayKill: true);

        Assert.Contains("Kill smars-8", page);
        Assert.DoesNotContain("Smallest sufficient stop", page);
    }

    private static string Page(RoomPicture room, FleetSnapshot? measured, bool mayKill) => KillPage.Form(
        new KillPage.Picture(
            room.Fleet!.Fleet, 1, room.Control, mayKill, MayRelease: false, MayApprove: false,
            new AntiforgeryTokenSet("token", "cookie", "field", "header")) { Measured = measured },
        []).Html(new DefaultHttpContext().Request);

    private static RoomPicture Stopped(MarketTime? proven) => RoomPictures.With(
        8, static s => s, c => RoomPictures.Halted(c) with { ProvenAt = proven });

    private static FleetSnapshot Abnormal(FleetSnapshot fleet, params HaltScope[] scopes) => fleet with
    {
        Stop = new StopSuggestion(
            [new ServerId(7)], scopes.Length == 0 ? [HaltScope.Server("smars-8")] : [.. scopes], 99, 1_500),
    };

    private static WaitingCost Cost(ushort server) => new(
        new ServerId(server), 1_500, Money.FromDollars(90_000), Money.FromDollars(50_300), Money.FromDollars(40_000),
        Money.FromDollars(60_000), Money.FromDollars(120));

    private static IElement Parse(string markup) => new HtmlParser().ParseDocument(markup).Body!;
}
