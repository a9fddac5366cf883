using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// Presses kills as a hand does, server after server, and lets each flow again. A press is held for 800 ms before it
/// is a command; times count from the pointer going down plus that time, so the browser's timer is in them. The
/// server's receipt has whole milliseconds.
/// </summary>
internal sealed class PressRun(IPage page, FigureRoom room, string name)
{
    /// <summary>Presses of a run.</summary>
    public const int Presses = 200;

    /// <summary>From the command to the last gate latched and quiet.</summary>
    public Series Latched { get; } = new($"press to gate latched{name}");

    /// <summary>From the command to the frame in which the tile says Halted.</summary>
    public Series Halted { get; } = new($"press to Halted on screen{name}");

    /// <summary>Presses, and writes what came of it.</summary>
    /// <param name="isLive">Whether the page is connected, so that it can show what became of a press.</param>
    public async Task RunAsync(bool isLive)
    {
        for (int press = 0; press < Presses; press++)
        {
            string server = FleetView.Servers[press % FleetView.Servers.Length];
            await room.ReleaseAsync(await PressAsync(server, isLive));
        }
        FigureBook.Write(Latched.ToString());
        if (isLive)
            FigureBook.Write(Halted.ToString());
    }

    private async Task<string> PressAsync(string server, bool isLive)
    {
        if (isLive)
        {
            await Assertions.Expect(page.Tile(server).Locator(".state b")).ToHaveTextAsync("Flowing");
            await page.WatchForHaltedAsync(server);
        }
        IResponse answer = await page.HoldAsync(page.Button($"Kill {server}"));
        JsonElement receipt = (await answer.JsonAsync()).GetValueOrDefault();
        double commandedAt = await page.CommandedAtAsync();
        Latched.Add((LatchedAt(receipt) - DateTimeOffset.UnixEpoch).TotalMilliseconds - commandedAt);
        if (isLive)
            Halted.Add(await page.HaltedAtAsync(server) - commandedAt);
        return receipt.GetProperty("hold").GetString()!;
    }

    /// <summary>When the last gate of a kill was latched and quiet, by its receipt.</summary>
    /// <param name="receipt">What the kill door answers.</param>
    public static DateTimeOffset LatchedAt(JsonElement receipt) => DateTimeOffset
        .Parse(receipt.GetProperty("requestedAt").GetString() ?? "", CultureInfo.InvariantCulture)
        .AddMilliseconds(receipt.GetProperty("blockedMilliseconds").GetDouble());
}
