using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>A recorded Knight morning with a kill, looked at afterwards: time, screens, and what else could have
/// been.</summary>
public sealed class DebriefTests(DebriefTests.RecordedMorning room) : IClassFixture<DebriefTests.RecordedMorning>
{
    private static readonly LocatorAssertionsToContainTextOptions s_patient = new() { Timeout = 120_000 };

    [Fact]
    public async Task Scrubber_MovedByKeys_ShowsEveryScreenAsItWas()
    {
        IPage page = await OpenAsync("?at=09:29:45");
        ILocator scrubber = page.GetByLabel("Moment of the session");
        await Expect(scrubber).ToHaveAttributeAsync("aria-valuetext", "09:29:45");

        await scrubber.PressAsync("ArrowRight");
        await Expect(scrubber).ToHaveAttributeAsync("aria-valuetext", "09:29:46");
        await scrubber.PressAsync("PageUp");
        await Expect(scrubber).ToHaveAttributeAsync("aria-valuetext", "09:28:46");
        await scrubber.PressAsync("PageDown");
        await Expect(scrubber).ToHaveAttributeAsync("aria-valuetext", "09:29:46");
        await Expect(page.Tile("smars-8")).ToContainTextAsync("Flowing");

        await scrubber.PressAsync("End");
        await Expect(page.Tile("smars-8")).ToContainTextAsync("Halted");
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Flowing");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Kills, holds, tickets" }).ClickAsync();
        // proven or not: the session ended a moment after the kill
        await Expect(page.Locator(".stops-page tr").Filter(new() { HasText = "smars-8" }))
            .ToContainTextAsync("halted");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Alarms" }).ClickAsync();
        await Expect(page.Locator(".past-screen")).ToContainTextAsync("smars-8");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Server" }).ClickAsync();
        await Expect(page.Locator(".past-screen")).ToContainTextAsync("Positions");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Parity" }).ClickAsync();
        await Expect(page.Locator(".past-screen")).ToContainTextAsync("Servers beside the plan");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Limits" }).ClickAsync();
        await Expect(page.Locator(".past-screen")).ToContainTextAsync("Rules");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Screens_OfThePast_AreMarkedAsReplay_AndCanDoNothing()
    {
        IPage page = await OpenAsync("?at=09:30:30");

        await Expect(page.Mode()).ToContainTextAsync("REPLAY");
        await Expect(page).ToHaveTitleAsync(new Regex("REPLAY"));
        foreach (string tab in new[] { "Fleet", "Server", "Alarms", "Parity", "Limits", "Kills, holds, tickets" })
        {
            ILocator choice = page.GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true });
            await choice.ClickAsync();
            await Expect(choice).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(page.Locator(".past-screen form")).ToHaveCountAsync(0);
            await Expect(page.Locator(".past-screen [data-kill-scope]")).ToHaveCountAsync(0);
            await Expect(page.Locator(".past-screen [data-approve]")).ToHaveCountAsync(0);
        }
        await page.GetByRole(AriaRole.Tab, new() { Name = "Fleet" }).ClickAsync();
        await page.Tile("smars-3").GetByRole(AriaRole.Link, new() { Name = "smars-3" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/training/.*/debrief.*screen=server.*server=smars-3"));
        await Expect(page.Locator(".past-screen h1")).ToHaveTextAsync("smars-3");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task NextEvent_AndAMark_GoToTheirMoment()
    {
        IPage page = await OpenAsync("?at=09:29:59");
        ILocator scrubber = page.GetByLabel("Moment of the session");

        await scrubber.PressAsync("n");
        await Expect(scrubber).ToHaveAttributeAsync("aria-valuetext", "09:30:01"); // the onset is seen a second on
        ILocator kill = page.GetByRole(AriaRole.Group, new() { Name = "Operator lane" })
            .Locator(".lane-mark[aria-label*='kill smars-8']");
        string told = (await kill.GetAttributeAsync("aria-label"))!;
        await kill.ClickAsync();
        TimeSpan at = TimeSpan.Parse(told[..8], System.Globalization.CultureInfo.InvariantCulture);
        await Expect(scrubber).ToHaveAttributeAsync(
            "aria-valuetext", $"{at + TimeSpan.FromSeconds(1):hh\\:mm\\:ss}");
        await page.GetByText("The same events as a table").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Table of events" })).ToContainTextAsync("blocked");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task WhatIf_AKillMovedEarlier_CostsLess()
    {
        IPage page = await OpenAsync("");
        ILocator row = page.Locator(".what-if tr").Filter(new() { HasText = "kill smars-8" });

        await row.Locator("input.act-time").FillAsync("09:30:01");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it would have come to" }).ClickAsync();

        await Expect(page.Locator("[data-what-if]")).ToContainTextAsync("less", s_patient);
        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it would have come to" }).ClickAsync();
        await Expect(page.Locator("[data-what-if]")).ToContainTextAsync("more", s_patient);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Page_HasNoSeriousViolation()
    {
        IPage page = await OpenAsync("?at=09:30:30");
        await Expect(page.Locator(".lane-mark").First).ToBeVisibleAsync();

        Deque.AxeCore.Commons.AxeResult result = await page.RunAxe();

        Assert.Empty(result.Violations.Where(static one => one.Impact is "serious" or "critical")
            .SelectMany(static one => one.Nodes.Select(node => $"{one.Id}: {node.Html}")));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string query)
    {
        IPage page = await room.OpenAsync(Role.Instructor);
        await page.GotoAsync($"/training/{await room.SessionAsync()}/debrief{query}");
        await Expect(page.Locator("#past-read")).ToHaveCountAsync(0, new() { Timeout = 180_000 });
        await Expect(page.Locator(".lane-mark").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Moment of the session")).ToBeEnabledAsync(new() { Timeout = 30_000 });
        return page;
    }

    /// <summary>A room in which one morning was trained and ended, once for all tests.</summary>
    public sealed class RecordedMorning(BrowserFixture browser) : RoomFixture(browser)
    {
        private readonly SemaphoreSlim _turn = new(1, 1);
        private string? _session;

        /// <summary>Name of the recording.</summary>
        public async Task<string> SessionAsync()
        {
            await _turn.WaitAsync();
            try
            {
                return _session ??= await TrainAsync();
            }
            finally
            {
                _turn.Release();
            }
        }

        private async Task<string> TrainAsync()
        {
            IPage page = await OpenAsync(Role.Instructor);
            await page.StartKnightAsync();
            await Expect(page.Locator("#heartbeat")).ToHaveAttributeAsync(
                "data-at", new Regex("^09:30:(0[2-9]|[1-5])"), new() { Timeout = 120_000 });
            await Expect(page.Tile("smars-8")).ToHaveClassAsync( // what is measured is in the loss, not only the clock
                new Regex("tone-critical"), new() { Timeout = 120_000 });
            await page.HoldAsync(page.Button("Kill smars-8"));
            await Expect(page.Tile("smars-8")).ToContainTextAsync("Halted");
            await page.GotoAsync("/training");
            await page.ExpectConnectedAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "End the session" }).ClickAsync();
            await Expect(page.Mode()).ToContainTextAsync("LIVE", new() { Timeout = 60_000 });
            await page.GotoAsync("/recordings");
            string link = (await page.Locator("a[href$='/debrief']").First.GetAttributeAsync("href"))!;
            await page.Context.CloseAsync();
            return link.Split('/')[^2]; // of training/NAME/debrief
        }
    }
}
