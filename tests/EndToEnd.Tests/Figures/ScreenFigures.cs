using System.Globalization;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// Measures what a person feels, in a real browser. Explicit: run them on a quiet machine with
/// the command of docs/PERFORMANCE.md; the rows are added to artifacts/screen-figures.md.
/// </summary>
public sealed class ScreenFigures(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const int Presses = 200;

    [Fact(Explicit = true)]
    public async Task KillButton_PressedTwoHundredTimes_LatchesWithin25Milliseconds()
    {
        var series = new Series("press to gate latched");
        IPage page = await room.OpenAsync(Role.Operator);
        await page.NotePressesAsync();
        await page.GotoAsync("/");
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Flowing");

        await PressAsync(page, "smars-1", series);

        Assert.InRange(series.Percentile(99), 0, 25);
    }

    [Fact(Explicit = true)]
    public async Task KillButton_WithTheWebSocketRefused_LatchesWithin50Milliseconds()
    {
        var series = new Series("press to gate latched, WebSocket refused");
        IPage page = await room.OpenAsync(Role.Operator);
        await SocketCutter.BeforeAsync(page, refuse: true);
        await page.NotePressesAsync();
        await page.GotoAsync("/");

        await PressAsync(page, "smars-2", series);

        Assert.InRange(series.Percentile(99), 0, 50);
    }

    [Fact(Explicit = true)]
    public async Task KillButton_Pressed_ShowsHaltedWithin500Milliseconds()
    {
        var series = new Series("press to Halted on screen");
        IPage page = await room.OpenAsync(Role.Operator);
        await page.NotePressesAsync();
        await page.GotoAsync("/");

        foreach (string server in FleetView.Servers.Skip(2))
            series.Add(await page.PressToHaltedAsync(server));

        FigureBook.Write(series.ToString());
        Assert.InRange(series.Percentile(99), 0, 500);
    }

    [Fact(Explicit = true)]
    public async Task Board_WhenTheServerHangs_IsVeiledWithin1200Milliseconds()
    {
        const int Hangs = 10;
        var series = new Series("server hung to veil on screen");
        IPage page = await room.OpenAsync(Role.Viewer);
        await page.GotoAsync("/");
        for (int hang = 0; hang < Hangs; hang++)
        {
            await page.ExpectFreshAsync();
            double hungAt = await page.EvaluateAsync<double>("Date.now()");
            room.Room.Hang();
            double veiledAt = await page.VeiledAtAsync();
            room.Room.GoOn();
            series.Add(veiledAt - hungAt);
        }

        FigureBook.Write(series.ToString());
        Assert.InRange(series.Percentile(99), 0, 1200);
    }

    [Fact(Explicit = true)]
    public async Task Operators_AtTheFleetPage_CostAtMost6MillisecondsPerSecondEach()
    {
        const int Operators = 8;
        IPage idle = await room.OpenAsync(Role.Viewer);
        await idle.GotoAsync("/kill");
        double alone = await ProcessorMillisecondsPerSecondAsync(idle);
        for (int i = 0; i < Operators; i++)
        {
            IPage page = await room.OpenAsync(Role.Viewer);
            await page.GotoAsync("/");
            await Expect(page.Tile("smars-1")).ToBeVisibleAsync();
        }

        double each = (await ProcessorMillisecondsPerSecondAsync(idle) - alone) / Operators;

        FigureBook.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"| server CPU per operator, ms/s (room alone {alone:0.0}) | {Operators} | {each:0.00} | | |"));
        Assert.InRange(each, 0, 6);
    }

    private async Task<double> ProcessorMillisecondsPerSecondAsync(IPage clock)
    {
        const int Seconds = 20;
        TimeSpan before = room.Room.ProcessorTime;
        await clock.EvaluateAsync($"new Promise(done => setTimeout(done, {Seconds * 1000}))");
        return (room.Room.ProcessorTime - before).TotalMilliseconds / Seconds;
    }

    private static async Task PressAsync(IPage page, string server, Series series)
    {
        ILocator button = page.Tile(server).GetByRole(AriaRole.Button, new() { Name = $"Kill {server}" });
        for (int press = 0; press < Presses; press++)
            series.Add(await page.PressToLatchedAsync(button));
        FigureBook.Write(series.ToString());
    }
}
