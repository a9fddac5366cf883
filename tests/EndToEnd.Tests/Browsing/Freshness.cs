using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>Whether the page says that its numbers are live.</summary>
internal static class Freshness
{
    private const string Veil = "[data-stale]";

    /// <summary>No veil.</summary>
    public static Task ExpectFreshAsync(this IPage page) => Expect(page.Locator(Veil).First).ToBeHiddenAsync();

    /// <summary>The veil is up, with its word.</summary>
    public static Task ExpectStaleAsync(this IPage page) => Expect(page.Locator(Veil).First).ToBeVisibleAsync();
}
