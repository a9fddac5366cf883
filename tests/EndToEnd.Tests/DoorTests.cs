using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>The doors to a kill, with the comfortable one broken. Each test kills a server of its own.</summary>
public sealed class DoorTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task KillButton_WithTheWebSocketRefused_StopsItsServer()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        SocketCutter sockets = await SocketCutter.BeforeAsync(page, refuse: true);
        await page.GotoAsync("/");

        IResponse answer = await page.HoldAsync(page.Button("Kill smars-1"));

        Assert.Equal(202, answer.Status);
        Assert.Equal(0, sockets.Connections);
        await ExpectHaltedAsync("smars-1");
    }

    [Fact]
    public async Task KillButton_WithTheWebSocketCut_StopsItsServer()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        SocketCutter sockets = await SocketCutter.BeforeAsync(page, refuse: false);
        await page.GotoAsync("/");
        await Expect(page.Tile("smars-2")).ToContainTextAsync("Flowing");
        await sockets.CutAsync();

        IResponse answer = await page.HoldAsync(page.Button("Kill smars-2"));

        Assert.Equal(202, answer.Status);
        await ExpectHaltedAsync("smars-2");
    }

    [Fact]
    public async Task KillPage_WithTheWebSocketRefused_StopsItsServer()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await SocketCutter.BeforeAsync(page, refuse: true);

        await page.KillByFormAsync("smars-3");

        await ExpectHaltedAsync("smars-3");
    }

    [Fact]
    public async Task KillPage_WithoutJavaScript_StopsItsServer()
    {
        IPage page = await room.OpenAsync(Role.Operator, new BrowserNewContextOptions { JavaScriptEnabled = false });

        await page.KillByFormAsync("smars-4");

        await ExpectHaltedAsync("smars-4");
    }

    private async Task ExpectHaltedAsync(string server)
    {
        IPage onlooker = await room.OpenAsync(Role.Viewer);
        await onlooker.GotoAsync("/");
        await Expect(onlooker.Tile(server)).ToContainTextAsync("Halted");
        await onlooker.Context.CloseAsync();
    }
}
