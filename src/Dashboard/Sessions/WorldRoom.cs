using System.Collections.Immutable;
using Ops.Dashboard.Recordings;
using Ops.Simulator;
using Ops.Simulator.Headless;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Desks;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>A simulated world and the control room over it, as one thing to start, stop and step.</summary>
internal sealed class WorldRoom : IFleetRoom
{
    private readonly World _world;
    private readonly TelemetryRoom _room;
    private readonly WorldDriver _driver;
    private readonly ActReplayer _replayer;
    private readonly ILogger _log;
    private readonly RecordingShelf? _shelf;
    private bool _started;

    /// <summary>Makes world and room; gates that a standing hold covers are latched before this returns.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="recipe">Variant, seed and mode.</param>
    /// <param name="options">Settings of the room.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where a failing world is reported.</param>
    /// <param name="shelf">Where it is recorded; null for nowhere.</param>
    public WorldRoom(
        Scenario scenario, SessionRecipe recipe, RoomOptions options, SessionJournal journal, TimeProvider time,
        ILogger log, RecordingShelf? shelf = null)
    {
        (Title, Journal, _log, _shelf) = (scenario.Title, journal, log, shelf);
        (MadeFrom, Scenario) = (scenario, ScenarioVariant.Apply(scenario, recipe.Preset));
        StartAt = MarketTime.FromTimeOfDay(scenario.Training?.StartAt ?? scenario.Session.Start);
        var queue = new AckQueue();
        var acks = new RecordingAcks(queue);
        _world = World.Create(
            scenario, new WorldOptions(recipe.Mode, recipe.Preset, recipe.Seed), acks, () =>
            _started ? time.GetTimestamp() : 0);
        Recorder = acks.Recorder = shelf?.Begin(
            recipe, Header(scenario, recipe, options, journal, time), HeaderMaker.TextOf(scenario));
        Recorder?.Watch(_world);
        Conditions = new RoomConditions(options.Pipeline.Breakers, options.Parity, Recorder is not null);
        // the standing fleet's servers are changed by their own tools; a training session's from here
        _room = new TelemetryRoom(
            _world, _world.Gates, options, journal, queue, time, Recorder,
            changes: recipe.Mode == FleetMode.Training ? _world : null, canaries: _world.MakeCanary);
        _room.Pump(); // what the servers say they run is judged before their first order
        _room.WentBlind = alarm => _log.LogCritical("{Rule}: {Message}", alarm.Rule, alarm.Message);
        _replayer = new ActReplayer(_world, _room, scenario, time);
        _driver = new WorldDriver(_world, time, Recorder);
        _driver.Arrived += (_, _) => _room.Loop.ClockStands = _driver.IsFrozen || _world.IsOver;
        _driver.Ended += (_, _) => _room.Loop.ClockStands = true; // the day is over: silence is no outage
        _driver.Failed += (_, failure) =>
            _log.LogCritical(failure.ExceptionObject as Exception, "The world of {Scenario} failed", recipe.Scenario);
    }

    /// <inheritdoc/>
    public Scenario? Scenario { get; }

    /// <inheritdoc/>
    public Scenario? MadeFrom { get; }

    /// <inheritdoc/>
    public RoomConditions? Conditions { get; }

    /// <inheritdoc/>
    public ActLog Acts { get; } = new();

    /// <inheritdoc/>
    public string Farewell { get; set; } = "The session ended.";

    /// <inheritdoc/>
    public ImmutableArray<ArmedItem> Armed => _world.Armed;

    /// <inheritdoc/>
    public Pace? Reached => _driver.Reached;

    /// <inheritdoc/>
    public MarketTime? JumpsTo => _driver.Target;

    /// <inheritdoc/>
    public LoopRecorder? Recorder { get; }

    /// <inheritdoc/>
    public ImmutableArray<long> Sent => [.. _world.Gates.Select(static gate => gate.LastSend)];

    /// <inheritdoc/>
    public FleetDefinition Fleet => _world.Fleet;

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public IFleetReader Readings => _room.Fleet;

    /// <inheritdoc/>
    public IControlReader Control => _room.Control;

    /// <inheritdoc/>
    public IKillSwitch KillSwitch => _room.KillSwitch;

    /// <inheritdoc/>
    public IReleaseDesk ReleaseDesk => _room.ReleaseDesk;

    /// <inheritdoc/>
    public ICanaryDesk? Canary => _room.Canary;

    /// <inheritdoc/>
    public IReleaseReader ReleaseChecks => _room.ReleaseChecks;

    /// <inheritdoc/>
    public PreOpenDesk PreOpen => _room.PreOpen;

    /// <inheritdoc/>
    public ChangeDesk Changes => _room.Changes;

    /// <inheritdoc/>
    public ILimitDesk LimitDesk => _room.LimitDesk;

    /// <inheritdoc/>
    public ILimitReader Limits => _room.Limits;

    /// <inheritdoc/>
    public IAlarmReader Alarms => _room.Alarms;

    /// <inheritdoc/>
    public IAlarmDesk AlarmDesk => _room.AlarmDesk;

    /// <inheritdoc/>
    public SessionJournal Journal { get; }

    /// <inheritdoc/>
    public MarketTime Now => _world.Now;

    /// <inheritdoc/>
    public MarketTime StartAt { get; }

    /// <inheritdoc/>
    public MarketTime EndAt => _world.End;

    /// <inheritdoc/>
    public bool IsOver => _world.IsOver;

    /// <inheritdoc/>
    public void AdvanceBucket()
    {
        _world.AdvanceBucket();
        _room.Pump();
    }

    /// <inheritdoc/>
    public void AdvanceTo(MarketTime to)
    {
        _world.AdvanceTo(to);
        _room.Pump();
    }

    /// <inheritdoc/>
    public void Redo(RecordedAct act, int number)
    {
        RecordedAct done = _replayer.Redo(act, number);
        Acts.Add(done);
        Recorder?.OnAct(done with { Sent = Sent });
    }

    /// <inheritdoc/>
    public void Intervene(Intervention what, Action<MarketTime, string?> done) => _world.Intervene(what, done);

    /// <inheritdoc/>
    public void Publish() => _room.Publish();

    /// <inheritdoc/>
    public void Start(Pace speed, bool frozen)
    {
        _started = true;
        if (Recorder is { } recorder)
            recorder.Waits = false; // from here on nothing waits for a disk, but for a jump
        (Journal.Inner as RehearsalJournal)?.End();
        _driver.Speed = speed;
        if (frozen)
            Freeze();
        _room.Start();
        _driver.Start();
    }

    /// <inheritdoc/>
    public void Freeze()
    {
        _room.Loop.ClockStands = true;
        _driver.Freeze();
    }

    /// <inheritdoc/>
    public void Resume()
    {
        _room.Loop.ClockStands = false;
        _driver.Resume();
    }

    /// <inheritdoc/>
    public void SetSpeed(Pace pace) => _driver.Speed = pace;

    /// <inheritdoc/>
    public void RunTo(MarketTime to)
    {
        _room.Loop.ClockStands = false;
        _driver.RunTo(to);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _driver.Dispose();
        _room.Dispose();
        if (Recorder is { } recorder) // world and loop stand still: what they say now is their last word
            _shelf?.Close(recorder, new RecordedWorld(_world.Ledger.Report(), _world.Recorded), Farewell);
        _world.Dispose();
        if (!Journal.IsRetired)
            (Journal.Inner as IDisposable)?.Dispose();
    }

    private RecordingHeader Header(
        Scenario scenario, SessionRecipe recipe, RoomOptions options, SessionJournal journal, TimeProvider time)
    {
        (RuleBook rules, GateLimitBook gates) = options.LimitsAtTheStart(journal, _world.Fleet);
        RecordingHeader header = HeaderMaker.Make(
            scenario, _world.Fleet, recipe.Preset, recipe.Seed, options.Pipeline.Breakers, options.Parity,
            RecordedLimits.Of(rules, gates), options.Control, _world.Now);
        return header with
        {
            StartedBy = recipe.StartedBy, StartedAt = WallTime.Now(time).ToString(), Lockstep = false,
        };
    }
}
