using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// Times kills from inside the page. A press is held for 800 ms before it is a command, so every figure counts from the
/// pointer going down plus that time. Browser and server share the machine's clock; the server's has milliseconds.
/// </summary>
internal static class PressWatch
{
    private const double HoldMilliseconds = 800;

    private const string NotePresses = """
        window.opsPressedAt = 0;
        document.addEventListener('pointerdown', event => {
          window.opsPressedAt = performance.timeOrigin + event.timeStamp;
        }, true);
        """;

    /// <summary>Begins to note presses. Call it before the page is opened.</summary>
    public static Task NotePressesAsync(this IPage page) => page.AddInitScriptAsync(NotePresses);

    /// <summary>Presses a kill and tells how long after the command the last gate was latched and quiet.</summary>
    public static async Task<double> PressToLatchedAsync(this IPage page, ILocator button)
    {
        IResponse answer = await page.HoldAsync(button);
        JsonElement receipt = (await answer.JsonAsync()).GetValueOrDefault();
        DateTimeOffset requested = DateTimeOffset.Parse(
            receipt.GetProperty("requestedAt").GetString() ?? "", CultureInfo.InvariantCulture);
        double latchedAt = requested.ToUnixTimeMilliseconds() + receipt.GetProperty("blockedMilliseconds").GetDouble();
        return latchedAt - await page.CommandedAtAsync();
    }

    /// <summary>Presses a server's kill and tells how long after the command its tile said Halted.</summary>
    public static async Task<double> PressToHaltedAsync(this IPage page, string server)
    {
        Task<IJSHandle> shown = page.WaitForFunctionAsync(
            """
            name => {
              const groups = [...document.querySelectorAll('[role=group]')];
              const tile = groups.find(group => group.getAttribute('aria-label') === name);
              return tile && tile.textContent.includes('Halted') && performance.timeOrigin + performance.now();
            }
            """,
            server,
            new PageWaitForFunctionOptions { PollingInterval = null });
        await page.HoldAsync(page.Tile(server).GetByRole(AriaRole.Button, new() { Name = $"Kill {server}" }));
        double at = await (await shown).JsonValueAsync<double>();
        return at - await page.CommandedAtAsync();
    }

    private static async Task<double> CommandedAtAsync(this IPage page) =>
        await page.EvaluateAsync<double>("window.opsPressedAt") + HoldMilliseconds;
}
