using Ops.Simulator;
using Ops.Simulator.Headless;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>A session with its room and the state of its clock.</summary>
/// <param name="recipe">What it is made from.</param>
/// <param name="room">Its room.</param>
/// <param name="epoch">Counts the sessions of this process from 1.</param>
/// <param name="speed">How fast its market time runs.</param>
/// <param name="frozen">Whether its clock stands at first.</param>
internal sealed class RunningSession(SessionRecipe recipe, IFleetRoom room, long epoch, Pace speed, bool frozen)
{
    private volatile int _hundredths = speed.Hundredths;
    private MarketTime? _to;
    private const int BucketsPerPicture = 300;
    private volatile bool _frozen = frozen;
    private volatile bool _started;
    private volatile string? _failure;

    /// <summary>What it is made from.</summary>
    public SessionRecipe Recipe => recipe;

    /// <summary>Its room.</summary>
    public IFleetRoom Room => room;

    /// <summary>Counts the sessions of this process from 1.</summary>
    public long Epoch => epoch;

    /// <summary>How far the run-up is; null when it is done.</summary>
    public SessionPreparation? Preparing =>
        _started || _failure is not null ? null
        : new SessionPreparation(recipe.Scenario, room.Title, room.Now, _to ?? room.StartAt);

    /// <summary>It can't be run up: it stands where it is, and says so.</summary>
    /// <param name="why">Why.</param>
    public void Fail(string why) => _failure = why;

    /// <summary>How fast it is to run.</summary>
    public Pace Speed => new(_hundredths);

    /// <summary>
    /// Lockstep to a moment of the past, with what was done until then done again. On the caller's thread.
    /// </summary>
    /// <param name="plan">Where to.</param>
    /// <param name="progress">Called now and then.</param>
    /// <param name="cancel">Gives up between two buckets.</param>
    public void GoBack(ReturnPlan plan, Action progress, CancellationToken cancel)
    {
        const long Bucket = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;
        _to = plan.To;
        int next = 0;
        for (int i = 1; room.Now < plan.To && !room.IsOver; i++)
        {
            cancel.ThrowIfCancellationRequested();
            long end = Math.Min((room.Now.Nanoseconds / Bucket + 1) * Bucket, plan.To.Nanoseconds);
            for (; next < plan.Acts.Length && ActReplayer.TimeOf(plan.Acts[next]).Nanoseconds < end; next++)
                room.Redo(plan.Acts[next], next + 1);
            room.AdvanceTo(new MarketTime(end));
            if (i % BucketsPerPicture != 0)
                continue;
            room.Publish();
            progress();
        }
        for (; next < plan.Acts.Length; next++)
            room.Redo(plan.Acts[next], next + 1);
        room.Publish();
    }

    /// <summary>
    /// Runs up to the take-over in lockstep, then starts the threads. On the caller's thread, which it keeps for
    /// seconds.
    /// </summary>
    /// <param name="progress">Called now and then.</param>
    /// <param name="cancel">Gives up between two buckets.</param>
    public void RunUp(Action progress, CancellationToken cancel)
    {
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
        Start();
        progress();
    }

    /// <summary>Starts the threads, once it has come to where it is handed over.</summary>
    public void Start()
    {
        room.Start(Speed, _frozen);
        _started = true;
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
    /// <param name="pace">How fast.</param>
    public void SetSpeed(Pace pace)
    {
        _hundredths = pace.Hundredths;
        if (_started)
            room.SetSpeed(pace);
    }

    /// <summary>What it is doing.</summary>
    /// <param name="incoming">The session that is being prepared to follow it; null for none.</param>
    /// <returns>The state.</returns>
    public TrainingState State(RunningSession? incoming) => new(
        recipe.Mode, recipe.Scenario, room.Title, recipe.Preset, recipe.Seed, room.Now, _frozen, Speed, room.IsOver)
    {
        Epoch = epoch,
        Preparing = Preparing ?? incoming?.Preparing,
        Reached = room.Reached,
        JumpsTo = room.JumpsTo,
        Failure = _failure,
        StartAt = room.StartAt,
        StartedBy = recipe.Mode == FleetMode.Training ? recipe.StartedBy : null,
        Session = recipe.Mode == FleetMode.Training ? recipe.Realm : "",
    };
}
