namespace Ops.Dashboard.Recordings;

/// <summary>Keeps the shelf within its bounds while what runs on it grows, once a minute.</summary>
/// <param name="shelf">The shelf.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where a disk that refuses is told.</param>
internal sealed class RecordingSweeper(RecordingShelf shelf, TimeProvider time, ILogger<RecordingSweeper> log)
    : BackgroundService
{
    /// <summary>How often it looks: a recording grows by a few megabytes between two looks.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Sweep();
        }
        catch (OperationCanceledException)
        {
            // the program ends
        }
    }

    private void Sweep()
    {
        try
        {
            shelf.Sweep();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "The recordings can't be looked through; it is tried again in a minute");
        }
    }
}
