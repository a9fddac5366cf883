using Ops.Dashboard.Startup;
using Ops.Simulator.Recording;

namespace Ops.Dashboard.Recordings;

/// <summary>
/// Exports of recordings, drafted beside the journal: one at a time, and only while the disk has room for it, because
/// a disk that is full refuses releases and loses notes.
/// </summary>
internal sealed class ExportDesk : IDisposable
{
    /// <summary>Most bytes of an export for each byte of its recording: text is longer than packed frames.</summary>
    public const int MostGrowth = 8;

    /// <summary>Free bytes that exports leave to the journal.</summary>
    public const long LeftFree = 512L * 1024 * 1024;

    private const string Drafts = "export-*.tmp";
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly DataDirectory _data;
    private readonly Func<string, long> _freeBytes;

    /// <summary>A desk; what an earlier process left half-made is removed.</summary>
    /// <param name="data">The data directory.</param>
    public ExportDesk(DataDirectory data)
        : this(data, static root => new DriveInfo(root).AvailableFreeSpace)
    {
    }

    /// <summary>A desk that is told how much is free.</summary>
    /// <param name="data">The data directory.</param>
    /// <param name="freeBytes">Free bytes of the disk a folder is on.</param>
    internal ExportDesk(DataDirectory data, Func<string, long> freeBytes)
    {
        (_data, _freeBytes) = (data, freeBytes);
        foreach (string draft in Directory.EnumerateFiles(data.Root, Drafts))
            File.Delete(draft);
    }

    /// <summary>Drafts an export. It waits for its turn.</summary>
    /// <param name="directory">The recording.</param>
    /// <param name="format">How.</param>
    /// <param name="gone">Whoever asked has left.</param>
    /// <returns>The draft at its beginning, to be disposed, and what came of it; null when the disk has no
    /// room.</returns>
    public async Task<(FileStream Draft, ExportResult Result)?> MakeAsync(
        string directory, ExportFormat format, CancellationToken gone)
    {
        await _turn.WaitAsync(gone);
        try
        {
            long size = new DirectoryInfo(directory).EnumerateFiles().Sum(static file => file.Length);
            if (_freeBytes(_data.Root) - (size * MostGrowth) < LeftFree)
                return null;
            // written to a file first: Parquet has its index at the end, and a fault is known before the first byte
            // leaves
            var draft = new FileStream(
                _data.PathOf($"export-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite,
                FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            try
            {
                ExportResult result = await Task.Run(
                    () => RecordingExport.WriteAsync(directory, draft, format, gone), gone);
                draft.Position = 0;
                return (draft, result);
            }
            catch
            {
                await draft.DisposeAsync();
                throw;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
