using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Simulator.Station;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>
/// A world and the commanding half of a control room, without the measuring half: what really happens when people act,
/// several times as fast as with it. Where no rule acts by itself, it is exactly what the whole room gives.
/// </summary>
internal sealed class WorldRun : IStandingWorld
{
    private const long BucketNanoseconds = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;
    private readonly World _world;
    private readonly VirtualClock _clock;
    private readonly LeaseGuard _guard;
    private readonly ControlPlane _control;
    private readonly MarketTime _until;
    private readonly ActionPlayer _player;
    private readonly RunWitness _witness;
    private readonly InstructorHand _instructor;
    private readonly bool _spares;
    private ImmutableArray<ScriptedAction> _actions;
    private int _next;

    /// <summary>A run at its start.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it is run; breakers and parity are left out of account.</param>
    /// <param name="actions">What people do, in order of time.</param>
    /// <param name="spares">Whether servers that are never released stop trying to send: the same to the share, without
    /// the refusals.</param>
    public WorldRun(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> actions, bool spares = false)
    {
        var acks = new AckQueue();
        _clock = new VirtualClock(scenario.Date);
        _world = World.Create(scenario, new WorldOptions(FleetMode.Live, settings.Preset, settings.Seed), acks);
        _clock.MoveTo(_world.Now);
        _guard = new LeaseGuard(_world.Gates, _clock);
        var journal = new NullControlJournal();
        ControlOptions options = settings.Times with { Ramp = null }; // a restart goes on by what is measured
        _control = new ControlPlane(_world.Fleet, journal, acks, options, _clock) { MarketClock = () => _world.Now };
        RoomOptions room = HeadlessRun.Options(scenario, settings);
        var limits = new LimitDesk(
            _world.Fleet, room.Pipeline.EffectiveRules(), room.GateLimits, journal, options.ReleaseRequestLife,
            _clock);
        _world.LeaveUnread();
        foreach (OrderGate gate in _world.Gates)
        {
            limits.Attach(gate);
            _control.Attach(gate);
        }
        _instructor = new InstructorHand(_world, scenario);
        _witness = new RunWitness(_world.Fleet, _clock);
        var blind = new NoPicture();
        _player = new ActionPlayer(
            _control, _control, _control.Reader, _clock, blind, blind,
            new AlarmPlayer(blind, blind, _world.Fleet), blind, limits, limits);
        _spares = spares;
        _control.Step(); // gates have their first lease when the room of a whole run gives it
        (_actions, _until) = (actions, settings.Until is { } until && until < _world.End ? until : _world.End);
    }

    /// <summary>What the actions came to.</summary>
    public IReadOnlyList<ActionOutcome> Outcomes => _player.Outcomes;

    /// <summary>Holds and their servers, in the order in which they were taken.</summary>
    public ImmutableArray<HoldRow> Holds => [.. _witness.Holds];

    /// <inheritdoc/>
    public ImmutableArray<ScriptedAction> Done => _actions[.._next];

    /// <inheritdoc/>
    public long Work => _world.Ledger.Orders;

    /// <inheritdoc/>
    public MarketTime Now => _world.Now;

    /// <inheritdoc/>
    public bool IsOver => _world.IsOver;

    /// <summary>Runs to the end.</summary>
    /// <param name="seen">Told market time and what happened so far at every whole second; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What really happened.</returns>
    public LedgerReport Run(Action<MarketTime, WorldLedger>? seen = null, CancellationToken cancel = default)
    {
        RunTo(_until, seen, cancel.ThrowIfCancellationRequested);
        return _world.Ledger.Report();
    }

    /// <inheritdoc/>
    public void RunTo(MarketTime at, Action pass) => RunTo(at, seen: null, pass);

    /// <inheritdoc/>
    public void Rest() => _world.Trim();

    /// <inheritdoc/>
    public void Give(ImmutableArray<ScriptedAction> actions) => _actions = [.. Done, .. actions];

    /// <inheritdoc/>
    public void Dispose()
    {
        _control.Dispose();
        _guard.Dispose();
        _world.Dispose();
    }

    private void RunTo(MarketTime end, Action<MarketTime, WorldLedger>? seen, Action pass)
    {
        while (_world.Now < end && !_world.IsOver)
        {
            long bucket = (_world.Now.Nanoseconds / BucketNanoseconds + 1) * BucketNanoseconds;
            for (; _next < _actions.Length && _actions[_next].At.Nanoseconds < bucket; _next++)
            {
                if (_actions[_next].At > _world.Now)
                    _world.AdvanceTo(_actions[_next].At.Nanoseconds);
                Settle();
                Perform(_actions[_next]);
                _witness.LookAtControl(_control.Reader.Current);
                if (_spares && !IsReleasedLater())
                    SpareTheHeld();
            }
            _world.AdvanceBucket();
            Settle();
            while (_world.TryTakeFirmAct(out TimelineItem.FirmLiftsBreakers? lift))
            {
                foreach (ScriptedAction action in ActionPlayer.Lifting(lift, _world.Now))
                    _player.Perform(action);
            }
            pass();
            if (_world.Now.Nanoseconds % MarketTime.NanosecondsPerSecond == 0)
                seen?.Invoke(_world.Now, _world.Ledger);
        }
    }

    private void Perform(ScriptedAction action)
    {
        _player.Perform(action);
        if (action is ScriptedAction.Instruct instruct)
            _instructor.Do(instruct.Act);
    }

    private void SpareTheHeld()
    {
        foreach (ServerDefinition server in _world.Fleet.Servers)
        {
            if (_control.Reader.Current.Holds.Any(hold => hold.Mode.Stops() && hold.Scope.Covers(server)))
                _world.HoldForGood(server.Id.Index);
        }
    }

    private bool IsReleasedLater() => _actions.Skip(_next + 1).Any(
        static action => action is ScriptedAction.Release or ScriptedAction.Approve);

    private void Settle()
    {
        _clock.MoveTo(_world.Now);
        _control.Step();
        _guard.Look();
        _witness.LookAtControl(_control.Reader.Current);
    }

    /// <summary>Nobody measures here: no picture, no alarm.</summary>
    private sealed class NoPicture : IFleetReader, IAlarmReader, IAlarmDesk, IChangeDesk, IReleaseReader
    {
        public ReleaseChecklist? Check(HoldId hold) => null;

        FleetSnapshot? IFleetReader.Current => null;

        ChangeSignal IFleetReader.Changed { get; } = new();

        AlarmSnapshot IAlarmReader.Current => AlarmSnapshot.Empty;

        ChangeSignal IAlarmReader.Changed { get; } = new();

        public IDetailWatch Watch(ServerId server) => throw new NotSupportedException("Nobody measures here.");

        public ChangeResult Submit(ChangeRequest request, Actor by, string reason) =>
            new(ChangeOutcome.NoPicture, null, []); // what a change does is judged by what is measured

        public ChangeResult Approve(ChangeId change, Actor by) => new(ChangeOutcome.NoPicture, null, []);

        public AlarmOutcome Acknowledge(long alarm, Actor by) => AlarmOutcome.Unknown;

        public AlarmOutcome Shelve(long alarm, Actor by, string reason, TimeSpan length) => AlarmOutcome.Unknown;

        public AlarmOutcome Unshelve(long alarm, Actor by) => AlarmOutcome.Unknown;
    }
}
