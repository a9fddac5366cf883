using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>
/// Runs a world in real time on a thread of its own: market time at a tenth to a hundred times the clock's pace, in
/// steps so small that events are fresh and latches are answered within about 20 ms at every pace, and while the market
/// clock stands. Faster than the clock it stays in step with whoever measures. It needs no pool thread, so a blocked
/// pool does not delay an acknowledgement.
/// </summary>
public sealed class WorldDriver : IDisposable
{
    private const long StepNanoseconds = 10 * MarketTime.NanosecondsPerMillisecond;
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_shortRest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_mostCatchUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestTurn = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_patienceWithRecorder = TimeSpan.FromMilliseconds(1_500);
    private const int MostUnwritten = 4; // of a recorder's pieces: a quarter of what it has
    private const long NoTarget = long.MinValue;

    private readonly World _world;
    private readonly TimeProvider _time;
    private readonly FeedPulse _wake = new();
    private readonly Thread _thread;
    private readonly LeaseGuard _guard;
    private readonly PaceMeter _meter;
    private readonly LoopThrottle _throttle;
    private readonly IPatientRecorder? _recorder;
    private readonly LoopThrottle _recording;
    private readonly LoopThrottle _catchingUp;
    private bool _hurries;
    private long _origin;
    private long _countedTicks;
    private long _owedNanoseconds;
    private long _target = NoTarget;
    private int _hundredths = Pace.Clock.Hundredths;
    private int _meteredHundredths;
    private bool _waits;
    private volatile bool _frozen;
    private volatile bool _stopping;
    private bool _endTold;
    private Exception? _failure;

    /// <summary>A driver at rest.</summary>
    /// <param name="world">What it runs. Nobody else may advance it; the driver does not dispose of it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="recorder">Who is waited for on the way to a time; null for nobody.</param>
    public WorldDriver(World world, TimeProvider time, IPatientRecorder? recorder = null)
    {
        (_world, _time, _recorder) = (world, time, recorder);
        _recording = new LoopThrottle(time, MostUnwritten, s_patienceWithRecorder);
        _catchingUp = new LoopThrottle(time, most: 1, s_patienceWithRecorder); // the piece that is being filled
        _thread = new Thread(Run) { IsBackground = true, Name = "world" };
        _guard = new LeaseGuard(world.Gates, time);
        (_meter, _throttle) = (new PaceMeter(time), new LoopThrottle(time));
    }

    /// <summary>Raised once, on the driver's thread, when the world's end was reached. Gates are answered on.</summary>
    public event EventHandler? Ended;

    /// <summary>
    /// Raised once, on the driver's thread, when the world failed: it does nothing more, and its gates fall silent.
    /// </summary>
    public event EventHandler<UnhandledExceptionEventArgs>? Failed;

    /// <summary>
    /// Raised on the driver's thread when market time has come to where <see cref="RunTo"/> was told, or to the end.
    /// </summary>
    public event EventHandler? Arrived;

    /// <summary>How many times faster than the clock market time is to run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No world can run at it.</exception>
    public Pace Speed
    {
        get => new(Volatile.Read(ref _hundredths));
        set
        {
            if (!value.IsPossible)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, $"A pace goes from {Pace.Slowest} to {Pace.Fastest}.");
            }
            Volatile.Write(ref _hundredths, value.Hundredths);
        }
    }

    /// <summary>
    /// How fast it really ran in the last two seconds; null when the clock stands, or it is too early to tell.
    /// </summary>
    public Pace? Reached => _meter.Reached;

    /// <summary>Where it is running to as fast as it can; null when it runs at its pace.</summary>
    public MarketTime? Target => Volatile.Read(ref _target) is var at and not NoTarget ? new MarketTime(at) : null;

    /// <summary>Whether the market clock stands.</summary>
    public bool IsFrozen => _frozen;

    /// <summary>Why the world failed; null while it did not.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Starts the market clock.</summary>
    /// <exception cref="ThreadStateException">It was started before.</exception>
    public void Start()
    {
        Prepare();
        _thread.Start();
        _guard.Start();
    }

    /// <summary>Stops the market clock. Gates are still answered.</summary>
    public void Freeze()
    {
        _frozen = true;
        Volatile.Write(ref _target, NoTarget);
    }

    /// <summary>
    /// Runs to a market time as fast as it can, in step with whoever measures; then the clock goes on as before, or
    /// stands when it stood. A freeze on the way ends it where it is.
    /// </summary>
    /// <param name="at">Where to; nothing happens when it is reached already.</param>
    public void RunTo(MarketTime at)
    {
        Volatile.Write(ref _target, Math.Min(at.Nanoseconds, _world.End.Nanoseconds));
        _wake.Set();
    }

    /// <summary>Lets the market clock run again, from where it stood.</summary>
    public void Resume()
    {
        _frozen = false;
        _wake.Set();
    }

    /// <summary>Ends the thread. Does not wait when called on it.</summary>
    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        if (_thread.IsAlive && Thread.CurrentThread != _thread)
            _thread.Join();
        _guard.Dispose();
        _wake.Dispose();
    }

    /// <summary>Notes the time from which market time is owed.</summary>
    internal void Prepare() => (_origin, _countedTicks) = (_time.GetTimestamp(), 0);

    /// <summary>One turn of the thread: runs the market time owed since the last one and answers the gates.</summary>
    internal void Turn()
    {
        long timestamp = _time.GetTimestamp();
        long total = _time.GetElapsedTime(_origin, timestamp).Ticks; // from one origin: no remainder is ever lost
        long elapsed = total - _countedTicks;
        _countedTicks = total;
        _waits = false;
        long target = Volatile.Read(ref _target);
        _world.ServiceGates();
        if (target != NoTarget && (_hurries || !_world.IsOver))
            RunFast(target, timestamp);
        else if (_hurries && !HasCaughtUp(timestamp))
            _owedNanoseconds = 0; // frozen on the way: what was run is written first
        else if (_frozen || _world.IsOver)
            Stand(target);
        else
            RunAtPace(elapsed, timestamp);
    }

    // Only what was there when this turn began is cleared: whoever asks for a jump meanwhile gets it.
    private void Stand(long target)
    {
        _owedNanoseconds = 0;
        _meter.Restart();
        TellEnd();
        if (target != NoTarget && Interlocked.CompareExchange(ref _target, NoTarget, target) == target)
            Arrived?.Invoke(this, EventArgs.Empty); // asked for after the end: it stands there already
    }

    private void RunAtPace(long elapsedTicks, long timestamp)
    {
        Pace pace = Speed;
        if (pace.Hundredths != _meteredHundredths)
            _meter.Restart();
        _meteredHundredths = pace.Hundredths;
        // Time the machine spent asleep or stuck is not made up for beyond a second: the day goes on from where it was.
        _owedNanoseconds += pace.NanosecondsIn(Math.Min(elapsedTicks, s_mostCatchUp.Ticks));
        _owedNanoseconds = Math.Min(_owedNanoseconds, pace.NanosecondsIn(s_mostCatchUp.Ticks));
        while (_owedNanoseconds >= StepNanoseconds && !_frozen && !_stopping && !_world.IsOver && Target is null)
        {
            if (pace > Pace.Clock && IsAhead())
                break;
            RunOwed();
        }
        _meter.Note(timestamp, _world.Now);
    }

    // a turn is cut short now and then, so that whoever freezes or stops is heard
    private void RunFast(long target, long began)
    {
        _owedNanoseconds = 0;
        _meter.Restart();
        Hurry();
        while (!_stopping && !_world.IsOver && Volatile.Read(ref _target) == target)
        {
            if (_world.Now.Nanoseconds >= target)
                break;
            if (IsAhead() || IsAheadOfRecorder() || _time.GetElapsedTime(began) > s_longestTurn)
            {
                _waits = true;
                return;
            }
            _world.AdvanceTo(target);
        }
        if (!_stopping && !HasCaughtUp(began))
            return;
        bool ended = Interlocked.CompareExchange(ref _target, NoTarget, target) == target;
        TellEnd();
        if (ended && !_stopping)
            Arrived?.Invoke(this, EventArgs.Empty);
    }

    private void Hurry()
    {
        if (_hurries || _recorder is null)
            return;
        _hurries = true;
        _recorder.Waits = true;
    }

    // Real time begins again when loop and recorder have taken what the hurry left behind; neither is waited for when
    // it takes nothing.
    private bool HasCaughtUp(long timestamp)
    {
        if (!_hurries)
            return true;
        if (_waits = _catchingUp.Holds(_world.WaitingNotices + _recorder!.Backlog, timestamp))
            return false;
        _recorder.Waits = false;
        _hurries = false;
        return true;
    }

    private bool IsAheadOfRecorder() =>
        _recorder is not null && _recording.Holds(_recorder.Backlog, _time.GetTimestamp());

    private bool IsAhead() => _waits = _throttle.Holds(_world.WaitingNotices, _time.GetTimestamp());

    // Everything owed up to the end of the bucket, in whole steps.
    private void RunOwed()
    {
        long from = _world.Now.Nanoseconds;
        _world.AdvanceTo(from + _owedNanoseconds / StepNanoseconds * StepNanoseconds);
        _owedNanoseconds -= _world.Now.Nanoseconds - from;
    }

    private void TellEnd()
    {
        if (_endTold || !_world.IsOver)
            return;
        _endTold = true;
        Ended?.Invoke(this, EventArgs.Empty);
    }

    private void Run()
    {
        try
        {
            while (!_stopping)
            {
                Turn();
                _wake.Wait(_waits ? s_shortRest : s_rest);
            }
        }
        catch (Exception failure) // a failed world must not end the control room: it falls silent, and that is shown
        {
            Volatile.Write(ref _failure, failure);
            Failed?.Invoke(this, new UnhandledExceptionEventArgs(failure, isTerminating: false));
        }
    }
}
