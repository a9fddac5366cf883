using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>A press before the page is connected is not lost.</summary>
public sealed class FirstPressTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task Start_PressedOnAPageThatNeverConnects_StartsTheMorning()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        SocketCutter sockets = await SocketCutter.BeforeAsync(page, refuse: true);
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Button, new() { Name = "Start the Knight morning" }).ClickAsync();

        await ExpectTrainingAsync(page);
        Assert.Equal(0, sockets.Connections);
        await EndAsync();
    }

    [Fact]
    public async Task Start_WithoutJavaScript_StartsTheMorning()
    {
        IPage page = await room.OpenAsync(Role.Operator, new BrowserNewContextOptions { JavaScriptEnabled = false });
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Button, new() { Name = "Start the Knight morning" }).ClickAsync();

        await ExpectTrainingAsync(page);
        await EndAsync();
    }

    private static Task ExpectTrainingAsync(IPage page) => Expect(page.Mode()).ToContainTextAsync(
        "TRAINING", new LocatorAssertionsToContainTextOptions { Timeout = 120_000, IgnoreCase = true });

    private async Task EndAsync()
    {
        IPage leader = await room.OpenAsync(Role.Operator);
        await leader.GotoAsync("/training");
        await leader.Button("End the session").ClickAsync(); // waits until it may be pressed
        await Expect(leader.Mode()).ToContainTextAsync(
            "LIVE", new LocatorAssertionsToContainTextOptions { Timeout = 120_000 });
        await leader.Context.CloseAsync();
    }
}
