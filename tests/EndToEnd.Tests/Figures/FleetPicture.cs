using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// Takes the picture of the README: the fleet page on the Knight morning, smars-8 running away. Explicit:
/// <c>dotnet run --project tests/EndToEnd.Tests -- -explicit only -class '*FleetPicture'</c>.
/// </summary>
public sealed class FleetPicture(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const int LargestBytes = 300_000;

    [Fact(Explicit = true)]
    public async Task FleetPage_WithARunaway_IsPhotographed()
    {
        IPage page = await room.OpenAsync(
            Role.Operator, new BrowserNewContextOptions { ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.StartKnightAsync();
        await page.WaitForRunawayAsync();
        // a few seconds in: the second alarm is there
        await Expect(page.Alarms()).ToContainTextAsync("exposure", new() { Timeout = 60_000 });
        string path = Path.Combine(BuiltProgram.Repository, "docs", "images", "fleet.png");

        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });

        Assert.InRange(new FileInfo(path).Length, 1, LargestBytes);
    }
}
