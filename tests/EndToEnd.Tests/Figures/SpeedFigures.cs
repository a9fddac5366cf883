using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// The Knight morning with nobody acting, watched in one browser while it runs at one speed after the other: whether
/// the market's clock keeps it, how often the page shows a new picture, and what the server uses.
/// </summary>
public sealed class SpeedFigures(FigureRoom room) : IClassFixture<FigureRoom>
{
    private const int Seconds = 12; // 34 minutes of the morning's 45 in all
    private const int SettleSeconds = 2;
    private const double MostOff = 0.01;
    private const double MostCores = 1.5;
    private const double LateFrame = 500;

    private static readonly int[] s_speeds = [1, 10, 60, 100];
    private static readonly RealClock s_clock = new();

    [Fact(Explicit = true)]
    public async Task Morning_AtAnySpeed_KeepsItsClock_AndThePageItsRate()
    {
        await room.CommandAsync("api/training/start", new { scenario = "knight-2012" });
        IPage page = await room.OpenAsync(Role.Operator);
        await page.ProbeAsync();
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        await Assertions.Expect(page.Tile("smars-8")).ToContainTextAsync("orders/s");
        await PauseAsync(page, 40); // from 09:29:30 to where it runs away

        foreach (int speed in s_speeds)
        {
            await room.CommandAsync("api/training/speed", new { factor = speed });
            await PauseAsync(page, SettleSeconds);
            double painted = await page.ForgetVeilAsync();
            (TimeSpan market, double cpu, long at) = await LookAsync();
            await PauseAsync(page, Seconds);
            (TimeSpan marketThen, double cpuThen, long then) = await LookAsync();

            double passed = s_clock.GetElapsedTime(at, then).TotalSeconds;
            double ran = (marketThen - market).TotalSeconds / passed;
            double cores = (cpuThen - cpu) / passed;
            Series gaps = Gaps(
                await page.PaintedAsync(), painted, string.Create(
                    CultureInfo.InvariantCulture,
                    $"Knight at x{speed}: market clock x{ran:0.00}, {cores:0.00} cores; gap between pictures"));
            FigureBook.Write(gaps.ToString());
            Assert.InRange(ran, speed * (1 - MostOff), speed * (1 + MostOff));
            Assert.InRange(cores, 0, MostCores);
            Assert.InRange(gaps.Percentile(99), 0, LateFrame);
        }
    }

    private static Task PauseAsync(IPage page, int seconds) =>
        page.EvaluateAsync($"new Promise(done => setTimeout(done, {seconds * 1000}))");

    private static Series Gaps(Dictionary<string, double> painted, double from, string name)
    {
        var series = new Series(name);
        double[] times = [.. painted.Values.Where(at => at >= from).Order()];
        foreach ((double before, double after) in times.Zip(times.Skip(1)))
            series.Add(after - before);
        return series;
    }

    // the moment is that between question and answer: half of that is what the market's clock can be off by
    private async Task<(TimeSpan Market, double CpuSeconds, long At)> LookAsync()
    {
        string metrics = await room.ReadAsync("metrics");
        long asked = s_clock.GetTimestamp();
        using var training = JsonDocument.Parse(await room.ReadAsync("api/training"));
        long answered = s_clock.GetTimestamp();
        string market = training.RootElement.GetProperty("now").GetProperty("marketTime").GetString()!;
        string cpu = metrics.Split('\n')
            .Single(line => line.StartsWith("ops_process_cpu_seconds_total ", StringComparison.Ordinal));
        return (
            TimeSpan.Parse(market, CultureInfo.InvariantCulture),
            double.Parse(cpu.Split(' ')[1], CultureInfo.InvariantCulture), asked + ((answered - asked) / 2));
    }

    // a figure measures real time
    private sealed class RealClock : TimeProvider;
}
