using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>
/// Runs a world in real time on a thread of its own: market time at 1 to 60 times the clock's pace, in steps so small
/// that events are fresh and latches are answered within about 20 ms at every pace, and while the market clock stands.
/// It needs no pool thread, so a blocked pool does not delay an acknowledgement.
/// </summary>
public sealed class WorldDriver : IDisposable
{
    /// <summary>Fastest pace.</summary>
    public const int MaximumSpeed = 60;

    private const long StepNanoseconds = 10 * MarketTime.NanosecondsPerMillisecond;
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_mostCatchUp = TimeSpan.FromSeconds(1);

    private readonly World _world;
    private readonly TimeProvider _time;
    private readonly FeedPulse _wake = new();
    private readonly Thread _thread;
    private readonly LeaseGuard _guard;
    private long _lastTimestamp;
    private long _owedNanoseconds;
    private int _speed = 1;
    private volatile bool _frozen;
    private volatile bool _stopping;
    private bool _endTold;
    private Exception? _failure;

    /// <summary>A driver at rest.</summary>
    /// <param name="world">What it runs. Nobody else may advance it; the driver does not dispose of it.</param>
    /// <param name="time">The clock.</param>
    public WorldDriver(World world, TimeProvider time)
    {
        (_world, _time) = (world, time);
        _thread = new Thread(Run) { IsBackground = true, Name = "world" };
        _guard = new LeaseGuard(world.Gates, time);
    }

    /// <summary>Raised once, on the driver's thread, when the world's end was reached. Gates are answered on.</summary>
    public event EventHandler? Ended;

    /// <summary>
    /// Raised once, on the driver's thread, when the world failed: it does nothing more, and its gates fall silent.
    /// </summary>
    public event EventHandler<UnhandledExceptionEventArgs>? Failed;

    /// <summary>How many times faster than the clock market time runs, 1 to <see cref="MaximumSpeed"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of that range.</exception>
    public int Speed
    {
        get => Volatile.Read(ref _speed);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaximumSpeed);
            Volatile.Write(ref _speed, value);
        }
    }

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
    public void Freeze() => _frozen = true;

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
    internal void Prepare() => _lastTimestamp = _time.GetTimestamp();

    /// <summary>One turn of the thread: runs the market time owed since the last one and answers the gates.</summary>
    internal void Turn()
    {
        long timestamp = _time.GetTimestamp();
        TimeSpan elapsed = _time.GetElapsedTime(_lastTimestamp, timestamp);
        _lastTimestamp = timestamp;
        _world.ServiceGates();
        if (_frozen || _world.IsOver)
        {
            _owedNanoseconds = 0;
            TellEnd();
            return;
        }
        // Time the machine spent asleep or stuck is not made up for beyond a second: the day goes on from where it was.
        long ticks = Math.Min(elapsed.Ticks, s_mostCatchUp.Ticks);
        _owedNanoseconds += ticks * 100 * Speed;
        while (_owedNanoseconds >= StepNanoseconds && !_frozen && !_stopping && !_world.IsOver)
            RunOwed();
    }

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
                _wake.Wait(s_rest);
            }
        }
        catch (Exception failure) // a failed world must not end the control room: it falls silent, and that is shown
        {
            Volatile.Write(ref _failure, failure);
            Failed?.Invoke(this, new UnhandledExceptionEventArgs(failure, isTerminating: false));
        }
    }
}
