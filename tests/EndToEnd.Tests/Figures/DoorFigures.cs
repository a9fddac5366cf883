using System.Globalization;
using System.Net.Http.Json;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// From the press to every gate latched, through each HTTP door, with a hundred presses at once while the pipeline is
/// busy. Explicit, as all figures: the command is in docs/PERFORMANCE.md. The client is another process on the same
/// machine; its time is in the figure.
/// </summary>
public sealed class DoorFigures(BusyRoom room) : IClassFixture<BusyRoom>
{
    private const int AtOnce = 100;
    private const int Rounds = 20;

    private static readonly RealClock s_clock = new();

    [Theory(Explicit = true)]
    [InlineData("api/kill")]
    [InlineData("kill")]
    public async Task Door_PressedAHundredTimesAtOnce_LatchesWithin100Milliseconds(string door)
    {
        using var client = new HttpClient { BaseAddress = room.Room.Address };
        client.DefaultRequestHeaders.Add("Authorization", room.Bearer);
        var series = new Series($"press to latched, 100 at once, /{door}");
        await RoundAsync(client, door, new Series("warm"));
        double before = await EventsAsync();
        long began = s_clock.GetTimestamp();
        for (int round = 0; round < Rounds; round++)
            await RoundAsync(client, door, series);
        double rate = (await EventsAsync() - before) / s_clock.GetElapsedTime(began).TotalSeconds;

        FigureBook.Write(series.ToString());
        FigureBook.Write($"| orders a second meanwhile, /{door} | {rate:0} | | | |");
        Assert.InRange(series.Percentile(99), 0, 100);
    }

    private static async Task RoundAsync(HttpClient client, string door, Series series) =>
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async i =>
        {
            // the canary: it is latched and counted as every gate, and the fleet goes on making load
            long pressed = s_clock.GetTimestamp();
            using HttpResponseMessage answer = await client.PostAsync(door, Body(door));
            double took = s_clock.GetElapsedTime(pressed).TotalMilliseconds;
            Assert.Equal(202, (int)answer.StatusCode);
            lock (series)
                series.Add(took);
        }));

    private static HttpContent Body(string door) => door == "kill"
        ? new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["scope"] = "server", ["target"] = "_canary", ["reason"] = "A figure.",
        })
        : JsonContent.Create(new { scope = "server", target = "_canary", reason = "A figure." });

    private async Task<double> EventsAsync() => (await room.ReadAsync("metrics")).Split('\n')
        .Where(line => line.StartsWith("ops_child_orders_total{") || line.StartsWith("ops_executions_total{"))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    // a figure measures real time, from the press in this process on
    private sealed class RealClock : TimeProvider;
}
