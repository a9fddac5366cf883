using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>
/// Plays a recording back through real gates while people act: what they stop now does not happen, with the whole later
/// life of each order. What was ordered when it was recorded is not ordered again; its effects are in the flow.
/// </summary>
internal sealed class PlaybackRun : IDisposable
{
    private const int TicksPerPicture = 5;
    private const long StepNanoseconds = 10 * MarketTime.NanosecondsPerMillisecond;
    private readonly Recording.Recording _recording;
    private readonly VirtualClock _clock;
    private readonly PlaybackFeed _feed;
    private readonly EventDigest _digest = new();
    private readonly EventLedger _ledger;
    private readonly EventLedger _then;
    private readonly RunWitness _witness;
    private readonly TelemetryRoom _room;
    private readonly ActionPlayer _player;
    private readonly Queue<ScriptedAction> _actions;
    private readonly List<OrderEvent> _events = [];
    private readonly List<FleetNotice> _notices = [];
    private readonly List<(ServerId Server, DropCopyEvent Event)> _told = [];
    private RecordedInput.Health? _health;
    private readonly MarketTime _start;
    private int _ticks;

    /// <summary>A playback at its start.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="settings">How the room is set.</param>
    /// <param name="actions">What people do this time, in order of time.</param>
    public PlaybackRun(
        Recording.Recording recording, Scenario scenario, RunSettings settings,
        ImmutableArray<ScriptedAction> actions)
    {
        (_recording, _actions) = (recording, new Queue<ScriptedAction>(actions));
        _clock = new VirtualClock(scenario.Date);
        (FleetDefinition fleet, ReleaseBook release) = FleetMaker.Plan(
            scenario, recording.Header.Preset, FleetMode.Replay);
        _start = MarketTime.FromTimeOfDay(
            MapReader.TryTime(recording.Header.MarketStart, out TimeSpan start) ? start : scenario.Session.Start);
        _clock.MoveTo(_start);
        ImmutableArray<string> guilty = scenario.Truth?.GuiltyServers ?? [];
        (_ledger, _then) = (new EventLedger(fleet, guilty), new EventLedger(fleet, guilty));
        var acks = new AckQueue();
        _feed = new PlaybackFeed(fleet, release, acks, _ledger);
        _witness = new RunWitness(fleet, _clock);
        _room = new TelemetryRoom(
            _feed, _feed.Gates, HeadlessRun.Options(scenario, settings), new NullControlJournal(), acks, _clock,
            _digest, _witness);
        _player = new ActionPlayer(
            _room.KillSwitch, _room.ReleaseDesk, _room.Control, _clock, _room.Changes, _room.Fleet,
            new AlarmPlayer(_room.AlarmDesk, _room.Alarms, fleet), _room.ReleaseChecks,
            _room.LimitDesk, _room.Limits);
    }

    /// <summary>What happened when it was recorded, counted from the same events.</summary>
    public LedgerReport Then => _then.Report();

    /// <summary>Orders that did not leave this time, and events that so did not happen.</summary>
    public (long Refused, long Suppressed) Prevented =>
        (_feed.Servers.Sum(static server => server.Refused), _feed.Servers.Sum(static server => server.Suppressed));

    /// <summary>Plays to the end, or up to where the recording is damaged.</summary>
    /// <param name="wall">The real clock, for how long it took.</param>
    /// <returns>What came of it.</returns>
    public RunOutcome Run(TimeProvider wall)
    {
        long began = wall.GetTimestamp();
        foreach (RecordedInput input in _recording.Inputs())
        {
            switch (input)
            {
                case RecordedInput.Batch { Item: var batch }:
                    _events.AddRange(batch.Events);
                    break;
                case RecordedInput.Copy copy:
                    foreach (DropCopyEvent told in copy.Item.Events)
                        _told.Add((copy.Server, told));
                    break;
                case RecordedInput.Health health:
                    _health = health;
                    break;
                case RecordedInput.Notice { Item: FleetNotice.Tick tick }:
                    Play(tick);
                    break;
                case RecordedInput.Notice { Item: var notice }:
                    _notices.Add(notice);
                    break;
                default:
                    break; // acts, acknowledgements and steps of then
            }
        }
        LookAtPicture();
        return Outcome(wall.GetElapsedTime(began));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _room.Dispose();
        _feed.Dispose();
    }

    private void Play(FleetNotice.Tick tick)
    {
        // what lies beyond the tick waits for the next; a server whose clock is behind is taken at the bucket's start
        OrderEvent[] due = 
        [
            .. _events.Where(item => item.Time <= tick.At).OrderBy(static item => item.TimeNanoseconds),
        ];
        _events.RemoveAll(item => item.Time <= tick.At);
        long step = _clock.Now.Nanoseconds + StepNanoseconds;
        foreach (OrderEvent item in due)
        {
            ActUntil(new MarketTime(Math.Min(item.TimeNanoseconds, tick.At.Nanoseconds)));
            for (; step <= item.TimeNanoseconds; step += StepNanoseconds)
                LetTheRoomSee(new MarketTime(step));
            _then.Count(item);
            _feed.Servers[item.ServerIndex].Happen(item);
        }
        ActUntil(tick.At);
        _feed.HandOver(tick.At);
        Tell(tick.At);
        foreach (FleetNotice notice in _notices)
            Publish(notice);
        _notices.Clear();
        _feed.Publish(tick);
        LetTheRoomSee(tick.At);
        if (++_ticks % TicksPerPicture == 0)
            LookAtPicture();
    }

    private void Tell(MarketTime tick)
    {
        bool IsDue((ServerId Server, DropCopyEvent Event) one) => one.Event.TimeNanoseconds <= tick.Nanoseconds;
        foreach ((ServerId server, DropCopyEvent told) in _told.Where(IsDue))
            _feed.Tell(server, told);
        _told.RemoveAll(IsDue);
        RecordedInput.Health? health = _health;
        _health = null;
        _feed.HandOverCopies(i => health is { Copies: { IsEmpty: false } heard } ? heard[i] : tick);
    }

    private void Publish(FleetNotice notice)
    {
        if (notice is FleetNotice.Marks marks)
        {
            _ledger.Take(marks.Items);
            _then.Take(marks.Items);
        }
        _feed.Publish(notice);
    }

    private void ActUntil(MarketTime until)
    {
        while (_actions.TryPeek(out ScriptedAction? next) && next.At <= until)
        {
            LetTheRoomSee(next.At);
            LookAtPicture(); // who acts sees the picture of that moment
            _player.Perform(_actions.Dequeue());
            _witness.LookAtControl(_room.Control.Current);
            LetTheRoomSee(next.At);
        }
    }

    private void LetTheRoomSee(MarketTime at)
    {
        if (at > _clock.Now)
            _clock.MoveTo(at);
        _feed.HandOver(_clock.Now);
        _room.Pump();
        _witness.LookAtControl(_room.Control.Current);
    }

    private void LookAtPicture()
    {
        _room.Publish();
        _witness.LookAtFleet(_room.Fleet.Current);
        _witness.LookAtAlarms(_room.Alarms.Current);
    }

    private RunOutcome Outcome(TimeSpan wall) =>
        RunOutcome.Of(_witness, _digest, _player, _feed, _ledger.Report(), _start, _clock.Now, wall);
}
