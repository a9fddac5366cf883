using System.Globalization;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>What the room used at a minute of its quiet day.</summary>
internal sealed record QuietSample(
    int Minute, double ResidentMebibytes, double HeapMebibytes, double CommittedMebibytes, double FullCollections,
    double CpuSeconds, double CpuPercent)
{
    private const double Mebibyte = 1024 * 1024;
    private const double SecondsPerMinute = 60;

    /// <summary>Reads the metrics of the room.</summary>
    public static QuietSample From(int minute, string metrics)
    {
        double Read(string name) => double.Parse(
            metrics.Split('\n').Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1],
            CultureInfo.InvariantCulture);
        return new QuietSample(
            minute, Read("ops_process_resident_bytes") / Mebibyte, Read("ops_gc_heap_bytes") / Mebibyte,
            Read("ops_gc_committed_bytes") / Mebibyte, Read("ops_gc_full_collections_total"),
            Read("ops_process_cpu_seconds_total"), CpuPercent: 0);
    }

    /// <summary>With the share of a core used since the sample before.</summary>
    public QuietSample After(QuietSample before) => this with
    {
        CpuPercent = (CpuSeconds - before.CpuSeconds) / ((Minute - before.Minute) * SecondsPerMinute) * 100,
    };

    /// <summary>Growth of a value per hour: the slope of the line of least squares.</summary>
    public static double Slope(IReadOnlyList<QuietSample> samples, Func<QuietSample, double> value)
    {
        double minutes = samples.Average(sample => sample.Minute);
        double mean = samples.Average(value);
        double spread = samples.Sum(sample => Math.Pow(sample.Minute - minutes, 2));
        return spread == 0
            ? 0
            : samples.Sum(sample => (sample.Minute - minutes) * (value(sample) - mean)) / spread * SecondsPerMinute;
    }

    /// <summary>A line of the CSV file.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Minute},{ResidentMebibytes:0.0},{HeapMebibytes:0.0},{CommittedMebibytes:0.0},{FullCollections:0}," +
        $"{CpuPercent:0.0}");
}
