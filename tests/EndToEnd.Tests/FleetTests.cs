using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>The first minute: the standing fleet on its quiet day.</summary>
public sealed class FleetTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task Fleet_AfterSignIn_ShowsEightServersFlowing()
    {
        IPage page = await room.OpenAsync(Role.Operator);

        await page.GotoAsync("/");

        foreach (string server in FleetView.Servers)
        {
            await Expect(page.Tile(server)).ToContainTextAsync("Flowing");
            await Expect(page.Button($"Kill {server}")).ToBeEnabledAsync();
        }
        await Expect(page.Button("Kill all servers")).ToBeEnabledAsync();
        await Expect(page.Mode()).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignInLink_UsedTwice_LetsNobodyInAgain()
    {
        IPage first = await room.OpenAsync(Role.Instructor); // uses the link up
        IPage second = await room.OpenAsync(role: null);

        IResponse? again = await second.GotoAsync(room.Room.SignInLink(Role.Instructor).ToString());
        await second.GotoAsync("/");

        Assert.Equal(410, again?.Status);
        await Expect(second).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/login"));
        await first.Context.CloseAsync();
    }

    [Fact]
    public async Task Visitor_WithoutSignIn_IsSentToSignIn()
    {
        IPage page = await room.OpenAsync(role: null);

        await page.GotoAsync("/");

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/login"));
        await Expect(page.GetByText("Sign in as operator")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ServerPage_FromItsTile_ShowsThatServer()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync(); // until then the page may be drawn anew between press and release

        await page.Tile("smars-3").GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/servers/smars-3"));
        await Expect(
            page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "smars-3" }).First).ToBeVisibleAsync();
        await Expect(page.Button("Kill smars-3").First).ToBeEnabledAsync();
        await Expect(page.Button("Kill all servers")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ServerPage_OfAnUnknownServer_NamesTheKnownOnes()
    {
        IPage page = await room.OpenAsync(Role.Operator);

        await page.GotoAsync("/servers/smars-9");

        await Expect(page.GetByText("smars-9").First).ToBeVisibleAsync();
        await Expect(page.GetByText("smars-1").First).ToBeVisibleAsync();
        await Expect(page.GetByText("smars-8").First).ToBeVisibleAsync();
        await Expect(page.Button("Kill all servers")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_OfTheRoom_AskNoOtherHost()
    {
        IPage page = await room.OpenAsync(Role.Operator);

        foreach (string path in new[] { "/", "/servers/smars-8", "/training", "/kill", "/login" })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("body")).ToBeVisibleAsync();
        }

        Assert.Empty(room.RequestsToOtherHosts);
    }
}
