using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>A dead panel says so within three seconds, says which hop is dead, and leaves the doors in reach.</summary>
public sealed class DeadPanelTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    private static readonly LocatorAssertionsToBeVisibleOptions s_soon = new() { Timeout = 3_000 };

    [Fact]
    public async Task Panel_WhenTheServerIsFrozen_SaysThatNobodyAnswers()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();

        room.Room.Hang();
        try
        {
            await Expect(page.Locator("#watchdog")).ToBeVisibleAsync(s_soon);
            await Expect(page.Locator("#watchdog")).ToContainTextAsync("PANEL DEAD");
            await Expect(page.Button("Kill all servers")).ToBeEnabledAsync();
            await Expect(page.Button("Kill smars-1")).ToBeEnabledAsync();
        }
        finally
        {
            room.Room.GoOn();
        }
        await page.ExpectFreshAsync();
    }

    [Fact]
    public async Task Panel_WhenItsCircuitIsCut_SaysThatTheRoomAnswers_AndItsFormsStillStop()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        SocketCutter sockets = await SocketCutter.BeforeAsync(page, refuse: false);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();

        await sockets.CutAsync();

        await Expect(page.Locator("#watchdog")).ToBeVisibleAsync(s_soon);
        await Expect(page.Locator("#watchdog")).ToContainTextAsync("only this page is dead");
        IResponse answer = await page.HoldAsync(page.Button("Kill smars-2"));
        Assert.Equal(202, answer.Status);
        await page.KillByFormAsync("smars-3");
    }
}
