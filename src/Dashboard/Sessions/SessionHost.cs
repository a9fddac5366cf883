using System.Collections.Immutable;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// Runs one session at a time: the standing fleet, or a training session in its place. Swapping builds the new world
/// first; a recipe that fails leaves the old one running.
/// </summary>
internal sealed partial class SessionHost : ITrainingConsole, IHostedService, IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_watchPeriod = TimeSpan.FromMilliseconds(250);

    private readonly Lock _stopLock = new();
    private readonly SemaphoreSlim _swapping = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly SessionStage _stage;
    private readonly IFleetRoomFactory _factory;
    private readonly SessionSettings _settings;
    private readonly SessionFile _file;
    private readonly TimeProvider _time;
    private readonly ILogger<SessionHost> _log;
    private CancellationTokenSource _relay = new();
    private Task _background = Task.CompletedTask;
    private volatile EndedSession? _ended;
    private long _epoch;
    private ulong _day;
    private Task? _stopped;

    /// <summary>A host without a session; <see cref="StartAsync(CancellationToken)"/> makes the first.</summary>
    /// <param name="stage">Where sessions are put up.</param>
    /// <param name="factory">Makes rooms.</param>
    /// <param name="settings">The standing fleet.</param>
    /// <param name="file">Remembers a training session.</param>
    /// <param name="time">The clock of the watch over the day's end.</param>
    /// <param name="log">The log.</param>
    public SessionHost(
        SessionStage stage, IFleetRoomFactory factory, SessionSettings settings, SessionFile file, TimeProvider time,
        ILogger<SessionHost> log) =>
        (_stage, _factory, _settings, _file, _time, _log) = (stage, factory, settings, file, time, log);

    /// <inheritdoc/>
    public ImmutableArray<ScenarioSummary> Library => _factory.Library;

    /// <inheritdoc/>
    public TrainingState State => _stage.Now is { } now
        ? now.Current.State(now.Incoming ?? now.Returning) with { Ended = _ended }
        : new TrainingState(
            _settings.Class?.Recipe.Mode ?? FleetMode.Live, _settings.Scenario, "", _settings.Preset, _settings.Seed,
            default, Frozen: true, 1, Over: false);

    /// <inheritdoc/>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Whether the first session could be made, asked before anything listens.</summary>
    /// <returns>What is wrong and what would be right, each with its key or file; empty when nothing is.</returns>
    public IReadOnlyList<string> Check()
    {
        var faults = new List<string>();
        (SessionRecipe? recipe, string? problem) = _file.Read();
        if (problem is not null)
            faults.Add(problem);
        if (recipe is not null && _factory.Check(recipe.Scenario, recipe.Preset) is { } lost)
            faults.Add($"The training session that ran when the program ended can't come back: {lost}");
        if (_factory.Check(_settings.Scenario, _settings.Preset) is { } wrong)
            faults.Add($"Ops:Session:Scenario: {wrong}");
        return faults;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        SessionRecipe? left = _file.Read().Recipe;
        SessionRecipe recipe = left ?? Standing();
        var session = new RunningSession(
            recipe, _factory.Create(recipe, before: null), ++_epoch, SpeedOf(recipe),
            frozen: left is not null || _settings.Class is not null);
        PutUp(session);
        if (left is not null)
            _log.LogWarning("Training session {Realm} of {Scenario} ran when the program ended: it is back, frozen, " +
                "with its holds", recipe.Realm, recipe.Scenario);
        _background = RunAsync(session);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stopLock)
            return _stopped ??= StopOnceAsync(); // hosts may stop their services more than once
    }

    /// <inheritdoc/>
    public async ValueTask<string?> StartAsync(
        string scenario, string? preset, ulong seed, Actor by, Difficulty difficulty = Difficulty.AsWritten)
    {
        if (_settings.Class is { } own)
            return $"This room belongs to the class session {own.Recipe.Realm}. Open another one in the main room.";
        if ((Busy ?? _factory.Check(scenario, preset)) is { } wrong)
            return wrong;
        RunningSession? instead = _stage.Session; // of two that are pressed at once the second finds another there
        DateTimeOffset now = _time.GetUtcNow();
        string realm = SessionRecipe.TrainingRealm(now, scenario);
        return await SwapAsync(new SessionRecipe(realm, FleetMode.Training, scenario, preset, seed, by.Name, now)
        {
            Difficulty = difficulty,
        }, instead);
    }

    /// <summary>Stops the market clock. Kills still work and are acknowledged.</summary>
    /// <returns>Null when it stands, else why not.</returns>
    public string? Freeze() => Tell(static session => session.Freeze());

    /// <summary>Lets the market clock run again.</summary>
    /// <returns>Null when it runs, else why not.</returns>
    public string? Resume() =>
        _stage.Session is { Room: { IsOver: true } room } ? Over(room) : Tell(static session => session.Resume());

    /// <summary>Sets how fast market time runs.</summary>
    /// <param name="pace">A tenth to a hundred times the clock's pace.</param>
    /// <returns>Null when set, else what would be right, or why it can't be set now.</returns>
    public string? SetSpeed(Pace pace)
    {
        if (!pace.IsPossible)
            return $"The speed {pace} is not possible; it must be from {Pace.Slowest} to {Pace.Fastest}.";
        return Tell(session => session.SetSpeed(pace));
    }

    /// <inheritdoc/>
    public async ValueTask<string?> EndAsync(Actor by)
    {
        if (_settings.Class is { } own)
        {
            own.End.Ring(by); // with it goes this whole room
            return null;
        }
        if (_stage.Session is not { Recipe.Mode: FleetMode.Training } running)
            return null; // nothing to end: the standing fleet runs
        if (Busy is { } busy)
            return busy;
        if (await SwapAsync(Standing(), running) is { } problem)
        {
            return _stage.Session is { Recipe.Mode: FleetMode.Training } ? problem
                : null; // somebody else has ended it meanwhile
        }
        _log.LogInformation("{Name} ended the training session", by.Name);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_stopLock)
        {
            if (_stopped is { IsCompleted: false })
                return; // whoever stops it still needs them, and nothing in them outlives the process
        }
        _stop.Dispose();
        _relay.Dispose();
        _swapping.Dispose();
    }

    private async Task StopOnceAsync()
    {
        await _stop.CancelAsync();
        await _background;
        await _swapping.WaitAsync(); // a swap under way ends first, and none begins after
        await _relay.CancelAsync();
        _stage.Session?.Room.Dispose();
    }

    private string? Tell(Action<RunningSession> change)
    {
        if (Busy is { } busy)
            return busy;
        if (_stage.Session is { } session)
            change(session);
        Changed.Raise();
        return null;
    }

    private async Task<string?> SwapAsync(
        SessionRecipe recipe, RunningSession? instead = null, ReturnPlan? plan = null)
    {
        if (!await _swapping.WaitAsync(s_patience))
            return "Another session is being prepared; wait until it runs.";
        try
        {
            RunningSession old = _stage.Session
                ?? throw new InvalidOperationException("A swap needs a session to replace.");
            if (instead is not null && old != instead)
            {
                return plan is not null ? ReturnsAlready
                    : "Another session was started or ended at the same moment; look at what runs now.";
            }
            bool wasFrozen = old.State(null).Frozen;
            var carry = new KillCarry();
            old.Freeze();
            _stage.Set(new Stage(old, null, carry));
            if (await TryPrepareAsync(recipe, old, carry, plan) is { } problem)
            {
                old.Room.Journal.Reopen();
                _stage.Set(new Stage(old, null, null));
                if (!wasFrozen)
                    old.Resume();
                Changed.Raise();
                return problem;
            }
            return null;
        }
        finally
        {
            _swapping.Release();
        }
    }

    private async Task<string?> TryPrepareAsync(
        SessionRecipe recipe, RunningSession old, KillCarry carry, ReturnPlan? plan)
    {
        IFleetRoom? room = null;
        try
        {
            if (plan is not null)
            {
                await OnOwnThreadAsync(() => GoBack(recipe, old, carry, plan, made => room = made));
                return null;
            }
            await OnOwnThreadAsync(() => room = _factory.Create(recipe, JournalBefore(recipe, old)));
            var session = new RunningSession(recipe, room!, ++_epoch, SpeedOf(recipe), frozen: false);
            _stage.Set(new Stage(old, session, carry));
            carry.ReplayInto(session.Room);
            await OnOwnThreadAsync(() => session.RunUp(Changed.Raise, _stop.Token));
            Remember(recipe);
            if (old.Recipe.Mode == FleetMode.Training)
                _ended = new EndedSession(old.Recipe.Realm, old.Room.Title);
            PutUp(session);
            Leave(old);
            _log.LogInformation("{Scenario} with seed {Seed} runs in mode {Mode}", recipe.Scenario, recipe.Seed,
                recipe.Mode);
            return null;
        }
        catch (Exception failed) // a world that can't be made must not take the running one with it
        {
            if (old.Room.Journal.IsRetired)
                room?.Journal.Retire(); // where it writes is what the old room goes on writing to
            room?.Dispose();
            _log.LogError(failed, "{Scenario} could not be started", recipe.Scenario);
            return $"{recipe.Scenario} could not be started: {failed.Message} What ran before runs on.";
        }
    }

    private void Leave(RunningSession old)
    {
        try
        {
            old.Room.Dispose();
        }
        catch (Exception failed) // the new room is on screen: what fails here must not take it down
        {
            _log.LogError(failed, "{Scenario} was left but could not be put away", old.Recipe.Scenario);
        }
    }

    private static SessionJournal? JournalBefore(SessionRecipe recipe, RunningSession old)
    {
        if (recipe.Realm != old.Recipe.Realm)
            return null;
        old.Room.Journal.Retire();
        return old.Room.Journal;
    }

    private void Remember(SessionRecipe recipe)
    {
        if (recipe.Mode == FleetMode.Training)
            _file.Write(recipe);
        else
            _file.Clear();
    }

    private void PutUp(RunningSession session)
    {
        CancellationTokenSource before = _relay;
        _relay = new CancellationTokenSource();
        _ = _stage.RelayAsync(session.Room, _relay.Token);
        _stage.Set(new Stage(session, null, null));
        before.Cancel();
        before.Dispose();
        Changed.Raise();
    }

    // lockstep runs for seconds: on a thread of its own it can't starve the pool the kill door needs
    private static Task OnOwnThreadAsync(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
