using System.Text.Json;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// Notes inside the page when things happened, by the clock that browser and server share. It is put into the page
/// before it is opened: the page's own policy forbids scripts that come as text later, and rightly so.
/// </summary>
internal static class PageProbe
{
    /// <summary>How long a press is held before it is a command.</summary>
    private const double HoldMilliseconds = 800;

    private const string Script = """
        (() => {
          const now = () => performance.timeOrigin + performance.now();
          const probe = window.opsProbe = { pressedAt: 0, veiledAt: 0, haltedAt: {}, watched: null, painted: {} };
          document.addEventListener('pointerdown', event => {
            probe.pressedAt = performance.timeOrigin + event.timeStamp;
          }, true);
          // after the frame that holds it was made: a task queued from the frame's own callback runs behind it
          const whenPainted = note => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => note(now());
            channel.port2.postMessage(0);
          });
          let beat = '', veiled = false;
          const look = () => {
            const veil = document.getElementById('watchdog');
            if (veil && !veil.hidden && !veiled) whenPainted(at => { probe.veiledAt = at; });
            veiled = !!veil && !veil.hidden;
            const seen = document.getElementById('heartbeat')?.dataset.heartbeat ?? '';
            if (seen !== beat) {
              beat = seen;
              whenPainted(at => { probe.painted[seen] = at; });
            }
            const name = probe.watched;
            if (!name) return;
            const state = document.querySelector(`[data-tile="${name}"] .state b`);
            if (state?.textContent !== 'Halted') return;
            probe.watched = null;
            whenPainted(at => { probe.haltedAt[name] = at; });
          };
          new MutationObserver(look).observe(document, {
            subtree: true, childList: true, characterData: true, attributes: true,
            attributeFilter: ['hidden', 'data-heartbeat'],
          });
        })();
        """;

    /// <summary>Puts the probe into a page. Call it before the page is opened.</summary>
    public static Task ProbeAsync(this IPage page) => page.AddInitScriptAsync(Script);

    /// <summary>When the last press became a command.</summary>
    public static async Task<double> CommandedAtAsync(this IPage page) =>
        await page.EvaluateAsync<double>("opsProbe.pressedAt") + HoldMilliseconds;

    /// <summary>From now on the moment is noted at which a tile says Halted.</summary>
    public static Task WatchForHaltedAsync(this IPage page, string server) => page.EvaluateAsync(
        "name => { delete opsProbe.haltedAt[name]; opsProbe.watched = name; }", server);

    /// <summary>When the frame was painted in which a tile said Halted; waits for it.</summary>
    public static async Task<double> HaltedAtAsync(this IPage page, string server)
    {
        await Assertions.Expect(page.Tile(server).Locator(".state b")).ToHaveTextAsync("Halted");
        return await page.EvaluateAsync<double>(
            "name => new Promise(done => { const look = () => opsProbe.haltedAt[name] " +
            "? done(opsProbe.haltedAt[name]) : requestAnimationFrame(look); look(); })", server);
    }

    /// <summary>When the veil was painted; waits for it.</summary>
    public static async Task<double> VeiledAtAsync(this IPage page)
    {
        await page.ExpectStaleAsync();
        return await page.EvaluateAsync<double>(
            "new Promise(done => { const look = () => opsProbe.veiledAt ? done(opsProbe.veiledAt) " +
            ": requestAnimationFrame(look); look(); })");
    }

    /// <summary>Forgets the veil before it, and tells the time.</summary>
    public static Task<double> ForgetVeilAsync(this IPage page) => page.EvaluateAsync<double>(
        "(() => { opsProbe.veiledAt = 0; return performance.timeOrigin + performance.now(); })()");

    /// <summary>When each heartbeat was painted.</summary>
    public static Task<Dictionary<string, double>> PaintedAsync(this IPage page) => page.TimesAsync("opsProbe.painted");

    /// <summary>Times by name, from an object in the page.</summary>
    public static async Task<Dictionary<string, double>> TimesAsync(this IPage page, string expression) =>
        JsonSerializer.Deserialize<Dictionary<string, double>>(
            await page.EvaluateAsync<string>($"JSON.stringify({expression})")) ?? [];
}
