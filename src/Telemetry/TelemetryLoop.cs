using Ops.Telemetry.AutoHalt;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Pipeline;

namespace Ops.Telemetry;

/// <summary>
/// The measuring half of the control room: reads a fleet's feed, keeps every number of every server, shows anomalies
/// and trips breakers. Either step it (<see cref="Pump"/> and <see cref="Publish"/>, on one thread: in tests and
/// virtual time) or <see cref="Start"/> it; not both.
/// </summary>
public sealed class TelemetryLoop : IDisposable
{
    private readonly FleetLoop _loop;
    private readonly LoopThread _thread;
    private bool _started;

    /// <summary>A loop that has read nothing.</summary>
    /// <param name="feed">The fleet.</param>
    /// <param name="options">Limits and rhythm.</param>
    /// <param name="control">What was ordered, to witness that halts hold.</param>
    /// <param name="killSwitch">What breakers pull.</param>
    /// <param name="leaks">Where orders after an acknowledged halt are reported.</param>
    /// <param name="time">Real time: dates of pictures, silence of the feed, latencies.</param>
    /// <param name="tap">Sees every input in order; null for none.</param>
    /// <param name="findings">Told of findings as they begin or rise; null for nobody.</param>
    /// <param name="limits">How everything is set, live; null when it stays as the options have it.</param>
    /// <param name="alarms">Where alarms are made of what stands; null for nowhere.</param>
    /// <param name="parity">Who acts on what does not agree with the release plan; null for nobody.</param>
    /// <param name="venue">Weighs stops by what the venue's drop copies say; null for nobody.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message lists every fault.</exception>
    public TelemetryLoop(
        IFleetFeed feed, PipelineOptions options, IControlReader control, IKillSwitch killSwitch, ILeakSink leaks,
        TimeProvider time, ILoopTap? tap = null, IFindingTap? findings = null, ILimitReader? limits = null,
        IAlarmSink? alarms = null, ParityLink? parity = null, IVenueSink? venue = null)
    {
        Pulse = new LoopPulse(time);
        var trips = new TripHalter(killSwitch, control, time, feed.Fleet.Symbols);
        _loop = new FleetLoop(feed, options, control, trips, leaks, time, tap, findings, limits, alarms, parity, venue);
        _thread = new LoopThread(_loop, feed.Pulse, Pulse, options, time);
    }

    /// <summary>The latest picture and details.</summary>
    public IFleetReader Reader => _loop.Cell;

    /// <summary>The loop's sign of life, for a watchdog.</summary>
    public LoopPulse Pulse { get; }

    /// <summary>Where a drill leaves its wish for the loop's thread, and what it found.</summary>
    public DrillSlot Drills => _loop.Drills;

    /// <summary>
    /// Whether the market clock stands on purpose (a frozen training session): then silence is no outage. May be set
    /// from any thread.
    /// </summary>
    public bool ClockStands
    {
        get => _thread.ClockStands;
        set => _thread.ClockStands = value;
    }

    /// <summary>Told of each picture, on the loop's thread; null for nobody. Set before the start.</summary>
    public IPictureTap? Pictures
    {
        get => _loop.Pictures;
        set => _loop.Pictures = value;
    }

    /// <summary>
    /// Takes everything that waits: notices in order, before each tick all events before it, then what is due before
    /// the next tick. Never blocks.
    /// </summary>
    /// <returns>Inputs taken.</returns>
    /// <exception cref="InvalidOperationException">The loop runs on its own thread.</exception>
    public int Pump()
    {
        RefuseIfStarted();
        int taken = _loop.Pump();
        Pulse.Beat();
        return taken;
    }

    /// <summary>Makes a snapshot of the latest tick, and the details somebody watches.</summary>
    /// <exception cref="InvalidOperationException">The loop runs on its own thread.</exception>
    public void Publish()
    {
        RefuseIfStarted();
        _loop.Publish(judgeSilence: false, fault: null);
    }

    /// <summary>Runs the loop on a thread of its own until it is disposed.</summary>
    /// <exception cref="InvalidOperationException">It runs already.</exception>
    public void Start()
    {
        RefuseIfStarted();
        _started = true;
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _thread.Dispose();
        _loop.Dispose();
    }

    /// <summary>The servers' numbers, to compare with those of another loop over the same flow.</summary>
    internal IEnumerable<ServerLedger> Ledgers => _loop.Chain.Servers.Select(static chain => chain.Ledger);

    /// <summary>The fleet's numbers at the last tick.</summary>
    internal ref readonly ReadingFigures FleetFigures => ref _loop.Chain.Ledger.Figures;

    private void RefuseIfStarted()
    {
        if (_started)
            throw new InvalidOperationException(
                "The telemetry loop runs on its own thread; it can't be stepped from another.");
    }
}
