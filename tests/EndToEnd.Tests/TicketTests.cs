using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>
/// The ticket of a kill, in a browser that runs no script: it follows the stop until the venue proves it.
/// </summary>
public sealed class TicketTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task Ticket_WithoutJavaScript_LoadsItselfUntilTheVenueProvesTheStop_AndEverybodyCanReadIt()
    {
        IPage page = await room.OpenAsync(Role.Operator, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.KillByFormAsync("smars-5");

        await Expect(page.GetByText("Proven silent: 1 of 1 servers")).ToBeVisibleAsync(
            new LocatorAssertionsToBeVisibleOptions { Timeout = 20_000 });

        await Expect(page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Three sources" }))
            .ToContainTextAsync("venue's drop copy");
        await Expect(page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Steps" }))
            .ToContainTextAsync("proven silent");
        string address = page.Url;
        await page.Context.CloseAsync();

        IPage reader = await room.OpenAsync(Role.Viewer);
        await reader.GotoAsync(address);
        await Expect(reader.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "How far" }))
            .ToBeVisibleAsync();
        AxeResult result = await reader.RunAxe();
        Assert.Empty(result.Violations
            .Where(static violation => violation.Impact is "serious" or "critical")
            .SelectMany(static violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        await reader.Context.CloseAsync();
    }
}
