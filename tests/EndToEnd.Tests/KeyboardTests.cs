using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>Kill by the keyboard: held, seen to be held, let go too early, and never from a field.</summary>
public sealed class KeyboardTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    private static readonly Regex s_holding = new(@"\bholding\b");

    [Fact]
    public async Task F8_Held_KillsAllServers_AndShowsThatItIsHeld()
    {
        (IPage page, KillTrap trap) = await OpenAsync();

        IResponse answer = await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await page.Keyboard.DownAsync("F8");
                await Expect(page.Button("Kill all servers")).ToHaveClassAsync(s_holding);
            },
            response => response.Url.EndsWith("/api/kill"));
        await page.Keyboard.UpAsync("F8");

        Assert.Equal(400, answer.Status); // the trap's
        Assert.Equal("fleet", Assert.Single(trap.Taken).Scope);
    }

    [Fact]
    public async Task F8_LetGoTooEarly_StopsNothing_AndSaysSo()
    {
        (IPage page, KillTrap trap) = await OpenAsync();

        await page.Keyboard.PressAsync("F8");

        await Expect(page.Locator("[data-note]")).ToContainTextAsync("Let go too early");
        await Expect(page.Button("Kill all servers")).Not.ToHaveClassAsync(s_holding);
        Assert.Empty(trap.Taken);
    }

    [Fact]
    public async Task F8_InAField_DoesNothing()
    {
        (IPage page, KillTrap trap) = await OpenAsync();
        await page.GetByLabel("Reason of a kill").FocusAsync();

        await page.Keyboard.DownAsync("F8");

        await Expect(page.Locator("[data-note]")).ToContainTextAsync("F8 does nothing in a field");
        await Expect(page.Button("Kill all servers")).Not.ToHaveClassAsync(s_holding);
        await page.Keyboard.UpAsync("F8");
        Assert.Empty(trap.Taken);
    }

    [Fact]
    public async Task Focus_IsLeftWhereItIs_WhenTheLoadedPageBecomesLive_AndFollowsALink()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.AddInitScriptAsync("""
            document.addEventListener('DOMContentLoaded',
              () => document.querySelector('[data-kill-scope="fleet"]')?.focus());
            """);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();

        await Expect(page.Button("Kill all servers")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Parity" }).First.ClickAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task K_HeldOnATile_KillsItsServer()
    {
        (IPage page, KillTrap trap) = await OpenAsync();
        await page.Tile("smars-5").FocusAsync();

        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.DownAsync("k"), response => response.Url.EndsWith("/api/kill"));
        await page.Keyboard.UpAsync("k");

        Assert.Equal("smars-5", Assert.Single(trap.Taken).Target);
    }

    private async Task<(IPage Page, KillTrap Trap)> OpenAsync()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        KillTrap trap = await KillTrap.BeforeAsync(page);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        return (page, trap);
    }
}
