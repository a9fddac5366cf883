using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>What stands around every live page fits its screen, and nothing of it lies on anything else.</summary>
public sealed class FrameTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    private static readonly string[] s_pages =
    [
        "/", "/servers/smars-8", "/alarms", "/limits", "/parity", "/audit", "/training", "/doors", "/system",
        "/nowhere",
    ];

    private const string Widths = """
        () => {
          const root = document.documentElement;
          return root.scrollWidth > root.clientWidth || innerWidth > screen.width
            ? `${location.pathname} is ${Math.max(root.scrollWidth, innerWidth)} px wide` : '';
        }
        """;

    private const string Covered = """
        () => {
          const receipt = document.querySelector('[data-kill-receipt]');
          const of = receipt.getBoundingClientRect();
          const found = [];
          for (const one of document.querySelectorAll('.kill-bar, .room-header, .nav-row, main, [data-kill-scope]')) {
            const { left, top, right, bottom } = one.getBoundingClientRect();
            if (left < of.right && right > of.left && top < of.bottom - 1 && bottom > of.top + 1)
              found.push(one.className || one.tagName);
          }
          return found.join(', ');
        }
        """;

    [Theory]
    [InlineData(390, 844, true)]
    [InlineData(768, 1024, true)]
    [InlineData(1280, 720, false)]
    [InlineData(1440, 900, false)]
    public async Task LivePage_OnAScreen_IsNoWiderThanIt(int width, int height, bool touch)
    {
        IPage page = await OpenAsync(width, height, touch);
        List<string> wide = [];
        foreach (string path in s_pages)
        {
            await page.GotoAsync(path);
            await page.ExpectConnectedAsync();
            wide.Add(await page.EvaluateAsync<string>(Widths));
            await Expect(page.GetByLabel("Open orders at a kill")).ToBeInViewportAsync(new() { Ratio = 1 });
            await Expect(page.Button("Kill all servers")).ToBeInViewportAsync(new() { Ratio = 1 });
        }

        Assert.DoesNotContain(wide, one => one.Length > 0);
    }

    [Theory]
    [InlineData(390, 844, "smars-2")]
    [InlineData(768, 1024, "smars-3")]
    [InlineData(1280, 720, "smars-4")]
    [InlineData(1440, 900, "smars-5")]
    public async Task Receipt_OfAKill_LiesOnNothing(int width, int height, string server)
    {
        IPage page = await OpenAsync(width, height, touch: false);
        await page.GotoAsync($"/servers/{server}");
        await page.ExpectConnectedAsync();

        await page.HoldAsync(page.Button($"Kill {server}"));

        ILocator receipt = page.Locator("[data-kill-receipt]");
        await Expect(receipt).ToContainTextAsync("proven");
        await Expect(receipt).ToBeInViewportAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        Assert.Equal("", await page.EvaluateAsync<string>(Covered));
    }

    private Task<IPage> OpenAsync(int width, int height, bool touch) => room.OpenAsync(
        Role.Operator,
        new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ScreenSize = new ScreenSize { Width = width, Height = height },
            IsMobile = touch,
            HasTouch = touch,
        });
}
