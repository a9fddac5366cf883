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

    private async Task<IPage> OpenAsync()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        return page;
    }
}
