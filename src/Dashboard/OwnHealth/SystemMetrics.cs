using static Ops.Dashboard.Api.ProcessMetricsText;

namespace Ops.Dashboard.OwnHealth;

/// <summary>What the control room itself has lost and has left, as Prometheus text. Pure.</summary>
internal static class SystemMetrics
{
    /// <summary>Writes it.</summary>
    /// <param name="now">The reading.</param>
    /// <returns>The text.</returns>
    public static string Write(SystemReading now) =>
        Line("ops_journal_lost_entries_total", "counter", "Entries the journal could not take; NaN when not known.",
            now.LostEntries ?? double.NaN)
        + Line("ops_recording_left_out_total", "counter", "Inputs the running recordings could not keep up with.",
            now.RecordingDropped)
        + Line("ops_webhook_lost_total", "counter", "Messages of alarms dropped or given up.", now.WebhookLost)
        + Line("ops_disk_free_bytes", "gauge", "Bytes free where everything is written; NaN when not known.",
            now.FreeBytes ?? double.NaN)
        + Line("ops_pages", "gauge", "Pages that somebody has open.", now.Pages)
        + Line("ops_pages_without_connection", "gauge", "Open pages whose connection is lost.", now.LostPages)
        + Line("ops_pool_waiting", "gauge", "Work that waits for a thread of the pool.", now.PoolWaiting);
}
