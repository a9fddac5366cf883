using System.Collections.Immutable;
using Ops.Simulator.Headless.Ahead;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Simulator.Station;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Simulator.Headless;

/// <summary>
/// Composes a world and a control room and steps both in virtual time: a bucket of the world, then everything it
/// published through the pipeline, on one thread. Where nothing in the room acts by itself, the world may go ahead on a
/// thread of its own while nobody does: the room sees the same in the same order. So a run depends on nothing but its
/// inputs.
/// </summary>
internal sealed partial class HeadlessRun : IDisposable
{
    private const int BucketsPerPicture = 5;
    private const int BucketsPerProgress = 100;

    /// <summary>
    /// How far market time goes between two looks of a room that may act: servers publish as they send, and a breaker
    /// must not be later here than it would be on a live fleet.
    /// </summary>
    private const long ActingStepNanoseconds = 10 * MarketTime.NanosecondsPerMillisecond;

    private const long BucketNanoseconds = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;

    private readonly World _world;
    private readonly TelemetryRoom _room;
    private readonly VirtualClock _clock;
    private readonly LeaseGuard _guard;
    private readonly EventDigest _digest = new();
    private readonly RunWitness _witness;
    private readonly ActionPlayer _player;
    private readonly InstructorHand _instructor;
    private readonly MarketTime _start;
    private readonly MarketTime _until;
    private readonly bool _hasBreakers;
    private readonly long _step;
    private readonly LoopRecorder? _recorder;
    private readonly AheadRelay? _relay; // null where world and room are in step from beginning to end
    private ImmutableArray<ScriptedAction> _actions;
    private int _nextAction;
    private int _bucket;

    /// <summary>A run at its start.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="recordTo">Directory of the recording that is made; null for none.</param>
    /// <exception cref="IOException">The recording can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The recording may not be made.</exception>
    public HeadlessRun(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> actions, string? recordTo = null)
        : this(scenario, settings, actions, recordTo, AheadPlan.InStep)
    {
    }

    /// <summary>A run at its start.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="recordTo">Directory of the recording that is made; null for none, as where it goes ahead.</param>
    /// <param name="plan">When the world goes ahead; such a run fails when the room acts by itself meanwhile.</param>
    internal HeadlessRun(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> actions, string? recordTo,
        AheadPlan plan)
    {
        bool isInStep = plan.Mode == AheadMode.InStep;
        var queue = new AckQueue();
        var acks = new RecordingAcks(queue);
        var held = new AheadAcks();
        _clock = new VirtualClock(scenario.Date);
        _world = World.Create(
            scenario, new WorldOptions(FleetMode.Live, settings.Preset, settings.Seed),
            isInStep ? acks : held);
        _world.HaveOneThread();
        _relay = isInStep ? null : new AheadRelay(_world, held, queue);
        _plan = plan;
        _start = _world.Now;
        _clock.MoveTo(_start);
        _recorder = acks.Recorder = recordTo is null ? null : Recorder(scenario, settings, recordTo);
        _recorder?.Watch(_world);
        _recorder?.OnStep(_world.Now);
        _guard = new LeaseGuard(_world.Gates, _clock);
        _witness = new RunWitness(_world.Fleet, _clock);
        _room = new TelemetryRoom(
            _relay?.Feed ?? (IFleetFeed)_world, _relay?.Gates ?? _world.Gates, Options(scenario, settings),
            new NullControlJournal(), queue, _clock, new TapPair(_digest, _recorder), _witness, changes: _world);
        _relay?.Carry();
        _room.Pump(); // what the servers say they run is judged before their first order
        _player = new ActionPlayer(
            _room.KillSwitch, _room.ReleaseDesk, _room.Control, _clock, _room.Changes, _room.Fleet,
            new AlarmPlayer(_room.AlarmDesk, _room.Alarms, _world.Fleet), _room.ReleaseChecks,
            _room.LimitDesk, _room.Limits);
        _instructor = new InstructorHand(_world, scenario);
        _actions = actions;
        _hasBreakers = settings.Breakers;
        _step = settings.Breakers ? ActingStepNanoseconds : BucketNanoseconds;
        _until = settings.Until is { } until && until < _world.End ? until : _world.End;
    }

    /// <summary>Runs to the end.</summary>
    /// <param name="wall">The real clock, for how long it took.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, now and then; null for nobody.</param>
    /// <returns>What came of it.</returns>
    public RunOutcome Run(TimeProvider wall, Action<double>? progress)
    {
        long began = wall.GetTimestamp();
        RunTo(_until, progress);
        LookAtPicture();
        progress?.Invoke(1);
        _recorder?.Close(
            "The run came to its end.", _witness.FindingsDigest,
            new RecordedWorld(_world.Ledger.Report(), _world.Recorded));
        return Outcome(wall.GetElapsedTime(began));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _recorder?.Dispose();
        _room.Dispose();
        _guard.Dispose();
        _relay?.Dispose();
        _world.Dispose();
    }

    private LoopRecorder Recorder(Scenario scenario, RunSettings settings, string directory)
    {
        RoomOptions options = Options(scenario, settings);
        RecordingHeader header = HeaderMaker.Make(
            scenario, _world.Fleet, settings.Preset, settings.Seed, settings.Breakers, settings.Parity,
            RecordedLimits.Of(options.Pipeline.Rules, options.GateLimits), options.Control, _world.Now);
        return LoopRecorder.Begin(
            directory, header with { Until = settings.Until?.ToString() }, HeaderMaker.TextOf(scenario));
    }

    /// <summary>The pipeline's settings for a scenario.</summary>
    internal static RoomOptions Options(Scenario scenario, RunSettings settings)
    {
        PipelineOptions standard = PipelineOptions.Default;
        return new RoomOptions(
            standard with
            {
                Rules = settings.Limits?.Rules ?? LimitsSpec.Over(scenario.Limits, standard.Rules),
                Breakers = settings.Breakers,
            },
            settings.Times)
        {
            Parity = settings.Parity, GateLimits = settings.Limits?.Gates ?? GateLimitBook.Standard,
        };
    }

    private void EndBucket(Action<double>? progress, bool looks = true)
    {
        _bucket++;
        if (looks && _bucket % BucketsPerPicture == 0)
            LookAtPicture();
        if (_bucket % BucketsPerProgress == 0)
            progress?.Invoke((_clock.Now - _start) / (_until - _start));
    }

    private void StepBucket()
    {
        long end = NextBucketEnd();
        for (; _nextAction < _actions.Length && _actions[_nextAction].At.Nanoseconds < end; _nextAction++)
        {
            ScriptedAction action = _actions[_nextAction];
            if (action.At > _world.Now)
                _world.AdvanceTo(action.At.Nanoseconds);
            LetTheRoomSee();
            LookAtPicture(); // who acts sees the picture of that moment
            Perform(action);
            _witness.LookAtControl(_room.Control.Current);
            if (_isUnmeasured)
                SpareTheHeld();
        }
        for (long at = _world.Now.Nanoseconds + _step; at < end; at += _step)
        {
            _world.AdvanceTo(at);
            LetTheRoomSee();
        }
        _world.AdvanceBucket();
        LetTheRoomSee();
        ActForTheFirm();
        _witness.LookAtControl(_room.Control.Current);
    }

    private void Perform(ScriptedAction action)
    {
        _actedIn = _bucket;
        int before = _player.Outcomes.Count;
        _player.Perform(action);
        if (action is ScriptedAction.Instruct instruct)
            _instructor.Do(instruct.Act);
        _recorder?.OnAct(ActWords.Of(
            action, _player.Outcomes.Skip(before), [.. _world.Gates.Select(static gate => gate.LastSend)]));
    }

    private void LetTheRoomSee()
    {
        _relay?.Carry();
        LetTheRoomSee(_world.Now);
    }

    private void LetTheRoomSee(MarketTime now)
    {
        _clock.MoveTo(now);
        _recorder?.OnStep(now);
        if (_isUnmeasured)
            _room.StepControl();
        else
            _room.Pump();
        if (_guard.Look())
            _relay?.Note();
        _witness.LookAtControl(_room.Control.Current);
    }

    private void ActForTheFirm()
    {
        while (_world.TryTakeFirmAct(out TimelineItem.FirmLiftsBreakers? lift))
            ActForTheFirm(lift);
    }

    private void ActForTheFirm(TimelineItem.FirmLiftsBreakers lift)
    {
        foreach (ScriptedAction action in ActionPlayer.Lifting(lift, _clock.Now))
            Perform(action);
    }

    private long NextBucketEnd() => (_world.Now.Nanoseconds / BucketNanoseconds + 1) * BucketNanoseconds;

    private void LookAtPicture()
    {
        if (_isUnmeasured)
            return;
        _recorder?.OnLook();
        _room.Publish();
        _witness.LookAtFleet(_room.Fleet.Current);
        _witness.LookAtAlarms(_room.Alarms.Current);
    }

    private RunOutcome Outcome(TimeSpan wall) => RunOutcome.Of(
        _witness, _digest, _player, _world, _world.Ledger.Report(), _start, _world.Now, wall) with
    {
        Waiting = _witness.Waiting, Recorded = _world.Recorded,
    };
}
