using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The collector's own thread: neither the pool nor the pipeline can starve it. It wakes for each answer, and at least
/// every <see cref="Limits.CollectorWakeMilliseconds"/> for the deadlines.
/// </summary>
internal sealed class CollectorThread : IDisposable
{
    private static readonly TimeSpan s_wake = TimeSpan.FromMilliseconds(Limits.CollectorWakeMilliseconds);

    private readonly AckCollector _collector;
    private readonly AckQueue _acks;
    private readonly ControlLog _log;
    private readonly Thread _thread;
    private volatile bool _stopping;
    private volatile bool _started;

    /// <summary>A thread that has not started.</summary>
    /// <param name="collector">What it steps.</param>
    /// <param name="acks">What wakes it.</param>
    /// <param name="log">Where a fault of a step is noted.</param>
    public CollectorThread(AckCollector collector, AckQueue acks, ControlLog log)
    {
        (_collector, _acks, _log) = (collector, acks, log);
        _thread = new Thread(Run) { Name = "ops-control", IsBackground = true };
    }

    /// <summary>Starts it.</summary>
    /// <exception cref="ThreadStateException">It was started before.</exception>
    public void Start()
    {
        _thread.Start();
        _started = true;
    }

    /// <summary>Ends it and waits until it ended.</summary>
    public void Dispose()
    {
        _stopping = true;
        _acks.Wake();
        if (_started && Thread.CurrentThread != _thread)
            _thread.Join();
    }

    private void Run()
    {
        while (!_stopping)
        {
            _acks.Wait(s_wake);
            try
            {
                _collector.Step();
            }
            catch (Exception fault) // the next step tries again: one server's fault must not stop all deadlines
            {
                _log.Note("control-fault", "collector", fault.ToString());
            }
        }
    }
}
