using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>Who may do what.</summary>
public sealed class RoleTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task Viewer_HoldingAKillButton_IsRefusedAndStopsNothing()
    {
        IPage page = await room.OpenAsync(Role.Viewer);
        await page.GotoAsync("/");
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Flowing");

        IResponse answer = await page.HoldAsync(page.Button("Kill smars-1"));

        Assert.Equal(403, answer.Status);
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Flowing");
    }

    [Fact]
    public async Task Viewer_AtTheHttpDoor_IsRefused()
    {
        IPage page = await room.OpenAsync(Role.Viewer);

        IAPIResponse answer = await page.APIRequest.PostAsync(
            "/api/kill",
            new APIRequestContextOptions { DataObject = new { scope = "fleet", reason = "a viewer tries" } });

        Assert.Contains(answer.Status, new[] { 400, 403 });
        await page.GotoAsync("/");
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Flowing");
    }

    [Fact]
    public async Task Release_AskedByAnOperatorAndApprovedByASupervisor_LetsTheServerFlow()
    {
        IPage asks = await room.OpenAsync(Role.Operator);
        IPage approves = await room.OpenAsync(Role.Supervisor);
        await asks.GotoAsync("/servers/smars-5");
        await asks.HoldAsync(asks.Button("Kill smars-5").First);

        await asks.RequestReleaseAsync("smars-5", "a wrong build was deployed", "manifest is back on plan");
        await approves.ApproveReleaseAsync("smars-5");

        await approves.GotoAsync("/");
        await Expect(approves.Tile("smars-5")).ToContainTextAsync("Flowing");
        await Expect(approves.Tile("smars-5")).ToContainTextAsync("ramp 1 %");
    }
}
