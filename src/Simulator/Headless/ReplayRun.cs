using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Simulator.Servers;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>
/// Puts the inputs of a recording through the same pipeline as the run that was recorded, in the same order, with what
/// people did at the same places. There is no world behind it: gates are latched and acknowledge as they did.
/// </summary>
internal sealed class ReplayRun : IDisposable
{
    private const int TicksPerPicture = 5;
    private readonly Recording.Recording _recording;
    private readonly VirtualClock _clock;
    private readonly ReplayFeed _feed;
    private readonly AckQueue _acks = new();
    private readonly EventDigest _digest = new();
    private readonly LeaseGuard _guard;
    private readonly RunWitness _witness;
    private readonly TelemetryRoom _room;
    private readonly ActionPlayer _player;
    private readonly MarketTime _start;
    private readonly MarketTime _end;
    private readonly Action<MarketTime>? _looked;
    private MarketTime _ticked;
    private long _dropped;
    private int _ticks;
    private int _acts;
    private bool _stands;

    /// <summary>A replay at its start.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="looked">Told of each picture; null for nobody.</param>
    public ReplayRun(Recording.Recording recording, Scenario scenario, Action<MarketTime>? looked = null)
    {
        (_recording, _looked) = (recording, looked);
        RecordingHeader header = recording.Header;
        _clock = new VirtualClock(scenario.Date);
        (FleetDefinition fleet, ReleaseBook release) = FleetMaker.Plan(scenario, header.Preset, header.Mode);
        _feed = new ReplayFeed(fleet, release);
        _start = _ticked = TimeOf(header.MarketStart);
        _end = header.Until is { } until ? TimeOf(until) : MarketTime.FromTimeOfDay(scenario.Session.End);
        _clock.MoveTo(_start);
        OrderGate[] gates = [.. fleet.Servers.Select(server => new OrderGate(new GateFeed(server.Id), new Nobody()))];
        _guard = new LeaseGuard(gates, _clock);
        _witness = new RunWitness(fleet, _clock);
        _room = new TelemetryRoom(
            _feed, gates, HeadlessRun.Options(scenario, Settings), new NullControlJournal(), _acks, _clock, _digest,
            _witness, changes: new Nobody());
        _player = new ActionPlayer(
            _room.KillSwitch, _room.ReleaseDesk, _room.Control, _clock, _room.Changes, _room.Fleet,
            new AlarmPlayer(_room.AlarmDesk, _room.Alarms, fleet), _room.ReleaseChecks,
            _room.LimitDesk, _room.Limits);
    }

    /// <summary>The room the inputs go through.</summary>
    public TelemetryRoom Room => _room;

    /// <summary>How the recorded run was run.</summary>
    public RunSettings Settings => RunSettings.Of(
        _recording.Header, _recording.Header.Until is { } until ? TimeOf(until) : null);

    /// <summary>Replays to the end, or up to where the recording is damaged.</summary>
    /// <param name="wall">The real clock, for how long it took.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, now and then; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="InvalidDataException">An act in it makes no sense.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public ReplayOutcome Run(TimeProvider wall, Action<double>? progress, CancellationToken cancel = default)
    {
        long began = wall.GetTimestamp();
        foreach (RecordedInput input in _recording.Inputs())
        {
            Take(input);
            if (input is not RecordedInput.Notice { Item: FleetNotice.Tick })
                continue;
            cancel.ThrowIfCancellationRequested();
            if (_ticks % 100 == 0)
                progress?.Invoke(Math.Clamp((_ticked - _start) / (_end - _start), 0, 1));
        }
        LetTheRoomSee();
        if (!_recording.Header.Lockstep || _recording.End is null)
            LookAtPicture();
        progress?.Invoke(1);
        return new ReplayOutcome
        {
            Run = Outcome(wall.GetElapsedTime(began)),
            Recorded = _recording.End,
            Fault = _recording.Fault,
            Dropped = _dropped,
            HasWorld = _recording.World is not null,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _room.Dispose();
        _guard.Dispose();
        _feed.Pulse.Dispose();
    }

    private static MarketTime TimeOf(string text) => MapReader.TryTime(text, out TimeSpan time)
        ? MarketTime.FromTimeOfDay(time) : throw new InvalidDataException($"{text} is no market time.");

    private void Take(RecordedInput input)
    {
        switch (input)
        {
            case RecordedInput.Step step:
                LetTheRoomSee();
                _clock.MoveTo(step.At);
                _stands = true;
                break;
            case RecordedInput.Act act:
                LetTheRoomSee();
                if (ActWords.ToAction(act.Item, ++_acts) is { } action)
                    _player.Perform(action);
                _witness.LookAtControl(_room.Control.Current);
                break;
            case RecordedInput.Ack ack:
                LetTheRoomSee();
                _acks.Post(ack.Item);
                break;
            case RecordedInput.Look:
                LetTheRoomSee();
                LookAtPicture();
                break;
            case RecordedInput.Dropped dropped:
                _dropped += dropped.Count;
                break;
            default:
                if (!_recording.Header.Lockstep && input is RecordedInput.Notice { Item: FleetNotice.Tick next })
                    TakeBatchesBefore(next.At);
                _feed.Add(input);
                if (input is RecordedInput.Notice { Item: FleetNotice.Tick tick })
                    Ticked(tick.At);
                break;
        }
    }

    /// <summary>
    /// A loop in real time looks as often as it can: what came between two ticks was taken by several looks, each of
    /// the servers in turn, and in another order than one look would take it in.
    /// </summary>
    private void TakeBatchesBefore(MarketTime tick)
    {
        for (int before = int.MaxValue; _feed.Waiting > 0 && _feed.Waiting < before;)
        {
            before = _feed.Waiting;
            _room.Pump();
        }
        if (_feed.HoldsBeyond(tick))
            LetTheRoomSee();
    }

    private void Ticked(MarketTime at)
    {
        _ticked = at;
        _ticks++;
        if (_recording.Header.Lockstep)
            return;
        if (at > _clock.Now)
            _clock.MoveTo(at);
        _stands = true;
        LetTheRoomSee();
        if (_ticks % TicksPerPicture == 0)
            LookAtPicture();
    }

    /// <summary>One look of the room at everything that reached it since the clock was moved.</summary>
    private void LetTheRoomSee()
    {
        if (!_stands && _feed.Waiting == 0)
            return;
        _stands = false;
        _room.Pump();
        for (int before = int.MaxValue; _feed.Waiting > 0;)
        {
            // one look takes what one look took then; two in vain, and it never will
            bool inVain = _feed.Waiting == before;
            if (inVain && _feed.IsPressed && _feed.WaitsForTick)
                break; // people and gates say something also between a word on the sources and its tick
            if (inVain && _feed.IsPressed)
                throw new InvalidDataException(Stuck());
            _feed.IsPressed = inVain;
            before = _feed.Waiting;
            _room.Pump();
        }
        _feed.IsPressed = false;
        _guard.Look();
        _witness.LookAtControl(_room.Control.Current);
    }

    private string Stuck() => _dropped > 0
        ? string.Create(CultureInfo.InvariantCulture,
            $"The recording misses {_dropped:N0} inputs up to {_ticked}: what it holds after that can't be replayed.")
        : $"The loop does not take what the recording holds after {_ticked}.";

    private void LookAtPicture()
    {
        _room.Publish();
        _witness.LookAtFleet(_room.Fleet.Current);
        _witness.LookAtAlarms(_room.Alarms.Current);
        _looked?.Invoke(_clock.Now);
    }

    private RunOutcome Outcome(TimeSpan wall) => RunOutcome.Of(
        _witness, _digest, _player, _feed, _recording.World?.Ledger ?? LedgerReport.Nothing, _start, _ticked, wall) with
    {
        Recorded = _recording.World?.Flow,
    };

    private sealed class Nobody : IGateAckSink, IChangeExecutor
    {
        /// <inheritdoc/>
        public bool Post(in GateAck ack) => true; // the recorded acknowledgements are posted instead

        /// <inheritdoc/>
        public void Apply(ImmutableArray<ChangeStep> steps)
        {
            // what came of it is in the recorded manifests
        }
    }
}
