using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>The forms of the kill page and of a release.</summary>
internal static class Doors
{
    /// <summary>Kills a server on the plain page.</summary>
    public static async Task KillByFormAsync(this IPage page, string server)
    {
        await page.GotoAsync("/kill");
        await page.Button($"Kill {server}").ClickAsync();
        await Expect(page.GetByText("Halted: 1 of 1 servers acknowledged")).ToBeVisibleAsync();
    }

    /// <summary>Asks for the release of a server's hold on its page.</summary>
    public static async Task RequestReleaseAsync(this IPage page, string server, string cause, string evidence)
    {
        await page.GotoAsync($"/servers/{server}");
        await page.GetByLabel("Cause").FillAsync(cause);
        await page.GetByLabel("Evidence").FillAsync(evidence);
        await page.GetByRole(
            AriaRole.Button, new PageGetByRoleOptions { Name = "Request release of" }).First.ClickAsync();
        await Expect(page.GetByText("waits").First).ToBeVisibleAsync();
    }

    /// <summary>Approves the release somebody asked for.</summary>
    public static Task ApproveReleaseAsync(this IPage page, string server) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve release of" }).First.ClickAsync();
}
