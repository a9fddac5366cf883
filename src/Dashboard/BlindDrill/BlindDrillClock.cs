namespace Ops.Dashboard.BlindDrill;

/// <summary>Moves the drill on, several times a second.</summary>
/// <param name="desk">The drill.</param>
/// <param name="time">The clock.</param>
internal sealed class BlindDrillClock(BlindDrillDesk desk, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                desk.Step();
        }
        catch (OperationCanceledException)
        {
            // the program ends
        }
        await desk.Kept; // what a drill measured is written off everybody's path, but not lost
    }
}
