using Microsoft.Playwright;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>What a person finds on the pages, by the names a screen reader says.</summary>
internal static class FleetView
{
    /// <summary>Names of the standing fleet's servers.</summary>
    public static readonly string[] Servers = [.. Enumerable.Range(1, 8).Select(number => $"smars-{number}")];

    /// <summary>A server's tile.</summary>
    public static ILocator Tile(this IPage page, string server) =>
        page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = server, Exact = true });

    /// <summary>A button by its exact name.</summary>
    public static ILocator Button(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The banner that says which world is on screen.</summary>
    public static ILocator Mode(this IPage page) =>
        page.GetByRole(AriaRole.Status, new PageGetByRoleOptions { Name = "Mode", Exact = true });

    /// <summary>The list of alarms.</summary>
    public static ILocator Alarms(this IPage page) =>
        page.GetByRole(AriaRole.Log, new PageGetByRoleOptions { Name = "Alarms", Exact = true });

    /// <summary>Presses a kill button and holds it until the command has been answered.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">Nothing was sent; the message is what the page said.</exception>
    public static async Task<IResponse> HoldAsync(this IPage page, ILocator button)
    {
        await button.HoverAsync();
        try
        {
            return await page.RunAndWaitForResponseAsync(
                () => page.Mouse.DownAsync(),
                response => response.Request.Method == "POST" && response.Url.Contains("kill"));
        }
        catch (TimeoutException silence)
        {
            string said = await page.Locator("[data-note]").TextContentAsync() ?? "";
            throw new InvalidOperationException($"No kill was answered. The page says: '{said}'.", silence);
        }
        finally
        {
            await page.Mouse.UpAsync();
        }
    }
}
