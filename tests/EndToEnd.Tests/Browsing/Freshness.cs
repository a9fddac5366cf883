using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>Whether the page says that its numbers are live.</summary>
internal static class Freshness
{
    private const string Veil = "#watchdog";

    /// <summary>No veil.</summary>
    public static Task ExpectFreshAsync(this IPage page) => Expect(page.Locator(Veil)).ToBeHiddenAsync();

    /// <summary>The page is connected: a heartbeat after the first was drawn, so a press reaches the server.</summary>
    public static async Task ExpectConnectedAsync(this IPage page)
    {
        ILocator heartbeat = page.Locator("#heartbeat");
        string first = await heartbeat.GetAttributeAsync("data-heartbeat") ?? "";
        await Expect(heartbeat).Not.ToHaveAttributeAsync("data-heartbeat", first, new() { Timeout = 60_000 });
    }

    /// <summary>The veil is up, with its word.</summary>
    public static Task ExpectStaleAsync(this IPage page) => Expect(page.Locator(Veil)).ToBeVisibleAsync();
}
