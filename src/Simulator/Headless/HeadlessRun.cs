using System.Collections.Immutable;
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
/// published through the pipeline. One thread, so a run depends on nothing but its inputs.
/// </summary>
internal sealed class HeadlessRun : IDisposable
{
    private const int BucketsPerPicture = 5;

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
    private readonly ImmutableArray<ScriptedAction> _actions;
    private readonly MarketTime _until;
    private readonly long _step;
    private readonly LoopRecorder? _recorder;
    private int _nextAction;

    /// <summary>A run at its start.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="recordTo">Directory of the recording that is made; null for none.</param>
    /// <exception cref="IOException">The recording can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The recording may not be made.</exception>
    public HeadlessRun(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> actions, string? recordTo = null)
    {
        var queue = new AckQueue();
        var acks = new RecordingAcks(queue);
        _clock = new VirtualClock(scenario.Date);
        _world = World.Create(scenario, new WorldOptions(FleetMode.Live, settings.Preset, settings.Seed), acks);
        _clock.MoveTo(_world.Now);
        _recorder = acks.Recorder = recordTo is null ? null : Recorder(scenario, settings, recordTo);
        _recorder?.Watch(_world);
        _recorder?.OnStep(_world.Now);
        _guard = new LeaseGuard(_world.Gates, _clock);
        _witness = new RunWitness(_world.Fleet, _clock);
        _room = new TelemetryRoom(
            _world, _world.Gates, Options(scenario, settings), new NullControlJournal(), queue, _clock,
            new TapPair(_digest, _recorder), _witness, changes: _world);
        _room.Pump(); // what the servers say they run is judged before their first order
        _player = new ActionPlayer(
            _room.KillSwitch, _room.ReleaseDesk, _room.Control, _clock, _room.Changes, _room.Fleet,
            new AlarmPlayer(_room.AlarmDesk, _room.Alarms, _world.Fleet), _room.ReleaseChecks,
            _room.LimitDesk, _room.Limits);
        _instructor = new InstructorHand(_world, scenario);
        _actions = actions;
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
        MarketTime start = _world.Now;
        for (int bucket = 1; _world.Now < _until && !_world.IsOver; bucket++)
        {
            StepBucket();
            if (bucket % BucketsPerPicture == 0)
                LookAtPicture();
            if (bucket % 100 == 0)
                progress?.Invoke((_world.Now - start) / (_until - start));
        }
        LookAtPicture();
        progress?.Invoke(1);
        _recorder?.Close(
            "The run came to its end.", _witness.FindingsDigest,
            new RecordedWorld(_world.Ledger.Report(), _world.Recorded));
        return Outcome(start, wall.GetElapsedTime(began));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _recorder?.Dispose();
        _room.Dispose();
        _guard.Dispose();
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
        int before = _player.Outcomes.Count;
        _player.Perform(action);
        if (action is ScriptedAction.Instruct instruct)
            _instructor.Do(instruct.Act);
        _recorder?.OnAct(ActWords.Of(
            action, _player.Outcomes.Skip(before), [.. _world.Gates.Select(static gate => gate.LastSend)]));
    }

    private void LetTheRoomSee()
    {
        _clock.MoveTo(_world.Now);
        _recorder?.OnStep(_world.Now);
        _room.Pump();
        _guard.Look();
        _witness.LookAtControl(_room.Control.Current);
    }

    private void ActForTheFirm()
    {
        while (_world.TryTakeFirmAct(out TimelineItem.FirmLiftsBreakers? lift))
        {
            foreach (ScriptedAction action in ActionPlayer.Lifting(lift, _world.Now))
                Perform(action);
        }
    }

    private long NextBucketEnd() => (_world.Now.Nanoseconds / BucketNanoseconds + 1) * BucketNanoseconds;

    private void LookAtPicture()
    {
        _recorder?.OnLook();
        _room.Publish();
        _witness.LookAtFleet(_room.Fleet.Current);
        _witness.LookAtAlarms(_room.Alarms.Current);
    }

    private RunOutcome Outcome(MarketTime start, TimeSpan wall) => RunOutcome.Of(
        _witness, _digest, _player, _world, _world.Ledger.Report(), start, _world.Now, wall) with
    {
        Waiting = _witness.Waiting, Recorded = _world.Recorded,
    };
}
