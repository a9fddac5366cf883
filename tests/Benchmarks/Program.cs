using BenchmarkDotNet.Running;
using Ops.Benchmarks.Detection;
using Ops.Benchmarks.Pipeline;

namespace Ops.Benchmarks;

/// <summary>
/// dotnet run -c Release --project tests/Benchmarks -- VERB. The verbs measure paired ratios in one process and print a
/// table; bdn hands the rest of the line to BenchmarkDotNet.
/// </summary>
internal static class Program
{
    public static int Main(string[] args) => args switch
    {
        ["pipeline", .. string[] rest] => PipelineReport.Run(rest),
        ["detection", .. string[] rest] => DetectionReport.Run(rest),
        ["kill", .. string[] rest] => KillBenchmark.Run(rest),
        ["gate"] => GateBenchmark.Run(),
        ["trip", .. string[] rest] => TripBenchmark.Run(rest),
        ["recording", .. string[] rest] => RecordingBenchmark.Run(rest),
        ["debrief", .. string[] rest] => DebriefBenchmark.Run(rest),
        ["bdn", .. string[] rest] => RunBenchmarkDotNet(rest),
        _ => Usage(),
    };

    private static int RunBenchmarkDotNet(string[] rest)
    {
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest);
        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine(
            "usage: pipeline [ROUNDS [PART...]] | detection [ROUNDS [PART...]] | kill [KILLS] | gate | " +
            "trip [TRIPS] | recording [ROUNDS] | debrief DIRECTORY | bdn [BenchmarkDotNet options]");
        return 2;
    }
}
