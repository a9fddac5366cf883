using System.Text.RegularExpressions;
using Microsoft.Playwright;
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
        await Expect(page.GetByText("Halted: 1 of 1 servers acknowledged")).ToBeVisibleAsync();
    }

    /// <summary>Asks on a server's page for the release of its hold.</summary>
    public static async Task RequestReleaseAsync(this IPage page, string server, string cause, string evidence)
    {
        await page.GotoAsync($"/servers/{server}");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = RequestRelease() }).First.ClickAsync();
        await page.GetByLabel("Cause found").FillAsync(cause);
        await page.GetByLabel("Evidence that it is gone").FillAsync(evidence);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = SendRequest() }).ClickAsync();
        await Expect(page.GetByText(cause).First).ToBeVisibleAsync();
    }

    /// <summary>Approves on a server's page the release that somebody asked for.</summary>
    public static async Task ApproveReleaseAsync(this IPage page, string server)
    {
        await page.GotoAsync($"/servers/{server}");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = ApproveRelease() }).First.ClickAsync();
    }

    [GeneratedRegex("^Request release of ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RequestRelease();

    [GeneratedRegex("^Send the request", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SendRequest();

    [GeneratedRegex("^Approve release of ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApproveRelease();
}
