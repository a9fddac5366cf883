using System.Globalization;

namespace Ops.Dashboard.Api;

/// <summary>What the control room's own process uses, as Prometheus text. Pure.</summary>
internal static class ProcessMetricsText
{
    /// <summary>Writes it.</summary>
    /// <param name="residentBytes">Memory of the process in the machine's main memory.</param>
    /// <param name="heapBytes">Objects of the managed heap after its last collection.</param>
    /// <param name="committedBytes">Memory the managed heap keeps.</param>
    /// <param name="collections">Collections of the oldest generation so far.</param>
    /// <param name="processor">Processor time so far.</param>
    /// <returns>The text.</returns>
    public static string Write(
        long residentBytes, long heapBytes, long committedBytes, int collections, TimeSpan processor) =>
        Line("ops_process_resident_bytes", "gauge", "Resident memory of the control room.", residentBytes)
        + Line("ops_gc_heap_bytes", "gauge", "Managed objects after the last collection.", heapBytes)
        + Line("ops_gc_committed_bytes", "gauge", "Memory the managed heap keeps.", committedBytes)
        + Line("ops_gc_full_collections_total", "counter", "Collections of the oldest generation.", collections)
        + Line("ops_process_cpu_seconds_total", "counter", "Processor time used.", processor.TotalSeconds);

    /// <summary>One measure with its head.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">counter or gauge.</param>
    /// <param name="help">What it is.</param>
    /// <param name="value">Its value; NaN when not known.</param>
    /// <returns>The lines.</returns>
    internal static string Line(string name, string type, string help, double value) => string.Create(
        CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name} {value}\n");
}
