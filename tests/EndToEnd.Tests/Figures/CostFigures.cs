using System.Globalization;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// What an operator at the fleet page costs the server: processor time of its process with eight of them, less its
/// processor time with eight pages of the room that have no live content, turn and turn about.
/// </summary>
public sealed class CostFigures(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const int Operators = 8;
    private const int Rounds = 5;
    private const int SettleSeconds = 6;
    private const int Seconds = 20;

    [Fact(Explicit = true)]
    public async Task Operators_AtTheFleetPage_CostAtMost6MillisecondsPerSecondEach()
    {
        var idle = new Series("server CPU without operators, ms/s");
        var each = new Series("server CPU per operator at the fleet page, eight at 4 Hz, ms/s");
        IPage clock = await room.OpenAsync(Role.Viewer);
        await clock.GotoAsync("/kill");
        var pages = new List<IPage>();
        for (int i = 0; i < Operators; i++)
            pages.Add(await room.OpenAsync(Role.Viewer));
        await ShowAsync(pages, "/"); // once unmeasured: compiling the page is not what a page costs
        await RestAsync(clock, Seconds);
        for (int round = 0; round < Rounds; round++)
        {
            await ShowAsync(pages, "/kill");
            double without = await MeasureAsync(clock);
            await ShowAsync(pages, "/");
            idle.Add(without);
            each.Add((await MeasureAsync(clock) - without) / Operators);
        }

        FigureBook.Write(idle.ToString());
        FigureBook.Write(each.ToString());
        Assert.InRange(each.Percentile(50), 0, 6);
    }

    private static async Task ShowAsync(List<IPage> pages, string path)
    {
        foreach (IPage page in pages)
        {
            await page.GotoAsync(path);
            if (path == "/")
                await Expect(page.Tile("smars-1")).ToBeVisibleAsync();
        }
    }

    private async Task<double> MeasureAsync(IPage clock)
    {
        await RestAsync(clock, SettleSeconds);
        TimeSpan before = room.Room.ProcessorTime;
        double milliseconds = await RestAsync(clock, Seconds);
        return (room.Room.ProcessorTime - before).TotalMilliseconds / milliseconds * 1000;
    }

    private static Task<double> RestAsync(IPage clock, int seconds) => clock.EvaluateAsync<double>(string.Create(
        CultureInfo.InvariantCulture,
        $"new Promise(done => {{ const at = performance.now(); " +
        $"setTimeout(() => done(performance.now() - at), {seconds * 1000}); }})"));
}
