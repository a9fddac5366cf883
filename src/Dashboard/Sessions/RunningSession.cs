using Ops.Simulator;

namespace Ops.Dashboard.Sessions;

/// <summary>A session with its room and the state of its clock.</summary>
/// <param name="recipe">What it is made from.</param>
/// <param name="room">Its room.</param>
/// <param name="epoch">Counts the sessions of this process from 1.</param>
/// <param name="speed">How fast its market time runs.</param>
/// <param name="frozen">Whether its clock stands at first.</param>
internal sealed class RunningSession(SessionRecipe recipe, IFleetRoom room, long epoch, int speed, bool frozen)
{
    private volatile int _speed = speed;
    private volatile bool _frozen = frozen;
    private volatile bool _started;

    /// <summary>What it is made from.</summary>
    public SessionRecipe Recipe => recipe;

    /// <summary>Its room.</summary>
    public IFleetRoom Room => room;

    /// <summary>Counts the sessions of this process from 1.</summary>
    public long Epoch => epoch;

    /// <summary>How far the run-up is; null when it is done.</summary>
    public SessionPreparation? Preparing =>
        _started ? null : new SessionPreparation(recipe.Scenario, room.Title, room.Now, room.StartAt);

    /// <summary>
    /// Runs up to the take-over in lockstep, then starts the threads. On the caller's thread, which it keeps for
    /// seconds.
    /// </summary>
    /// <param name="progress">Called now and then.</param>
    /// <param name="cancel">Gives up between two buckets.</param>
    public void RunUp(Action progress, CancellationToken cancel)
    {
        const int BucketsPerPicture = 300;
        for (int i = 1; room.Now < room.StartAt && !room.IsOver; i++)
        {
            cancel.ThrowIfCancellationRequested();
            room.AdvanceBucket();
            if (i % BucketsPerPicture != 0)
                continue;
            room.Publish();
            progress();
        }
        room.Publish();
        room.Start(_speed, _frozen);
        _started = true;
        progress();
    }

    /// <summary>Stops the market clock.</summary>
    public void Freeze()
    {
        _frozen = true;
        if (_started)
            room.Freeze();
    }

    /// <summary>Lets it run.</summary>
    public void Resume()
    {
        _frozen = false;
        if (_started)
            room.Resume();
    }

    /// <summary>Sets how fast it runs.</summary>
    /// <param name="factor">1 to 60.</param>
    public void SetSpeed(int factor)
    {
        _speed = factor;
        if (_started)
            room.SetSpeed(factor);
    }

    /// <summary>What it is doing.</summary>
    /// <param name="incoming">The session that is being prepared to follow it; null for none.</param>
    /// <returns>The state.</returns>
    public TrainingState State(RunningSession? incoming) => new(
        recipe.Mode, recipe.Scenario, room.Title, recipe.Preset, recipe.Seed, room.Now, _frozen, _speed, room.IsOver)
    {
        Epoch = epoch,
        Preparing = Preparing ?? incoming?.Preparing,
    };
}
