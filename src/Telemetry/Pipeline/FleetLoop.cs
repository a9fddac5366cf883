using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// What one thread does for the fleet: it takes events and notices in one order, feeds the graph and publishes. A tick
/// is taken only after every event before it. Not safe for a second thread.
/// </summary>
internal sealed class FleetLoop : IDisposable
{
    private const long TickNanoseconds = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;

    private readonly IFleetFeed _feed;
    private readonly IControlReader _control;
    private readonly ILeakSink _leaks;
    private readonly TimeProvider _time;
    private readonly ILoopTap? _tap;
    private readonly SourceDrain[] _drains;
    private readonly FleetChain _chain;
    private readonly ILimitReader? _limits;
    private readonly FleetCell _cell;
    private readonly AlarmRound _alarms;
    private readonly ReconciliationStage _venue;
    private ControlSnapshot? _seenControl;
    private MarketTime _now;
    private bool _ticked;
    private long _strayNotices;
    private long _lastInput;
    private long _publishedHandOver;

    /// <summary>A loop that has taken nothing.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message lists every fault.</exception>
    public FleetLoop(
        IFleetFeed feed, PipelineOptions options, IControlReader control, ITripHandler trips, ILeakSink leaks,
        TimeProvider time, ILoopTap? tap, IFindingTap? findings = null, ILimitReader? limits = null,
        IAlarmSink? alarms = null, ParityLink? parity = null, IVenueSink? venue = null)
    {
        IReadOnlyList<string> faults = options.Validate();
        if (faults.Count > 0)
            throw new ArgumentException(
                "The pipeline's options are wrong. " + string.Join(' ', faults), nameof(options));
        _limits = limits;
        (_feed, _control, _leaks, _time, _tap) = (feed, control, leaks, time, tap);
        _alarms = new AlarmRound(alarms, findings, Drills);
        _cell = new FleetCell(feed.Fleet.Servers.Length);
        _drains = [.. feed.Sources.Select(source => new SourceDrain(source, tap))];
        var maker = new SnapshotMaker(feed.Fleet, time);
        _chain = new FleetChain(
            feed.Fleet, options, limits?.Current.Rules ?? options.EffectiveRules(), trips,
            (health, tick) => maker.Make(_chain!, health, tick), _cell.Set, _alarms);
        _chain.Parity = new ParityStage(feed, parity ?? ParityLink.None, control, _alarms);
        _venue = _chain.Reconciliation = new ReconciliationStage(feed, control, venue, _alarms, tap);
        foreach (ServerChain chain in _chain.Servers)
            chain.Book = _venue.BookOf(chain.Server.Id.Index);
        _lastInput = time.GetTimestamp();
    }

    /// <summary>Where a drill leaves its wish for this thread.</summary>
    public DrillSlot Drills { get; } = new();

    /// <summary>The pictures.</summary>
    public FleetCell Cell => _cell;

    /// <summary>The graph.</summary>
    public FleetChain Chain => _chain;

    /// <summary>Whether events came since the last picture.</summary>
    public bool HasNews => NewestHandOver != _publishedHandOver;

    /// <summary>Told of each picture; null for nobody.</summary>
    public IPictureTap? Pictures { get; set; }

    /// <summary>Takes everything that waits. Never blocks.</summary>
    /// <returns>Batches, parts of batches and notices taken.</returns>
    public int Pump()
    {
        int taken = 0;
        for (int notices = 0; notices < Limits.NoticesPerTurn
            && _feed.Notices.TryRead(out FleetNotice? notice); notices++)
            taken += 1 + Take(notice);
        _chain.Parity!.Settle();
        taken += DrainOnce();
        if (taken > 0)
            _lastInput = _time.GetTimestamp();
        Witness();
        if (Drills.TryTake())
            _chain.Drill(_now);
        return taken;
    }

    /// <summary>Makes a snapshot and the watched details.</summary>
    /// <param name="judgeSilence">Whether silence of the feed is an outage: not in lockstep, not while the clock
    /// stands.</param>
    /// <param name="fault">Why the loop stands still; null while it runs.</param>
    public void Publish(bool judgeSilence, string? fault)
    {
        if (!judgeSilence)
            _lastInput = _time.GetTimestamp();
        TimeSpan silence = judgeSilence ? _time.GetElapsedTime(_lastInput) : TimeSpan.Zero;
        for (int i = 0; i < _chain.Servers.Length; i++)
        {
            if (_cell.IsWatched(i))
                _cell.Set(DetailMaker.Make(_chain.Servers[i], _chain.Ledger, _now));
        }
        _venue.Tell(); // the sign that somebody still looks, also while the market clock stands
        _chain.Publish(new LoopHealth(silence, fault, SinceNewestHandOver(), _feed.LostNotices + _strayNotices));
        if (_cell.Current is not { } picture)
            return;
        ControlSnapshot control = _control.Current;
        _alarms.Tell(picture, control);
        Pictures?.OnPicture(picture, control);
    }

    /// <inheritdoc/>
    public void Dispose() => _chain.Dispose();

    private int Take(FleetNotice notice)
    {
        int taken = 0;
        if (notice is FleetNotice.Tick tick)
            taken = DrainBefore(tick.At.Nanoseconds);
        _tap?.OnNotice(notice);
        switch (notice)
        {
            case FleetNotice.Tick at:
                Tick(at);
                break;
            case FleetNotice.Marks marks:
                _strayNotices += _chain.OnMarks(marks);
                break;
            case FleetNotice.Manifest { Item: var manifest } when Knows(manifest.Server):
                _chain.Servers[manifest.Server.Index].Manifest = manifest;
                _chain.Parity!.OnManifest(manifest);
                break;
            case FleetNotice.Message { Item: var message } when Knows(message.Server):
                _chain.Servers[message.Server.Index].Messages.Add([message]);
                _chain.Parity!.OnMessage(message);
                break;
            default:
                _strayNotices++; // of a server the fleet does not have
                break;
        }
        return taken;
    }

    private void Tick(FleetNotice.Tick tick)
    {
        (_now, _ticked) = (tick.At, true);
        for (int i = 0; i < _drains.Length; i++)
        {
            _chain.Servers[i].NoteLost(_drains[i].LostEvents, tick.At);
            _chain.Servers[i].AliveUntil = _drains[i].AliveUntil;
            NoteLostEnd(i, tick.At);
        }
        _venue.Drain(tick.At.Nanoseconds);
        _venue.NoteLostEnds(tick.At);
        _venue.OnTick(tick.At, _chain.Servers, _drains);
        Witness();
        _chain.Parity!.OnTick(tick);
        _chain.Controls.Observe(_control.Current, tick.At);
        if (_limits?.Current is { } limits)
        {
            _chain.Use(limits.Rules);
            _chain.Controls.Observe(limits.Raises, tick.At);
        }
        _chain.OnTick(tick);
    }

    private void NoteLostEnd(int server, MarketTime now)
    {
        ServerChain chain = _chain.Servers[server];
        if (!_drains[server].LostItsEnd(chain.Ledger.Sequence.Last, out FeedBeat beat) || chain.Poison is not null)
            return;
        _tap?.OnLostEnd(chain.Server.Id, beat);
        chain.Ledger.Sequence.NoteLostEnd(beat.LastSequence, beat.LastSend, now.Nanoseconds);
        chain.Book?.NoteLostEnd(beat.LastSequence, beat.LastSend, now.Nanoseconds);
    }

    /// <summary>Takes all events before an instant, the servers in turn.</summary>
    private int DrainBefore(long before)
    {
        int taken = 0;
        int inThisRound;
        do
        {
            inThisRound = 0;
            for (int i = 0; i < _drains.Length; i++)
                inThisRound += DrainTurn(i, before);
            taken += inThisRound;
        }
        while (inThisRound > 0);
        return taken;
    }

    /// <summary>
    /// Takes what is due before the next tick; what is later waits for it, so that the reading at that tick is the same
    /// however early it arrived. It waits no longer once its channel is half full: late figures are better than lost
    /// events. It takes at most what the channels can hold, so that a busy feed does not keep the loop from its other
    /// duties.
    /// </summary>
    private int DrainOnce()
    {
        long nextTick = _ticked ? _now.Nanoseconds + TickNanoseconds : long.MaxValue;
        int taken = 0;
        for (int round = 0; round <= Limits.BatchesPerServer / Limits.BatchesPerTurn; round++)
        {
            int before = taken;
            for (int i = 0; i < _drains.Length; i++)
                taken += DrainTurn(i, _drains[i].IsHalfFull ? long.MaxValue : nextTick);
            if (taken == before)
                break;
        }
        _venue.Drain(nextTick);
        return taken;
    }

    private int DrainTurn(int server, long before)
    {
        SourceDrain drain = _drains[server];
        ServerChain chain = _chain.Servers[server];
        int taken = 0;
        while (taken < Limits.BatchesPerTurn && drain.TryTake(before, out EventSlice slice))
        {
            chain.OnEvents(slice);
            drain.Release(slice);
            taken++;
        }
        return taken;
    }

    private void Witness()
    {
        ControlSnapshot control = _control.Current;
        bool anyHold = !control.Holds.IsDefaultOrEmpty;
        if (!anyHold && ReferenceEquals(control, _seenControl))
            return;
        _seenControl = control;
        for (int i = 0; i < _chain.Servers.Length; i++)
        {
            ServerControl? row = i < control.Servers.Length ? control.Servers[i] : null;
            _chain.Servers[i].Witness(row, _leaks);
        }
    }

    private TimeSpan? SinceNewestHandOver()
    {
        long newest = NewestHandOver;
        if (newest == 0 || newest == _publishedHandOver)
            return null;
        _publishedHandOver = newest;
        return _time.GetElapsedTime(newest);
    }

    private long NewestHandOver
    {
        get
        {
            long newest = 0;
            foreach (SourceDrain drain in _drains)
                newest = Math.Max(newest, drain.HandedOver);
            return newest;
        }
    }

    private bool Knows(ServerId server) => server.Index < _chain.Servers.Length;
}
