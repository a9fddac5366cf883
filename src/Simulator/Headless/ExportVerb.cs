using System.Globalization;
using Ops.Simulator.Recording;

namespace Ops.Simulator.Headless;

/// <summary>The verb export.</summary>
/// <param name="console">Where it speaks.</param>
internal sealed class ExportVerb(HeadlessConsole console)
{
    /// <summary>Exports a recording.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="csv">The file of comma-separated values; null for none.</param>
    /// <param name="parquet">The Parquet file; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The exit status.</returns>
    public async Task<int> ExecuteAsync(string directory, string? csv, string? parquet, CancellationToken cancel)
    {
        if (csv is null && parquet is null)
            return console.Wrong("Say where the events go: --csv FILE, --parquet FILE, or both.");
        int status = ExitStatus.Done;
        if (csv is not null)
            status = Math.Max(status, await WriteAsync(directory, csv, ExportFormat.Csv, cancel));
        if (parquet is not null)
            status = Math.Max(status, await WriteAsync(directory, parquet, ExportFormat.Parquet, cancel));
        return status;
    }

    private async Task<int> WriteAsync(string directory, string file, ExportFormat format, CancellationToken cancel)
    {
        string draft = file + ".part";
        try
        {
            ExportResult result;
            await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.ReadWrite))
                result = await RecordingExport.WriteAsync(directory, stream, format, cancel);
            if (result is { Events: 0, Fault: { } unread })
            {
                File.Delete(draft);
                return Refused($"{unread}");
            }
            File.Move(draft, file, overwrite: true);
            console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{file}: {result.Events} events"));
            if (result.Dropped > 0)
                console.Errors.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{file}: {result.Dropped} inputs are missing in the recording"));
            return result.Fault is { } fault ? Refused($"{fault} Exported up to there.") : ExitStatus.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return console.Wrong($"{file} can't be written: {failure.Message}");
        }
    }

    private int Refused(string sentence)
    {
        console.Errors.WriteLine(sentence);
        return ExitStatus.Refused;
    }
}
