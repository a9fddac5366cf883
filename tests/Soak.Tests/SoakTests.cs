using System.Collections.Concurrent;
using System.Globalization;
using Ops.Soak.Tests.Faults;
using Xunit;

namespace Ops.Soak.Tests;

/// <summary>
/// Safety first, then liveness, over many seeds. OPS_SOAK_SEEDS says how many, OPS_SOAK_FIRST from which,
/// OPS_SOAK_LENGTH how long each is; a failure names the line that repeats it.
/// </summary>
public sealed class SoakTests
{
    private const int SeedsByDefault = 2_000;
    private const int MostFailuresShown = 10;

    [Fact]
    public void Run_ManySeeds_NoInvariantBreaks()
    {
        ulong first = Setting("OPS_SOAK_FIRST", 1);
        int seeds = (int)Setting("OPS_SOAK_SEEDS", SeedsByDefault);
        var failures = new ConcurrentBag<(ulong Seed, string What)>();
        Parallel.For(
            0, seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            (i, loop) =>
            {
                ulong seed = first + (ulong)i;
                if (Try(seed) is not { } what)
                    return;
                failures.Add((seed, what));
                if (failures.Count >= MostFailuresShown)
                    loop.Stop();
            });
        Assert.True(failures.IsEmpty, Report(failures));
    }

    [Theory]
    [InlineData(3UL)]
    [InlineData(17UL)]
    public void Run_SameSeedTwice_IsTheSameToTheLetter(ulong seed) => Assert.Equal(DigestOf(seed), DigestOf(seed));

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public void Run_RoomThatStartsOnAFullDisk_ComesRight(int fullForSeconds)
    {
        TimeSpan from = SoakFleet.Open + (SoakLength.Chosen.Run / 5);
        TimeSpan back = from + TimeSpan.FromSeconds(3);
        using var run = new SoakRun(new SoakPlan(
            1, new SoakEpisode(SoakFault.Crash, 0, from, back),
            new SoakEpisode(SoakFault.DiskFull, 0, from, back + TimeSpan.FromSeconds(fullForSeconds))));
        run.Run();
    }

    private static string DigestOf(ulong seed)
    {
        using var run = new SoakRun(new SoakPlan(seed));
        run.Run();
        return run.Log.Digest;
    }

    private static string? Try(ulong seed)
    {
        using var run = new SoakRun(new SoakPlan(seed));
        try
        {
            run.Run();
            return null;
        }
        catch (Exception fault) // whatever ends a run is a finding, told with its seed
        {
            return $"{fault.Message}{Environment.NewLine}{run.Plan}{Environment.NewLine}{run.Log.End}" +
                (fault is SoakViolation ? "" : Environment.NewLine + fault.StackTrace);
        }
    }

    private static string Report(IEnumerable<(ulong Seed, string What)> failures) => string.Join(
        Environment.NewLine, failures.OrderBy(static f => f.Seed).Select(static f => string.Create(
            CultureInfo.InvariantCulture,
            $"{SoakLength.Chosen.Recipe}OPS_SOAK_FIRST={f.Seed} OPS_SOAK_SEEDS=1 repeats this: {f.What}") +
            Environment.NewLine));

    private static ulong Setting(string name, ulong otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? ulong.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
