using System.Collections.Immutable;
using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Ops.Simulator.Headless.Review;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>
/// What is expected of the trainees of the session on screen, and how it stands. It looks by itself, so that times are
/// right whether or not an instructor looks.
/// </summary>
internal sealed class TaskBoard : IHostedService, IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(500);

    private readonly SessionStage _stage;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private RunningSession? _session;
    private LiveTasks? _tasks;

    /// <summary>A board over the stage.</summary>
    /// <param name="stage">The session on screen.</param>
    /// <param name="time">The clock of its looks.</param>
    public TaskBoard(SessionStage stage, TimeProvider time)
    {
        _stage = stage;
        _timer = time.CreateTimer(
            static own => ((TaskBoard)own!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The tasks as they stand.</summary>
    /// <returns>The tasks; empty when no session runs that is offered for training.</returns>
    public ImmutableArray<LiveTask> Look()
    {
        lock (_lock)
        {
            RunningSession? now = _stage.Session;
            if (!ReferenceEquals(now, _session))
            {
                _session = now;
                _tasks = now is { Recipe.Mode: FleetMode.Training, Room.Scenario: { Training: not null } of }
                    ? new LiveTasks(of) : null;
            }
            return now is null || _tasks is null ? []
                : _tasks.Look(now.Room.Acts.All, now.Room.Control.Current, now.Room.Now, now.Speed);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer.Change(s_period, s_period);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
