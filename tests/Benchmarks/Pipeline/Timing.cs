namespace Ops.Benchmarks.Pipeline;

/// <summary>
/// Times work by the processor time of the whole process: other work on the machine disturbs it least.
/// </summary>
internal static class Timing
{
    /// <summary>Runs work until it is warm.</summary>
    /// <param name="seconds">Processor seconds at least.</param>
    /// <param name="work">The work.</param>
    public static void Warm(double seconds, Action work)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        do
        {
            work();
        }
        while ((Environment.CpuUsage.TotalTime - start).TotalSeconds < seconds);
    }

    /// <summary>Times work once.</summary>
    /// <param name="work">The work.</param>
    /// <returns>Processor seconds and bytes allocated.</returns>
    public static Sample Measure(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan start = Environment.CpuUsage.TotalTime;
        work();
        double seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        return new Sample(seconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>Times a piece of work.</summary>
    /// <param name="work">The work; false when none was left.</param>
    /// <returns>Processor seconds; 0 when none was left.</returns>
    public static double Seconds(Func<bool> work)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        return work() ? Math.Max((Environment.CpuUsage.TotalTime - start).TotalSeconds, 1e-9) : 0;
    }

    /// <summary>The middle value.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The median.</returns>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>One measurement.</summary>
    /// <param name="Seconds">Processor seconds.</param>
    /// <param name="Bytes">Bytes allocated.</param>
    public readonly record struct Sample(double Seconds, long Bytes);
}
