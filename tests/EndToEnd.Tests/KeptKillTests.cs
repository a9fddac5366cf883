using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>A kill outlives the page it was pressed on: its receipt comes back, and it goes on being tried.</summary>
public sealed class KeptKillTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const string Door = "**/api/kill";

    [Fact]
    public async Task Receipt_WhenThePageIsLoadedAgain_StandsThereUntilItIsClosed()
    {
        IPage page = await OpenAsync();
        ILocator receipt = page.Locator("[data-kill-receipt]");
        await page.HoldAsync(page.Button("Kill smars-2"));
        await Expect(receipt).ToContainTextAsync("smars-2 stopped");

        await page.ReloadAsync();

        await Expect(receipt).ToContainTextAsync("smars-2 stopped");
        await page.Button("Close the receipt").ClickAsync();
        await page.ReloadAsync();
        await page.ExpectConnectedAsync();
        await Expect(receipt).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Kill_ThatNobodyAnswered_IsTriedOnAfterThePageIsLoadedAgain()
    {
        IPage page = await OpenAsync();
        ILocator receipt = page.Locator("[data-kill-receipt]");
        await page.RouteAsync(Door, route => route.AbortAsync());
        await page.Button("Kill smars-3").HoverAsync();
        await page.Mouse.DownAsync();
        await Expect(receipt).ToContainTextAsync("NOT CONFIRMED");
        await page.Mouse.UpAsync();
        await Expect(page.Tile("smars-3")).ToContainTextAsync("Flowing");

        await page.ReloadAsync();
        await Expect(receipt).ToContainTextAsync("NOT CONFIRMED");
        await page.UnrouteAsync(Door);

        await Expect(receipt).ToContainTextAsync("smars-3 stopped");
        await Expect(page.Tile("smars-3")).ToContainTextAsync("Halted");
    }

    [Fact]
    public async Task Kill_ThatNobodyAnswered_IsNotSentIntoAnotherWorld_NorByAnotherHand()
    {
        IPage page = await OpenAsync();
        ILocator receipt = page.Locator("[data-kill-receipt]");
        await page.RouteAsync(Door, route => route.AbortAsync());
        await page.Button("Kill smars-4").HoverAsync();
        await page.Mouse.DownAsync();
        await Expect(receipt).ToContainTextAsync("NOT CONFIRMED");
        await page.Mouse.UpAsync();
        await page.EvaluateAsync("""
            () => {
              const key = Object.keys(sessionStorage).find(one => one.startsWith('ops-kills'));
              const kills = JSON.parse(sessionStorage.getItem(key));
              if (!kills[0].world.startsWith('LIVE')) throw new Error(kills[0].world);
              kills[0].world = 'TRAINING · Knight Capital, 1 August 2012 by operator-1';
              sessionStorage.setItem(key, JSON.stringify(kills));
            }
            """);

        await page.ReloadAsync();

        await Expect(receipt).ToContainTextAsync("NOT SENT AGAIN: the kill of smars-4 was not answered");
        await page.UnrouteAsync(Door);
        await page.ReloadAsync();
        await page.ExpectConnectedAsync();
        await Expect(receipt).ToBeHiddenAsync();
        await Expect(page.Tile("smars-4")).ToContainTextAsync("Flowing");
    }

    [Fact]
    public async Task Kill_AnsweredByWhatStandsBeforeADeadRoom_IsTriedOn()
    {
        IPage page = await OpenAsync();
        ILocator receipt = page.Locator("[data-kill-receipt]");
        await page.RouteAsync(Door, route => route.FulfillAsync(
            new() { Status = 502, ContentType = "text/html", Body = "<h1>Bad gateway</h1>" }));

        await page.HoldAsync(page.Button("Kill smars-5"));

        await Expect(receipt).ToContainTextAsync("NOT CONFIRMED");
        await page.UnrouteAsync(Door);
        await Expect(receipt).ToContainTextAsync("smars-5 stopped");
    }

    [Fact]
    public async Task Kill_OverALineThatHangs_IsSaidToBeUnanswered_AndTriedAgain()
    {
        IPage page = await OpenAsync();
        ILocator receipt = page.Locator("[data-kill-receipt]");
        await page.RouteAsync(Door, static _ => Task.CompletedTask); // neither answered nor refused

        await page.Button("Kill smars-6").HoverAsync();
        await page.Mouse.DownAsync();

        await Expect(receipt).ToContainTextAsync("NOT CONFIRMED");
        await page.Mouse.UpAsync();
        await page.UnrouteAsync(Door);
        await Expect(receipt).ToContainTextAsync("smars-6 stopped", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Receipt_OfASessionThatWasEnded_LeavesThePageWithIt()
    {
        IPage page = await OpenAsync();
        ILocator receipt = page.Locator("[data-kill-receipt]");
        await page.StartKnightAsync();
        await page.HoldAsync(page.Button("Kill all servers"));
        await Expect(receipt).ToContainTextAsync("all servers stopped");
        await page.EvaluateAsync("""
            () => {
              window.framesOver = 0; // in each of them the board still stood where it was about to leave
              const look = () => {
                requestAnimationFrame(look);
                const isLive = document.querySelector('#heartbeat .mode').textContent.includes('LIVE');
                if (isLive && !document.querySelector('[data-kill-receipt]').hidden) window.framesOver++;
              };
              look();
            }
            """);

        IPage other = await room.OpenAsync(Role.Operator);
        await other.GotoAsync("/training");
        await other.ExpectConnectedAsync();

        await other.Button("End the session").ClickAsync();

        await Expect(page.Mode()).ToContainTextAsync("LIVE", new() { Timeout = 60_000 });
        await Expect(receipt).ToBeHiddenAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("framesOver"));
    }

    private async Task<IPage> OpenAsync()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        return page;
    }
}
