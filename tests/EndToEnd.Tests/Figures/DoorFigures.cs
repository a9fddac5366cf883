using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// From the press to every gate latched, through each HTTP door, with a hundred presses at once while the pipeline is
/// busy. Explicit, as all figures: the command is in docs/PERFORMANCE.md. The client is another process on the same
/// machine; its time is in the figure.
/// </summary>
public sealed partial class DoorFigures(BusyRoom room) : IClassFixture<BusyRoom>
{
    private const int AtOnce = 100;
    private const int WarmRounds = 20; // they open the connections, and are refused: kills would pile up on the gate
    private const int BusyEnough = 20_000; // orders and fills in half a second

    private static readonly RealClock s_clock = new();

    [Theory(Explicit = true)]
    [InlineData("api/kill")]
    [InlineData("kill")]
    public async Task Door_PressedAHundredTimesAtOnce_LatchesWithin100Milliseconds(string door)
    {
        using var client = new HttpClient { BaseAddress = room.Room.Address };
        client.DefaultRequestHeaders.Add("Authorization", room.Bearer);
        double rate = await FlowAsync();
        var latched = new Series($"press to latched, 100 at once, /{door}");
        var answered = new Series($"press to answered, 100 at once, /{door}");
        for (int round = 0; round < WarmRounds; round++)
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
            {
                using HttpResponseMessage refused = await client.PostAsync(door, Body(door, "nobody"));
                Assert.Equal(400, (int)refused.StatusCode);
            }));
        await RoundAsync(client, door, latched, answered);

        FigureBook.Write(latched.ToString());
        FigureBook.Write(answered.ToString());
        FigureBook.Write($"| orders and fills a second just before, /{door} | {rate:0} | | | |");
        Assert.InRange(latched.Percentile(99), 0, 100);
    }

    private static async Task RoundAsync(HttpClient client, string door, Series latched, Series answered) =>
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            // the canary: it is latched and counted as every gate, and the fleet goes on making load
            DateTimeOffset pressed = s_clock.GetUtcNow();
            long began = s_clock.GetTimestamp();
            using HttpResponseMessage answer = await client.PostAsync(door, Body(door, "_canary"));
            double took = s_clock.GetElapsedTime(began).TotalMilliseconds;
            Assert.Equal(202, (int)answer.StatusCode);
            DateTimeOffset at = LatchedAt(await answer.Content.ReadAsStringAsync());
            lock (answered)
            {
                answered.Add(took);
                latched.Add((at - pressed).TotalMilliseconds);
            }
        }));

    // by the answer's own words: the form's is a page, the other's is JSON
    private static DateTimeOffset LatchedAt(string answer)
    {
        if (answer.StartsWith('{'))
        {
            using var receipt = JsonDocument.Parse(answer);
            return PressRun.LatchedAt(receipt.RootElement);
        }
        Match told = Told().Match(answer);
        Assert.True(told.Success, answer);
        return DateTimeOffset.Parse(told.Groups["at"].ValueSpan, CultureInfo.InvariantCulture)
            .AddMilliseconds(double.Parse(told.Groups["after"].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        @"latched and quiet\D+(?<after>[\d.]+) ms.*real time \(UTC\)\D+(?<at>[\d-]+T[\d:.]+Z)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Told();

    // the morning begins before the market does
    private async Task<double> FlowAsync()
    {
        for (int tries = 0; tries < 600; tries++)
        {
            double before = await EventsAsync();
            long began = s_clock.GetTimestamp();
            await Task.Delay(TimeSpan.FromMilliseconds(500), s_clock, TestContext.Current.CancellationToken);
            double events = await EventsAsync() - before;
            if (events > BusyEnough)
                return events / s_clock.GetElapsedTime(began).TotalSeconds;
        }
        throw new InvalidOperationException("The market never opened.");
    }

    private static HttpContent Body(string door, string target) => door == "kill"
        ? new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["scope"] = "server", ["target"] = target, ["reason"] = "A figure.",
        })
        : JsonContent.Create(new { scope = "server", target, reason = "A figure." });

    private async Task<double> EventsAsync() => (await room.ReadAsync("metrics")).Split('\n')
        .Where(line => line.StartsWith("ops_child_orders_total{") || line.StartsWith("ops_executions_total{"))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    // a figure measures real time, from the press in this process on
    private sealed class RealClock : TimeProvider;
}
