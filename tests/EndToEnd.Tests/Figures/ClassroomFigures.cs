using System.Globalization;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// Five trainees in five class sessions at the pace of the clock, one browser context each: between two frames that
/// show a new picture there may be no more than half a second. OPS_CLASS_SECONDS sets how long is looked, 180 unless it
/// says otherwise.
/// </summary>
public sealed class ClassroomFigures(ClassFigureRoom room) : IClassFixture<ClassFigureRoom>
{
    private const int Sessions = 5;
    private const double Late = 500;
    private const int FramesASecond = 4;

    private static readonly int s_seconds = int.Parse(
        Environment.GetEnvironmentVariable("OPS_CLASS_SECONDS") ?? "180", CultureInfo.InvariantCulture);

    [Fact(Explicit = true)]
    public async Task FiveTraineesInFiveSessions_SeeNoLateFrame()
    {
        var pages = new List<IPage>();
        for (int i = 1; i <= Sessions; i++)
        {
            string link = await room.OpenSessionAsync($"Class {i}", $"trainee-{i}");
            IPage page = await room.OpenAsync(role: null);
            await page.ProbeAsync();
            await page.GotoAsync(link);
            pages.Add(page);
        }
        await room.RunningAsync(Sessions);
        foreach (IPage page in pages)
            await page.ExpectConnectedAsync();
        double[] from = await Task.WhenAll(pages.Select(static page => page.ForgetVeilAsync()));
        await pages[0].EvaluateAsync($"new Promise(done => setTimeout(done, {s_seconds * 1000}))");

        var gaps = new Series($"gap between two frames, {Sessions} trainees in {Sessions} sessions at x1");
        int late = 0;
        for (int i = 0; i < Sessions; i++)
        {
            double[] painted =
                [.. (await pages[i].PaintedAsync()).Values.Where(at => at >= from[i]).Order()];
            Assert.True(
                painted.Length >= s_seconds * FramesASecond / 2,
                $"trainee-{i + 1} saw {painted.Length} frames in {s_seconds} s.");
            foreach ((double before, double after) in painted.Zip(painted.Skip(1)))
            {
                gaps.Add(after - before);
                late += after - before > Late ? 1 : 0;
            }
        }

        FigureBook.Write(gaps.ToString());
        FigureBook.Write($"| late frames (> {Late} ms) of {gaps.Count} | {late} | | | |");
        Assert.True(late == 0, $"{late} of {gaps.Count} frames were late; {gaps}");
    }
}
