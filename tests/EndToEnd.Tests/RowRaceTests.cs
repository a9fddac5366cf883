using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests;

/// <summary>
/// A hostile page shuffles its tiles between a hand's decision and its press, and while it holds. The kill that is sent
/// is the decided server's, or there is none. The tiles of the product never move by themselves.
/// </summary>
public sealed class RowRaceTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const int Presses = 200;
    private const int HeldEvery = 8;
    private const int Hold = 1000; // ms of the page's clock: more than a hold takes

    private const string Shuffle = """
        seed => {
          const board = document.querySelector('[data-board]');
          const tiles = [...board.children];
          for (let i = tiles.length - 1; i > 0; i--) {
            seed = (seed * 1103515245 + 12345) & 0x7fffffff;
            const other = seed % (i + 1);
            [tiles[i], tiles[other]] = [tiles[other], tiles[i]];
          }
          board.append(...tiles);
        }
        """;

    private const string ClockOfPage = "() => Date.now()";
    private const int Tries = 10;
    private const double InTime = 300; // later a hand may have seen what came under it, and means it

    private const string BusyAfterShuffle = """
        async () => {
          const frame = () => new Promise(done => requestAnimationFrame(done));
          const board = document.querySelector('[data-board]');
          board.append(...[...board.children].reverse());
          await frame();
          await frame();
          const shuffled = performance.now();
          addEventListener('pointerdown', event => {
            window.opsPressedAfter = event.timeStamp - shuffled;
          }, { capture: true, once: true });
          setTimeout(() => {
            const end = performance.now() + 700;
            while (performance.now() < end);
          });
        }
        """;

    private const string IsHolding = "() => document.querySelector('.kill.holding') !== null";

    [Fact]
    public async Task Press_WhileRowsAreShuffled_NeverKillsAnotherServer()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        KillTrap trap = await KillTrap.BeforeAsync(page);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        // from here the page's clock goes on only when told: however slow the machine, no hand has had time to look
        // at the row that came under it
        await page.Clock.PauseAtAsync(DateTimeOffset.FromUnixTimeMilliseconds(
            await page.EvaluateAsync<long>(ClockOfPage) + Hold).UtcDateTime);
        int sent = 0;
        for (int press = 0; press < Presses; press++)
        {
            string decided = FleetView.Servers[(press * 5 + press / HeldEvery) % FleetView.Servers.Length];
            await page.Mouse.MoveAsync(2, 2); // the hand comes from elsewhere
            await page.Button($"Kill {decided}").HoverAsync();
            bool held = press % HeldEvery == 0;
            if (!held)
                await page.EvaluateAsync(Shuffle, press);
            await page.Mouse.DownAsync();
            bool holding = await page.EvaluateAsync<bool>(IsHolding);
            Assert.True(holding || !held, "A press on a row that stood still was refused.");
            if (holding)
            {
                IResponse answer = await page.RunAndWaitForResponseAsync(async () =>
                {
                    await page.EvaluateAsync(Shuffle, press + 1);
                    await page.Clock.RunForAsync(Hold);
                }, response => response.Url.EndsWith("/api/kill"));
                Assert.Equal(400, answer.Status);
                sent++;
            }
            await page.Mouse.UpAsync();
            Assert.Equal(sent, trap.Taken.Count);
            if (!holding)
                continue;
            (_, string? target, string? seen) = trap.Taken.Last();
            Assert.Equal(decided, target);
            Assert.Contains($":{decided}:", seen);
        }
        Assert.InRange(sent, Presses / HeldEvery, Presses);
    }

    [Fact]
    public async Task Press_ThatWaitsForABusyPage_IsJudgedByWhenTheHandPressed()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        KillTrap trap = await KillTrap.BeforeAsync(page);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        double after = double.MaxValue;
        for (int tries = 0; tries < Tries && after >= InTime; tries++)
        {
            await page.Mouse.MoveAsync(2, 2); // the hand comes from elsewhere
            await page.Button($"Kill {FleetView.Servers[0]}").HoverAsync();
            await page.EvaluateAsync(BusyAfterShuffle);
            int before = trap.Taken.Count; // what a press that came late has killed

            await page.Mouse.DownAsync();

            bool holding = await page.EvaluateAsync<bool>(IsHolding);
            after = await page.EvaluateAsync<double>("window.opsPressedAfter");
            await page.Mouse.UpAsync();
            Assert.False(holding && after < InTime, "Another row's kill is held.");
            Assert.True(trap.Taken.Count == before || after >= InTime, "Another row was killed.");
        }

        Assert.True(after < InTime, "The machine was too busy to press in time.");
    }
}
