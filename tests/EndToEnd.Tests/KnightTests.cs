using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>
/// The whole story: the Knight morning starts, one server runs away, a person stops it and sees proof.
/// </summary>
public sealed class KnightTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task KnightMorning_KilledByAPerson_IsHaltedWithProofWhileOthersFlow()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.StartKnightAsync();

        await page.WaitForRunawayAsync();
        IResponse answer = await page.HoldAsync(page.Button("Kill smars-8"));

        Assert.Equal(202, answer.Status);
        await Expect(page.Tile("smars-8")).ToContainTextAsync("Halted");
        foreach (string server in FleetView.Servers.SkipLast(1))
            await Expect(page.Tile(server)).ToContainTextAsync("Flowing");

        await page.HoldAsync(page.Button("Kill all servers"));
        foreach (string server in FleetView.Servers)
            await Expect(page.Tile(server)).ToContainTextAsync("Halted");
    }
}
