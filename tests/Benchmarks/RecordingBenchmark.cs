using System.Diagnostics;
using System.Globalization;
using Ops.Simulator.Headless;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;

namespace Ops.Benchmarks;

/// <summary>
/// recording [ROUNDS]: the Knight morning with and without a recorder, in turns. What the loop's own thread pays is
/// told apart from what the writer's thread does beside it: only the first is taken from the pipeline.
/// </summary>
internal static class RecordingBenchmark
{
#pragma warning disable RS0030 // a benchmark measures real time: this is its composition root
    private static readonly TimeProvider s_time = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Measures.</summary>
    /// <param name="rest">Rounds; 3 unless given.</param>
    /// <returns>0.</returns>
    public static int Run(string[] rest)
    {
        int rounds = rest is [string text] && int.TryParse(text, out int given) ? given : 3;
        Scenario scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        var plain = new List<Cost>();
        var recorded = new List<Cost>();
        long bytes = 0;
        for (int i = 0; i < rounds; i++)
        {
            plain.Add(Once(scenario, null));
            DirectoryInfo directory = Directory.CreateTempSubdirectory("ops-bench-");
            recorded.Add(Once(scenario, directory.FullName));
            bytes = new FileInfo(RecordingFile.In(directory.FullName)).Length;
            directory.Delete(recursive: true);
        }
        Cost without = plain.MinBy(static one => one.Loop)!;
        Cost with = recorded.MinBy(static one => one.Loop)!;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{with.Events} events, {(double)bytes / with.Events:0.0} bytes each on disk; best of {rounds} rounds"));
        Tell("without", without);
        Tell("with", with);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the loop's thread pays {100 * (with.Loop / without.Loop - 1):0.0} %, " +
            $"{1e9 * (with.Loop - without.Loop) / with.Events:0} ns an event; the writer's thread " +
            $"{1e9 * (with.All - with.Loop) / with.Events:0} ns an event"));
        return 0;
    }

    private static void Tell(string name, Cost cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-8} {cost.Loop:0.00} s of the loop's thread, {cost.All:0.00} s of the process, ") +
        string.Create(CultureInfo.InvariantCulture, $"{cost.Wall:0.00} s wall"));

    private static Cost Once(Scenario scenario, string? directory)
    {
        GC.Collect();
        double loop = ThreadSeconds();
        double all = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        long began = s_time.GetTimestamp();
        using var run = new HeadlessRun(
            scenario, new RunSettings(null, 1, null, Breakers: false, ParityMode.Observe), [], directory);
        RunOutcome outcome = run.Run(s_time, progress: null);
        return new Cost(
            outcome.Events, ThreadSeconds() - loop,
            Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds - all,
            s_time.GetElapsedTime(began).TotalSeconds);
    }

    // of this thread alone, to a hundredth of a second: user and system time, fields 14 and 15
    private static double ThreadSeconds()
    {
        const double TicksPerSecond = 100;
        string[] fields = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ');
        return (double.Parse(fields[12], CultureInfo.InvariantCulture)
            + double.Parse(fields[13], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private sealed record Cost(long Events, double Loop, double All, double Wall);
}
