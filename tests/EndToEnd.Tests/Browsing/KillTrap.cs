using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>Takes a page's kills before they reach the room, so that many can be pressed on one fleet.</summary>
internal sealed class KillTrap
{
    private readonly ConcurrentQueue<(string Scope, string? Target, string? Seen)> _taken = new();

    private KillTrap()
    {
    }

    /// <summary>What was sent so far, in order.</summary>
    public IReadOnlyCollection<(string Scope, string? Target, string? Seen)> Taken => _taken;

    /// <summary>Stands before a page.</summary>
    /// <param name="page">The page.</param>
    public static async Task<KillTrap> BeforeAsync(IPage page)
    {
        var trap = new KillTrap();
        await page.RouteAsync("**/api/kill", trap.TakeAsync);
        return trap;
    }

    private async Task TakeAsync(IRoute route)
    {
        using var body = JsonDocument.Parse(route.Request.PostData ?? "{}");
        JsonElement kill = body.RootElement;
        _taken.Enqueue((
            kill.GetProperty("scope").GetString()!, kill.GetProperty("target").GetString(),
            kill.GetProperty("seenVersion").GetString()));
        await route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 400, ContentType = "application/problem+json",
            Body = """{"code":"trapped","detail":"A test took this kill."}""",
        });
    }
}
