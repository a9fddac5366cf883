using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>A hold outlives the process.</summary>
public sealed class CrashTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task Fleet_KilledAndThenTheProcessKilled_ComesBackHalted()
    {
        IPage before = await room.OpenAsync(Role.Operator);
        await before.GotoAsync("/");
        await before.HoldAsync(before.Button("Kill all servers"));
        await Expect(before.Tile("smars-1")).ToContainTextAsync("Halted");
        await before.Context.CloseAsync();

        await room.CrashAndRestartAsync();

        IPage after = await room.OpenAsync(Role.Viewer);
        await after.GotoAsync("/");
        foreach (string server in FleetView.Servers)
            await Expect(after.Tile(server)).ToContainTextAsync("Halted");
    }
}
