using System.Globalization;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// The built room on its quiet day with one browser at the fleet page, looked at once a minute for OPS_QUIET_MINUTES
/// minutes (60 when unset): artifacts/quiet-day.csv and a row with the slope of the second half. Explicit, and not one
/// of the *Figures, because it takes an hour.
/// </summary>
public sealed class QuietDay(FigureRoom room) : IClassFixture<FigureRoom>
{
    private const double SteadyMebibytesPerHour = 5;
    private const double MostCpuPercent = 15;

    [Fact(Explicit = true)]
    public async Task Room_ForAnHour_NeitherGrowsNorGetsBusy()
    {
        int minutes = int.Parse(
            Environment.GetEnvironmentVariable("OPS_QUIET_MINUTES") ?? "60", CultureInfo.InvariantCulture);
        IPage page = await room.OpenAsync(Role.Operator);
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        var samples = new List<QuietSample> { await LookAsync(0) };
        Write(samples[0].ToString(), "minute,rss_mib,heap_mib,committed_mib,full_collections,cpu_percent");
        for (int minute = 1; minute <= minutes; minute++)
        {
            await page.EvaluateAsync("new Promise(done => setTimeout(done, 60_000))");
            await page.ExpectFreshAsync();
            samples.Add((await LookAsync(minute)).After(samples[^1]));
            Write(samples[^1].ToString());
        }

        QuietSample[] half = [.. samples.Skip(samples.Count / 2)];
        double slope = QuietSample.Slope(half, sample => sample.ResidentMebibytes);
        double heap = QuietSample.Slope(half, sample => sample.HeapMebibytes);
        double cpu = samples.Skip(2).Max(sample => sample.CpuPercent);
        FigureBook.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"| quiet day, {minutes} min: RSS {samples[^1].ResidentMebibytes:0} MiB at the end, " +
            $"slope of the second half {slope:0.0} MiB/h (managed heap {heap:0.0}) " +
            $"| {samples.Count} | | | {cpu:0.0} % CPU |"));
        Assert.True(slope <= SteadyMebibytesPerHour, $"Resident memory grows by {slope:0.0} MiB an hour.");
        Assert.InRange(cpu, 0, MostCpuPercent);
    }

    private async Task<QuietSample> LookAsync(int minute) => QuietSample.From(minute, await room.ReadAsync("metrics"));

    private static void Write(string line, string? head = null)
    {
        Directory.CreateDirectory(FigureBook.Folder);
        string path = Path.Combine(FigureBook.Folder, "quiet-day.csv");
        if (head is not null)
            File.WriteAllText(path, head + "\n");
        File.AppendAllText(path, line + "\n");
    }
}
