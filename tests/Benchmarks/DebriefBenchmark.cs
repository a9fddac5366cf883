using System.Diagnostics;
using System.Globalization;
using Ops.Simulator.Headless.Review.Past;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks;

/// <summary>debrief DIRECTORY: how long a recorded session takes to be read, its memory, and how long a seek.</summary>
internal static class DebriefBenchmark
{
    private const int Seeks = 500;

    /// <summary>Measures one recording.</summary>
    /// <param name="rest">Its directory.</param>
    /// <returns>0 when it was read whole.</returns>
    public static int Run(string[] rest)
    {
        if (rest is not [string directory] || SessionPast.Open(directory, out string? fault) is not { } past)
        {
            Console.Error.WriteLine(rest.Length == 1 ? "It can't be opened." : "usage: debrief DIRECTORY");
            return 2;
        }
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Stopwatch watch = Stopwatch.StartNew();
        past.Read(TimeProvider.System, CancellationToken.None);
        double read = watch.Elapsed.TotalSeconds;
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        (int count, long bytes, TimeSpan step) = past.Kept;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"read in {read:0.0} s: {count} pictures every {step.TotalSeconds} s, {held >> 20} MB held " +
            $"({bytes >> 20} MB by their own count), {past.Events.Length} events"));
        var took = new double[Seeks];
        var chance = new Random(1);
        for (int i = 0; i < Seeks; i++)
        {
            MarketTime at = past.Start.AddNanoseconds(
                (long)(chance.NextDouble() * (past.End.Nanoseconds - past.Start.Nanoseconds)));
            watch.Restart();
            PastPicture? picture = past.At(at);
            for (ushort server = 0; server < (picture?.Fleet?.Servers.Length ?? 0); server++)
                past.DetailAt(at, new ServerId(server));
            took[i] = watch.Elapsed.TotalMilliseconds;
        }
        Array.Sort(took);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a seek with every server's detail: median {took[Seeks / 2]:0.0} ms, ") + string.Create(
            CultureInfo.InvariantCulture, $"p99 {took[Seeks * 99 / 100]:0.0} ms"));
        GC.KeepAlive(past);
        return past.Fault is null ? 0 : 1;
    }
}
