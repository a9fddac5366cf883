using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>The forms of the kill page and of a release.</summary>
internal static partial class Doors
{
    /// <summary>Kills a server on the plain page and waits for the proof.</summary>
    public static async Task KillByFormAsync(this IPage page, string server)
    {
        await page.GotoAsync("/kill");
        await page.Button($"Kill {server}").ClickAsync();
        await Expect(page.GetByText("1 of 1 servers acknowledged")).ToBeVisibleAsync();
    }

    /// <summary>Asks on a server's page for the release of its hold.</summary>
    public static async Task RequestReleaseAsync(this IPage page, string server, string cause, string evidence)
    {
        await page.GotoAsync($"/servers/{server}");
        await page.ExpectConnectedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Request release of" }).First.ClickAsync();
        await page.GetByLabel("Cause found").FillAsync(cause);
        await page.GetByLabel("Evidence that it is gone").FillAsync(evidence);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        await Expect(page.GetByText(cause).First).ToBeVisibleAsync();
    }

    /// <summary>
    /// Approves on a server's page the release that somebody asked for, and waits for the door's answer. The stages of
    /// the restart are not waited for: the first may be stopped again before anybody could see it.
    /// </summary>
    public static async Task ApproveReleaseAsync(this IPage page, string server)
    {
        await page.GotoAsync($"/servers/{server}");
        await page.ExpectConnectedAsync();
        Task<IResponse> answered = page.WaitForResponseAsync("**/api/release/*/approve");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve release of" }).First.ClickAsync();
        ILocator dialog = page.Locator("form[data-approve-form]");
        ILocator note = page.Locator("[data-note]").Filter(new() { HasTextRegex = Released() });
        await Expect(dialog.Or(note).First).ToBeVisibleAsync();
        if (await dialog.IsVisibleAsync())
        {
            foreach (ILocator reason in await dialog.Locator("input").AllAsync())
                await reason.FillAsync("Seen by hand.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Override and release" }).ClickAsync();
        }
        IResponse answer = await answered;
        Assert.True(answer.Ok, $"{answer.Status}: {await answer.TextAsync()}");
        await Expect(page.Locator("[data-note]")).ToContainTextAsync(Released()); // and the page says so
    }

    [GeneratedRegex(" (is|was) released")]
    private static partial Regex Released();
}
