using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The control side of one fleet: the kill switch, the release desk and the collector of acknowledgements around one
/// set of holds. It shares no lock with the pipeline and knows nothing of it.
/// </summary>
public sealed class ControlPlane
    : IKillSwitch, IReleaseDesk, IRampControl, ILeakSink, IVenueSink, IDisposable
{
    private readonly ControlState _state;
    private readonly KillSwitch _killSwitch;
    private readonly ReleaseDesk _desk;
    private readonly RampDesk _ramps;
    private readonly AckCollector _collector;
    private readonly CollectorThread _thread;
    private readonly Roster _roster;
    private readonly CanaryPlace _canary;
    private readonly ProofKeeper _proofs;

    /// <summary>
    /// A plane over a fleet whose servers are still absent. Holds that stood when the journal last ended stand again.
    /// </summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="journal">Where holds and the trail are kept; owned by the caller.</param>
    /// <param name="acks">Where the gates answer.</param>
    /// <param name="options">Times.</param>
    /// <param name="time">The clocks.</param>
    /// <exception cref="ArgumentException">An option is out of range; every fault is listed.</exception>
    public ControlPlane(
        FleetDefinition fleet, IControlJournal journal, AckQueue acks, ControlOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(acks);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { IsEmpty: false } faults)
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        _state = new ControlState(
            fleet, journal.StandingHolds, journal.LastHoldId,
            new ControllerToken(journal.ControllerEpoch, Guid.NewGuid()), new ControlLog(journal, time));
        var severance = new Severance(_state);
        var giver = new HoldGiver(_state);
        _proofs = new ProofKeeper(_state, options);
        _killSwitch = new KillSwitch(_state, _proofs, options.SlotClearTimeout);
        _ramps = new RampDesk(_state, options.Ramp);
        _desk = new ReleaseDesk(
            _state, new HoldOpener(_state, giver, severance, _ramps), _ramps, options.ReleaseRequestLife);
        _collector = new AckCollector(
            _state, acks, _desk, severance, _proofs,
            new LeaseKeeper(_state, new LineMender(_state, giver, severance), options.Lease),
            new LapseTaker(_state, _killSwitch),
            new GateReconciler(_state, giver, severance, _killSwitch), options.AckDeadline);
        _thread = new CollectorThread(_collector, acks, _state.Log);
        _roster = new Roster(_state, giver, _proofs);
        _canary = new CanaryPlace(_state, _roster, Canary.Of(fleet));
    }

    /// <summary>The control picture.</summary>
    public IControlReader Reader => _state;

    /// <summary>
    /// Market time now, for stamping holds and entries; null, or an answer of null, when unknown. It may be called by
    /// any thread and must not wait.
    /// </summary>
    public Func<MarketTime?>? MarketClock
    {
        get => _state.Log.MarketClock;
        set => _state.Log.MarketClock = value;
    }

    /// <summary>
    /// Answers that no gate here can have given, in total: a wrong server, or a latch count not reached yet.
    /// </summary>
    public long StrangeAcks => _collector.StrangeAcks;

    /// <summary>
    /// A server joins with its gate. One that a hold covers is latched before it can be seen as present.
    /// </summary>
    /// <param name="gate">The gate.</param>
    /// <exception cref="ArgumentException">The fleet has no such server.</exception>
    public void Attach(IFlowGate gate) => _roster.Attach(gate);

    /// <summary>A server leaves. Holds on the fleet, its group or itself cover it again when it comes back.</summary>
    /// <param name="server">The server.</param>
    /// <exception cref="ArgumentException">The fleet has no such server.</exception>
    public void Detach(ServerId server) => _roster.Detach(server);

    /// <summary>Where a canary's gate belongs.</summary>
    public ServerId CanaryServer => _canary.Server;

    /// <summary>Puts a fresh canary in the place of the last one, whose holds are forgotten with it.</summary>
    /// <param name="fresh">A gate of <see cref="CanaryServer"/> that was never latched.</param>
    /// <exception cref="ArgumentException">The gate is a server's, or has been latched.</exception>
    public void RenewCanary(IFlowGate fresh) => _canary.Renew(fresh);

    /// <inheritdoc/>
    public HaltTicket Halt(HaltCommand command) => _killSwitch.Halt(command);

    /// <inheritdoc/>
    public ReleaseResult Request(HoldId hold, Actor by, string cause, string evidence) =>
        _desk.Request(hold, by, cause, evidence);

    /// <inheritdoc/>
    public ValueTask<ReleaseResult> ApproveAsync(Guid request, Actor by) =>
        _desk.ApproveAsync(new ReleaseApproval(request, by));

    /// <inheritdoc/>
    public ValueTask<ReleaseResult> ApproveAsync(ReleaseApproval approval) =>
        _desk.ApproveAsync(approval);

    /// <inheritdoc/>
    public void Show(HoldId ramp, MarketTime ends, string? waiting) => _ramps.Show(ramp, ends, waiting);

    /// <inheritdoc/>
    public void Advance(HoldId ramp, MarketTime now) => _ramps.Advance(ramp, now);

    /// <inheritdoc/>
    public ValueTask<bool> EndAsync(HoldId ramp, RampEnd end, string why) => _ramps.EndAsync(ramp, end, why);

    /// <summary>Reports a leak. Never blocks; the next step severs the gate.</summary>
    /// <param name="server">The server.</param>
    /// <param name="orders">New orders after the acknowledgement, in total.</param>
    public void ReportLeak(ServerId server, long orders) => _collector.ReportLeak(server, orders);

    /// <inheritdoc/>
    public void ReportVenue(VenueWord word) => _proofs.Report(word);

    /// <summary>
    /// Takes the acknowledgements that wait, checks deadlines and publishes. For lockstep; <see cref="Start"/> does the
    /// same on a thread of its own.
    /// </summary>
    public void Step() => _collector.Step();

    /// <summary>Starts the collector's dedicated thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Ends the collector. Gates keep their holds: an end of the program opens nothing.</summary>
    public void Dispose() => _thread.Dispose();
}
