using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// From the hand to the gate, and from the hand to the word Halted, in a real browser. Explicit, as all figures: the
/// command is in docs/PERFORMANCE.md.
/// </summary>
public sealed class KillFigures(FigureRoom room) : IClassFixture<FigureRoom>
{
    [Fact(Explicit = true)]
    public async Task KillButton_PressedTwoHundredTimes_LatchesWithin25_AndShowsHaltedWithin500Milliseconds()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.ProbeAsync();
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        var run = new PressRun(page, room, "");

        await run.RunAsync(isLive: true);

        Assert.InRange(run.Latched.Percentile(99), 0, 25);
        Assert.InRange(run.Halted.Percentile(99), 0, 500);
    }

    [Fact(Explicit = true)]
    public async Task KillButton_WithTheWebSocketRefused_LatchesWithin50Milliseconds()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await SocketCutter.BeforeAsync(page, refuse: true);
        await page.ProbeAsync();
        await page.GotoAsync("/");
        var run = new PressRun(page, room, ", WebSocket refused");

        await run.RunAsync(isLive: false);

        Assert.InRange(run.Latched.Percentile(99), 0, 50);
    }

    [Fact(Explicit = true)]
    public async Task KillForm_WithoutJavaScript_StopsEveryServer()
    {
        IPage page = await room.OpenAsync(Role.Operator, new BrowserNewContextOptions { JavaScriptEnabled = false });
        IPage onlooker = await room.OpenAsync(Role.Viewer);
        await onlooker.GotoAsync("/");
        int stopped = 0;
        foreach (string server in FleetView.Servers)
        {
            await page.KillByFormAsync(server);
            await Expect(onlooker.Tile(server).Locator(".state b")).ToHaveTextAsync("Halted");
            stopped++;
        }
        FigureBook.Write(
            $"| JavaScript off: servers stopped by the form, of {FleetView.Servers.Length} | {stopped} | | | |");
        foreach (string hold in await room.HoldsAsync())
            await room.ReleaseAsync(hold);
    }
}
