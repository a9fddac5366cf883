using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>Writes the order events of a recording for who works with other tools.</summary>
public static class RecordingExport
{
    /// <summary>Exports a recording.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="into">Where it goes; left open.</param>
    /// <param name="format">As what.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What came of it; no event and a fault when the recording can't be read at all.</returns>
    /// <exception cref="IOException">It can't be written.</exception>
    public static async Task<ExportResult> WriteAsync(
        string directory, Stream into, ExportFormat format, CancellationToken cancel)
    {
        if (Recording.Open(directory, out RecordingFault? fault) is not { } recording)
            return new ExportResult(0, 0, fault);
        long dropped = 0;
        long count = 0;
        await using (IEventSink sink = format == ExportFormat.Csv
            ? new CsvSink(into, recording.Header)
            : await ParquetSink.CreateAsync(into, recording.Header, cancel))
        {
            foreach (RecordedInput input in recording.Inputs())
            {
                cancel.ThrowIfCancellationRequested();
                if (input is RecordedInput.Dropped missing)
                    dropped += missing.Count;
                if (input is not RecordedInput.Batch { Item: var batch })
                    continue;
                OrderEvent[] events = batch.Events.ToArray();
                await sink.WriteAsync(events, cancel);
                count += events.Length;
            }
        }
        return new ExportResult(count, dropped, recording.Fault);
    }
}
