using Ops.Telemetry.Alarms;
using Ops.Telemetry.AutoHalt;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Desks;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.Telemetry.Readiness;

namespace Ops.Telemetry;

/// <summary>
/// One control room over one fleet: the measuring side and the commanding side, wired so that only two thin lines join
/// them. The loop may ask for a halt and report a leak; control knows nothing of the loop but a clock to stamp holds
/// with.
/// Simulator, tests and the dashboard compose the same room.
/// </summary>
public sealed class TelemetryRoom : IDisposable
{
    private readonly ControlPlane _control;
    private readonly LimitDesk _limits;
    private readonly TelemetryLoop _loop;
    private readonly AlarmDesk _alarms;
    private readonly BlindnessWatchdog _watchdog;
    private readonly ChecklistDesk _releases;

    /// <summary>
    /// Wires a room. Gates that a standing hold of the journal covers are latched before this returns.
    /// </summary>
    /// <param name="feed">What the fleet publishes.</param>
    /// <param name="gates">The fleet's gates.</param>
    /// <param name="options">Settings, already validated.</param>
    /// <param name="journal">Where holds and audit survive.</param>
    /// <param name="acks">Where the gates acknowledge; the same queue the gates were made with.</param>
    /// <param name="time">The clock of commands and receipts.</param>
    /// <param name="tap">Sees every input of the loop; null for none.</param>
    /// <param name="findings">Told of findings as they begin or rise; null for nobody.</param>
    /// <param name="changes">Changes what servers run; null when that is not offered.</param>
    /// <param name="canaries">Makes canaries for drills; null when the fleet has none.</param>
    /// <exception cref="ArgumentException">The options have no restart in stages.</exception>
    public TelemetryRoom(
        IFleetFeed feed, IEnumerable<IFlowGate> gates, RoomOptions options, IControlJournal journal, AckQueue acks,
        TimeProvider time, ILoopTap? tap = null, IFindingTap? findings = null,
        IChangeExecutor? changes = null, Func<ServerId, ICanary>? canaries = null)
    {
        if (options.Control.Ramp is null)
            throw new ArgumentException("A room over a fleet restarts it in stages.", nameof(options));
        _control = new ControlPlane(feed.Fleet, journal, acks, options.Control, time);
        _limits = new LimitDesk(
            feed.Fleet, options.Pipeline.EffectiveRules(), options.GateLimits, journal,
            options.Control.ReleaseRequestLife, time);
        foreach (IFlowGate gate in gates)
        {
            _limits.Attach(gate);
            _control.Attach(gate);
        }
        _alarms = new AlarmDesk(journal, time);
        Func<FleetSnapshot?> seen = () => Recent(time, options.Blindness.AlarmAfter);
        var preOpen = new PreOpenDesk(seen, journal, time);
        var enforcer = new ParityEnforcer(options.Parity, feed.Fleet, _control, _control.Reader, journal, time);
        _releases = new ChecklistDesk(
            new ParityReleaseDesk(_control, enforcer), _control.Reader, seen,
            () => Set(_limits.Current), journal, time);
        var ramps = new RampWatch(feed.Fleet, _control, _control, _control.Reader, time, findings)
        {
            Seen = (picture, control) =>
            {
                _releases.Remember(control, Set(_limits.Current), picture);
                _limits.DropLapsed();
            },
        };
        _loop = new TelemetryLoop(
            feed, options.Pipeline, _control.Reader, _control, _control, time, tap, ramps, _limits, _alarms,
            new ParityLink(options.Parity, enforcer, () => preOpen.Current.Signatures), _control) { Pictures = ramps };
        PreOpen = preOpen;
        Changes = new ChangeDesk(seen, changes, journal, time);
        _control.MarketClock = () => _loop.Reader.Current?.At;
        _limits.MarketClock = _control.MarketClock;
        _limits.Uses = () => _loop.Reader.Current?.Uses ?? [];
        _watchdog = new BlindnessWatchdog(
            _loop.Pulse, options.Blindness, alarm => Report(alarm, journal, time), _control, time);
        if (canaries is not null)
            Canary = new CanaryDesk(_control, canaries, _loop.Drills, _watchdog.Drills);
    }

    /// <summary>
    /// Called on the watchdog's thread when the measuring side has been silent too long. Kills work all the same: this
    /// says that nobody sees.
    /// </summary>
    public Action<Anomaly>? WentBlind { get; set; }

    /// <summary>The one door to a halt.</summary>
    public IKillSwitch KillSwitch => _control;

    /// <summary>The one door to a release.</summary>
    public IReleaseDesk ReleaseDesk => _releases;

    /// <summary>What drills need; null when the fleet has no canary.</summary>
    public ICanaryDesk? Canary { get; }

    /// <summary>What the facts say about a release.</summary>
    public IReleaseReader ReleaseChecks => _releases;

    /// <summary>Where messages are explained and the go before the open is given.</summary>
    public PreOpenDesk PreOpen { get; }

    /// <summary>Where changes of servers are thought through, asked for and approved.</summary>
    public ChangeDesk Changes { get; }

    /// <summary>The one door to other limits.</summary>
    public ILimitDesk LimitDesk => _limits;

    /// <summary>How everything is set.</summary>
    public ILimitReader Limits => _limits;

    /// <summary>What people may do with alarms.</summary>
    public IAlarmDesk AlarmDesk => _alarms;

    /// <summary>The alarms.</summary>
    public IAlarmReader Alarms => _alarms;

    /// <summary>What has been ordered.</summary>
    public IControlReader Control => _control.Reader;

    /// <summary>What is measured.</summary>
    public IFleetReader Fleet => _loop.Reader;

    /// <summary>The measuring side, for hosts that freeze its clock or watch its pulse.</summary>
    public TelemetryLoop Loop => _loop;

    /// <summary>Lockstep: the watchdog over the loop, whose thread does not run there.</summary>
    public BlindnessWatchdog Watchdog => _watchdog;

    /// <summary>Lockstep: takes acknowledgements and every waiting input, on the caller's thread.</summary>
    /// <returns>Inputs processed.</returns>
    public int Pump()
    {
        _control.Step();
        return _loop.Pump();
    }

    /// <summary>Lockstep: takes acknowledgements alone, on the caller's thread; nothing is measured.</summary>
    public void StepControl() => _control.Step();

    /// <summary>Lockstep: makes a snapshot now.</summary>
    public void Publish() => _loop.Publish();

    /// <summary>Starts the dedicated threads. Control first: it must work when the loop does not.</summary>
    public void Start()
    {
        _control.Start();
        _loop.Start();
        _watchdog.Start();
    }

    /// <summary>Stops the threads; gates keep the holds they have.</summary>
    public void Dispose()
    {
        _watchdog.Dispose();
        _loop.Dispose();
        _control.Dispose();
    }

    private static SetLimits Set(LimitsPicture limits) => new(limits.Rules, limits.Gates);

    // Whoever decides by what is measured must not decide by what was measured before the loop fell silent.
    private FleetSnapshot? Recent(TimeProvider time, TimeSpan oldest) =>
        Fleet.Current is { } picture && (_loop.ClockStands || picture.AgeBy(time) < oldest) ? picture : null;

    private void Report(Anomaly alarm, IControlJournal journal, TimeProvider time)
    {
        journal.Append(new AuditEntry(
            WallTime.Now(time), MarketAt: null, new Actor(ActorKind.Watchdog, alarm.Rule), "blind", "fleet",
            alarm.Message));
        WentBlind?.Invoke(alarm);
    }
}
