using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests;

/// <summary>When data has stopped, whatever is measured is veiled on every page, and nothing that stops is.</summary>
public sealed class VeilTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    private static readonly string[] s_pages =
        ["/", "/servers/smars-8", "/alarms", "/limits", "/parity", "/training", "/doors", "/system"];

    private const string Wrong = """
        () => {
          const clear = element => {
            let all = 1;
            for (let one = element; one; one = one.parentElement) all *= Number(getComputedStyle(one).opacity);
            return all;
          };
          const measured = 'main .figure, main .tile-waiting, .server-head .facts dd, .server-head .state, ' +
            '.tile-head .state, .session-clock, .room-header .facts .figure, main .alarm .message, main table td, ' +
            '.preopen .verdict';
          const named = (word, element) => `${location.pathname} ${word}: ${element.outerHTML.slice(0, 200)}`;
          return [
            ...[...document.querySelectorAll(measured)].filter(one => clear(one) === 1)
              .map(one => named('bright', one)),
            ...[...document.querySelectorAll('[data-kill-scope]')].filter(one => clear(one) < 1)
              .map(one => named('veiled', one)),
          ];
        }
        """;

    [Fact]
    public async Task Pages_WhenDataHasStopped_VeilWhatIsMeasuredAndNoKill()
    {
        List<IPage> pages = [];
        foreach (string path in s_pages)
        {
            IPage page = await room.OpenAsync(Role.Operator);
            await page.GotoAsync(path);
            await page.ExpectConnectedAsync();
            pages.Add(page);
        }

        room.Room.Hang();
        List<string> wrong = [];
        try
        {
            foreach (IPage page in pages)
            {
                await page.ExpectStaleAsync();
                wrong.AddRange(await page.EvaluateAsync<string[]>(Wrong));
            }
        }
        finally
        {
            room.Room.GoOn();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
