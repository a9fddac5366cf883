using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>Whether the page says that its numbers are live.</summary>
internal static class Freshness
{
    private const string Veil = "#watchdog";

    /// <summary>No veil.</summary>
    public static Task ExpectFreshAsync(this IPage page) => Expect(page.Locator(Veil)).ToBeHiddenAsync();

    /// <summary>The veil is up, with its word.</summary>
    public static Task ExpectStaleAsync(this IPage page) => Expect(page.Locator(Veil)).ToBeVisibleAsync();

    /// <summary>Waits for the veil.</summary>
    /// <returns>When it was up, by the browser's clock, in milliseconds.</returns>
    public static async Task<double> VeiledAtAsync(this IPage page)
    {
        IJSHandle at = await page.WaitForFunctionAsync(
            $"document.querySelector('{Veil}')?.checkVisibility() && Date.now()");
        return await at.JsonValueAsync<double>();
    }
}
