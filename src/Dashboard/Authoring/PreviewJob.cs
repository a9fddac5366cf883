using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Authoring;

/// <summary>A preview of a text somebody writes, while it is made and when it is done.</summary>
/// <param name="Id">Its id, which nobody guesses.</param>
/// <param name="Scenario">The text as it was read.</param>
/// <param name="Preset">Its preset; null for the default.</param>
/// <param name="Seed">Its seed.</param>
internal sealed record PreviewJob(Guid Id, Scenario Scenario, string? Preset, ulong Seed) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private (MarketTime? At, double Part) _progress;
    private bool _isOver;

    /// <summary>Market time it has come to, null before it begins, and the part of the day that is done, 0 to
    /// 1.</summary>
    public (MarketTime? At, double Part) Progress
    {
        get
        {
            lock (_lock)
                return _progress;
        }
    }

    /// <summary>What came of it; null while it is made, and when it was given up or failed.</summary>
    public PreviewRun? Run { get; private set; }

    /// <summary>Ends when it has: given up, failed or made.</summary>
    public Task Made { get; private set; } = Task.CompletedTask;

    /// <summary>Begins it.</summary>
    /// <param name="desk">Runs one at a time.</param>
    public void Begin(ScenarioDesk desk) => Made = MakeAsync(desk);

    /// <summary>Gives it up.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            if (!_isOver)
                _stop.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Cancel();
        lock (_lock)
            _isOver = true;
        _stop.Dispose();
    }

    private async Task MakeAsync(ScenarioDesk desk) => Run = await desk.PreviewAsync(
        Scenario, Preset, Seed, (at, part) =>
        {
            lock (_lock)
                _progress = (at, part);
        }, _stop.Token);
}
