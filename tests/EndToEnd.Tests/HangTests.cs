using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>A frozen number is never shown as a live one.</summary>
public sealed class HangTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task Board_WhenTheServerHangs_IsVeiledAndRecovers()
    {
        IPage page = await room.OpenAsync(Role.Viewer);
        await page.GotoAsync("/");
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Flowing");
        await page.ExpectFreshAsync();

        room.Room.Hang();
        try
        {
            await page.ExpectStaleAsync();
        }
        finally
        {
            room.Room.GoOn();
        }

        await page.ExpectFreshAsync();
    }
}
