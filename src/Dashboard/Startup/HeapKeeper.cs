namespace Ops.Dashboard.Startup;

/// <summary>
/// Collects the whole heap now and then, in the background and without stopping anybody. A quiet room allocates so
/// little that the runtime would look at its old objects once in an hour; what died meanwhile would stay resident, and
/// memory would seem to grow all day.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class HeapKeeper(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false, compacting: false);
    }
}
