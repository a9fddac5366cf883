using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>
/// Every page can be read and worked by everybody: no serious or critical finding of axe, in both themes.
/// </summary>
public sealed class AccessibilityTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    public static readonly string[] Pages =
    [
        "/", "/servers/smars-8", "/alarms", "/limits", "/parity", "/audit", "/audit/evidence", "/unwind", "/training",
        "/doors", "/system", "/account", "/recordings", "/kill", "/login", "/nowhere",
    ];

    public static TheoryData<string, ColorScheme> PagesAndThemes => new(
        from path in Pages
        from theme in new[] { ColorScheme.Dark, ColorScheme.Light }
        select (path, theme));

    [Theory]
    [MemberData(nameof(PagesAndThemes))]
    public async Task Page_InATheme_HasNoSeriousViolation(string path, ColorScheme theme)
    {
        IPage page = await room.OpenAsync(Role.Operator, new BrowserNewContextOptions { ColorScheme = theme });
        await page.Context.AddCookiesAsync(
        [
            new Cookie
            {
                Name = "ops-theme", Value = theme == ColorScheme.Light ? "light" : "dark",
                Url = room.Room.Address.ToString(),
            },
        ]);
        await page.GotoAsync(path);
        await Expect(page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        if (await page.Locator("#heartbeat").CountAsync() > 0)
        {
            await page.ExpectConnectedAsync();
            await page.ExpectFreshAsync(); // figures that nobody vouches for are dimmed on purpose
        }

        AxeResult result = await page.RunAxe();

        string[] findings =
        [
            .. result.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")),
        ];
        Assert.True(findings.Length == 0, string.Join('\n', findings));
        await page.Context.CloseAsync();
    }
}
