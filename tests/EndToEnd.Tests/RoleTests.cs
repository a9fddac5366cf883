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
    public async Task Viewer_IsOfferedNoKill_AndReadsWhy()
    {
        IPage page = await room.OpenAsync(Role.Viewer);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Flowing");

        await Expect(page.Locator("[data-kill-scope]")).ToHaveCountAsync(0);

        await Expect(page.GetByLabel("Emergency stop")).ToContainTextAsync("Your role sees and can't kill.");
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
    public async Task ReleaseRequest_OnceSent_IsClosedByEsc_AndIsShownAsItWasWritten()
    {
        string cause = new string('x', 300) + '\u202E' + "turned";
        IPage page = await room.OpenAsync(Role.Operator);
        await page.GotoAsync("/servers/smars-6");
        await page.ExpectConnectedAsync();
        await page.HoldAsync(page.Button("Kill smars-6").First);
        await page.GetByRole(AriaRole.Button, new() { Name = "Request release of" }).First.ClickAsync();
        await page.GetByLabel("Cause found").FillAsync(cause);
        await page.GetByLabel("Evidence that it is gone").FillAsync("seen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();

        ILocator dialog = page.Locator("form[data-release]");
        await Expect(dialog).ToContainTextAsync("A second person has to approve it within 5 minutes.");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.Locator(".hold-line bdi").Nth(1)).ToHaveTextAsync(cause);
        Assert.True(await page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await Expect(page.Locator(".release-may").First).ToHaveTextAsync("A supervisor approves.");
    }

    [Fact]
    public async Task Release_OfAClearHold_SaysThatTheServerStartsInStages()
    {
        IPage page = await room.OpenAsync(Role.Supervisor);
        await page.RouteAsync("**/api/release/*/approve", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """{"outcome":"released","restart":"smars-8 starts again in stages at 1 %."}""",
        }));
        await page.RouteAsync("**/api/control", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """
                {"holds":[{"hold":"H-9","kind":"Breaker","reason":"Restart after H-1 stopped again at its stage 1 %."}]}
                """,
        }));
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        await page.EvaluateAsync("""
            document.getElementById('main').insertAdjacentHTML('beforeend',
              '<button data-approve="11111111-2222-3333-4444-555555555555" data-hold="H-1">Test</button>')
            """);

        await page.Button("Test").ClickAsync();

        ILocator note = page.Locator("[data-note]");
        await Expect(note).ToContainTextAsync("H-1 is released; smars-8 starts again in stages at 1 %.");
        await Expect(note).ToContainTextAsync("H-1 was released, and H-9 has stopped it again.");
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
