using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>How long a frozen number can look like a live one.</summary>
public sealed class HangFigures(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const int Hangs = 30;

    [Fact(Explicit = true)]
    public async Task Board_WhenTheServerHangs_IsVeiledWithin1200Milliseconds()
    {
        var series = new Series("server hung to veil on screen");
        IPage page = await room.OpenAsync(Role.Viewer);
        await page.ProbeAsync();
        await page.GotoAsync("/");
        for (int hang = 0; hang < Hangs; hang++)
        {
            await page.ExpectConnectedAsync();
            await page.ExpectFreshAsync();
            series.Add(await HangAsync(page));
        }

        FigureBook.Write(series.ToString());
        Assert.InRange(series.Percentile(100), 0, 1200);
    }

    private async Task<double> HangAsync(IPage page)
    {
        double hungAt = await page.ForgetVeilAsync(); // before the signal: what the signal itself takes counts too
        room.Room.Hang();
        try
        {
            return await page.VeiledAtAsync() - hungAt;
        }
        finally
        {
            room.Room.GoOn(); // whatever went wrong: a stopped room would hang every test after this one
        }
    }
}
