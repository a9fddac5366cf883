using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>The kill while the circuit of its page is blocked: it does not go through the circuit.</summary>
public sealed class BlockedKillFigures(BlockedRoom room) : IClassFixture<BlockedRoom>
{
    [Fact(Explicit = true)]
    public async Task KillButton_WithTheCircuitBlocked_LatchesWithin50Milliseconds()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.ProbeAsync();
        await page.GotoAsync("/");
        await page.ExpectStaleAsync(); // it is blocked
        var run = new PressRun(page, room, ", circuit blocked");

        await run.RunAsync(isLive: false);

        await page.ExpectStaleAsync(); // and was all the time
        Assert.InRange(run.Latched.Percentile(99), 0, 50);
    }
}
