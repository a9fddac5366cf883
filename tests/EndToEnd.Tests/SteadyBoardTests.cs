using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Figures;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>
/// Whatever servers do, no kill button moves: a hand that goes for one finds it where the eye saw it. Two people look,
/// on screens of two sizes; places are rounded to a pixel and looked at in every frame.
/// </summary>
public sealed class SteadyBoardTests(FigureRoom room) : IClassFixture<FigureRoom>
{
    private static readonly ViewportSize s_desk = new() { Width = 1440, Height = 900 };
    private static readonly ViewportSize s_laptop = new() { Width = 1280, Height = 720 };
    private static readonly ViewportSize s_phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task KillButtons_WhateverTheServersDo_StandStill()
    {
        IPage page = await OpenAsync(s_desk);
        IPage other = await OpenAsync(s_laptop);
        await TakeReceiptAsync(page, "smars-2");
        await other.SurveyFromNowAsync();
        await page.SurveyFromNowAsync();

        await page.HoldAsync(page.Button("Kill smars-1"));
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Halted");
        await ReleaseAllAsync();
        await Expect(page.Tile("smars-1")).ToContainTextAsync("ramp");
        await page.HoldAsync(page.Button("Kill smars-1")); // again while it restarts
        await Expect(page.Tile("smars-1")).ToContainTextAsync("Halted");
        await ReleaseAllAsync();
        await page.HoldAsync(page.Button("Kill all servers"));
        foreach (string server in FleetView.Servers)
            await Expect(page.Tile(server)).ToContainTextAsync("Halted");
        await ReleaseAllAsync();
        await Expect(page.Tile("smars-8")).ToContainTextAsync("ramp");
        await StoodStillAsync(page, other);

        await page.StartKnightAsync();
        foreach (IPage looking in new[] { page, other })
        {
            await Expect(looking.Mode()).ToContainTextAsync("TRAINING");
            await Expect(looking.Tile("smars-8")).ToContainTextAsync("Flowing");
        }
        await TakeReceiptAsync(page, "smars-2");
        foreach (IPage looking in new[] { page, other })
            await looking.SurveyFromNowAsync(); // another world is another board
        await page.WaitForRunawayAsync();
        await page.HoldAsync(page.Button("Kill smars-8"));
        await Expect(page.Tile("smars-8")).ToContainTextAsync("Halted");
        await page.HoldAsync(page.Button("Kill all servers"));
        foreach (string server in FleetView.Servers)
            await Expect(other.Tile(server)).ToContainTextAsync("Halted");
        await StoodStillAsync(page, other);
    }

    [Fact]
    public async Task Receipt_HoweverMuchItComesToSay_MovesNothing()
    {
        foreach (ViewportSize size in new[] { s_desk, s_laptop, s_phone })
        {
            IPage page = await OpenAsync(size);
            ILocator receipt = page.Locator("[data-kill-receipt]");
            await page.EvaluateAsync("opsReceipt.begin('All servers', ['sent'])");
            LocatorBoundingBoxResult first = (await receipt.BoundingBoxAsync())!;

            await page.EvaluateAsync(
                "opsReceipt.show('All servers', Array(64).fill('unconfirmed: a server of this fleet'), 'waiting')");

            LocatorBoundingBoxResult full = (await receipt.BoundingBoxAsync())!;
            Assert.Equal((first.Y, first.Height), (full.Y, full.Height));
            await page.CloseAsync();
        }
    }

    /// <summary>What the last drill proved is short when all is well, and two lines when a door is broken.</summary>
    [Fact]
    public async Task Drill_HoweverMuchItComesToSay_MovesNoKillButton()
    {
        foreach (ViewportSize size in new[] { s_desk, s_laptop })
        {
            IPage page = await OpenAsync(size);

            double[][] tops = await page.EvaluateAsync<double[][]>(
                """
                () => {
                  const said = document.querySelector('.fact-kill .figure');
                  const facts = document.querySelector('.room-header .facts');
                  const phase = facts.querySelector('dd span');
                  const broken = 'UNPROVEN: 3 doors; the command line: ' + 'it did not answer in time, '.repeat(9);
                  const proven = ['tone-calm', 'proven', 'open'];
                  const cases = [
                    proven, ['tone-critical', broken, 'open'],
                    ['tone-critical', broken, 'opening auction, clock frozen'],
                  ];
                  return ['LIVE', 'TRAINING · Knight Capital, 1 August 2012'].map(mode => {
                    document.querySelector('#heartbeat .mode').textContent = mode;
                    return cases.map(([tone, words, when]) => {
                      said.className = `figure ${tone}`;
                      [said.textContent, phase.textContent] = [words, when];
                      const cut = said.closest('dd').getBoundingClientRect().right
                        > facts.getBoundingClientRect().right;
                      const { top } = document.querySelector('[data-tile] [data-kill-scope]').getBoundingClientRect();
                      return cut ? -1 : top;
                    });
                  });
                }
                """);

            Assert.All(tops, static top => Assert.Equal([top[0], top[0], top[0]], top));
            Assert.All(tops, static top => Assert.True(top[0] > 0)); // and what is broken is in sight
            await page.CloseAsync();
        }
    }

    private static async Task StoodStillAsync(params IPage[] pages)
    {
        foreach (IPage page in pages)
        {
            string[] moved = await page.MovedAsync();
            Assert.True(moved.Length == 0, string.Join('\n', moved));
            Assert.NotEqual(0, await page.SurveyedFramesAsync());
        }
    }

    /// <summary>The receipt of one's own first kill takes its room at the press, above the page.</summary>
    private static async Task TakeReceiptAsync(IPage page, string server)
    {
        await page.HoldAsync(page.Button($"Kill {server}"));
        await Expect(page.Locator("[data-kill-receipt]")).ToContainTextAsync("stopped");
    }

    private async Task<IPage> OpenAsync(ViewportSize size)
    {
        IPage page = await room.OpenAsync(Role.Operator, new BrowserNewContextOptions { ViewportSize = size });
        await page.SurveyAsync();
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        return page;
    }

    private async Task ReleaseAllAsync()
    {
        foreach (string hold in await room.HoldsAsync())
            await room.ReleaseAsync(hold);
    }
}
