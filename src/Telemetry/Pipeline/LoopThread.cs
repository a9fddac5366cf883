using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// The one telemetry thread: it wakes when something was published, pumps, and makes a picture of it as soon as the
/// budget allows, and now and then also when nothing arrives. When the loop fails it stops taking input, publishes the
/// fleet as blind with the reason, and beats no more, so that the watchdog speaks too.
/// </summary>
internal sealed class LoopThread : IDisposable
{
    private static readonly TimeSpan s_idleWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_idlePicture = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_joinWait = TimeSpan.FromSeconds(5);

    private readonly FleetLoop _loop;
    private readonly FeedPulse _wake;
    private readonly EagerWait _wait;
    private readonly LoopPulse _pulse;
    private readonly PictureBudget _budget;
    private readonly TimeSpan _longest;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private volatile bool _stopping;
    private volatile bool _clockStands;
    private long _started;
    private TimeSpan _published;

    /// <summary>Starts the thread.</summary>
    public LoopThread(FleetLoop loop, FeedPulse wake, LoopPulse pulse, PipelineOptions options, TimeProvider time)
    {
        (_loop, _wake, _pulse, _time) = (loop, wake, pulse, time);
        _wait = new EagerWait(wake, time, Environment.ProcessorCount);
        _budget = new PictureBudget(options.SnapshotInterval);
        _longest = options.SnapshotInterval > s_idlePicture ? options.SnapshotInterval : s_idlePicture;
        _thread = new Thread(Run) { Name = "telemetry-loop", IsBackground = true };
    }

    /// <summary>Whether the market clock stands on purpose, so that silence is no outage.</summary>
    public bool ClockStands
    {
        get => _clockStands;
        set => _clockStands = value;
    }

    /// <summary>Starts it. Its rhythm counts from here, however late the thread gets a core.</summary>
    public void Start()
    {
        _started = _time.GetTimestamp();
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        if (_thread.IsAlive)
            _thread.Join(s_joinWait);
    }

    private void Run()
    {
        string? fault = null;
        while (!_stopping)
        {
            _wait.Wait(s_idleWait);
            fault ??= Pump();
            TimeSpan now = _time.GetElapsedTime(_started);
            if (_budget.Wait(now) > TimeSpan.Zero || (now - _published < _longest && !_loop.HasNews))
                continue;
            _budget.Take(_published = now);
            fault = Publish(fault) ?? fault;
        }
    }

    private string? Pump()
    {
        try
        {
            _loop.Pump();
            _pulse.Beat();
            return null;
        }
        // the loop stops here, and every tile says why: what it measures can't be trusted any more
        catch (Exception failure)
        {
            return $"The telemetry loop stopped: {failure.Message}";
        }
    }

    private string? Publish(string? fault)
    {
        try
        {
            _loop.Publish(judgeSilence: !_clockStands, fault);
            return null;
        }
        catch (Exception failure) // no picture any more; the pulse ends and the watchdog raises the alarm
        {
            return $"The telemetry loop could not make a picture: {failure.Message}";
        }
    }
}
