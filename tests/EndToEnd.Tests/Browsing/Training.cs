using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>Starting an incident as a trainee does.</summary>
internal static class Training
{
    /// <summary>A market that takes half a minute to open may take longer on a busy machine.</summary>
    private const float PatienceMilliseconds = 120_000;

    /// <summary>Starts the Knight morning from the training page and goes to the fleet.</summary>
    public static async Task StartKnightAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the Knight morning" }).ClickAsync();
        await Expect(page.Mode()).ToContainTextAsync(
            "TRAINING", new LocatorAssertionsToContainTextOptions { Timeout = 60_000, IgnoreCase = true });
    }

    /// <summary>Waits until the alarms name smars-8.</summary>
    public static Task WaitForRunawayAsync(this IPage page) =>
        Expect(page.Alarms()).ToContainTextAsync(
            "smars-8", new LocatorAssertionsToContainTextOptions { Timeout = PatienceMilliseconds });
}
