using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// From the moment at which every thread of the server stands still to the browser's word that the panel is dead.
/// Explicit, as all figures: the command is in docs/PERFORMANCE.md.
/// </summary>
public sealed class DeadPanelFigures(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const int Tries = 20;

    private static readonly RealClock s_clock = new();

    [Fact(Explicit = true)]
    public async Task Panel_WhenTheServerIsFrozen_SaysSoWithinThreeSeconds()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        var series = new Series("server frozen to \"panel dead\" on screen");
        for (int i = 0; i < Tries; i++)
        {
            long frozen = s_clock.GetTimestamp();
            room.Room.Hang();
            try
            {
                await Expect(page.Locator("#watchdog")).ToContainTextAsync("PANEL DEAD");
                series.Add(s_clock.GetElapsedTime(frozen).TotalMilliseconds);
            }
            finally
            {
                room.Room.GoOn();
            }
            await Expect(page.Locator("#watchdog")).ToBeHiddenAsync();
            await page.ExpectFreshAsync();
        }
        FigureBook.Write(series.ToString());
        Assert.InRange(series.Percentile(100), 0, 3_000);
    }

    // a figure measures real time
    private sealed class RealClock : TimeProvider;
}
