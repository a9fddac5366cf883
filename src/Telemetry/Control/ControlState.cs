using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Everything the control plane knows, behind one lock that is held for memory work only: nobody calls a gate, a
/// journal or a reader inside it. The pipeline never takes it. Members that end in _NeedsLock are called with it held.
/// </summary>
internal sealed class ControlState : IControlReader
{
    private readonly ControllerToken _controller;
    private readonly ServerFlow[] _flows;
    private readonly Dictionary<HoldId, int> _takers = [];
    private readonly TicketMemory _tickets = new();
    private long _lastHold;
    private long _lastDrill;
    private long _version;
    private ImmutableArray<HoldRelease> _releases = [];
    private ControlSnapshot _current;

    /// <summary>A plane whose servers are all absent, with the holds that stood before.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="standing">Holds from the journal.</param>
    /// <param name="lastHold">The highest hold id ever given.</param>
    /// <param name="controller">Who speaks to the gates.</param>
    /// <param name="log">Where transitions are noted.</param>
    public ControlState(
        FleetDefinition fleet, ImmutableArray<Hold> standing, long lastHold, ControllerToken controller, ControlLog log)
    {
        _controller = controller;
        _flows = [.. fleet.Servers.Append(Canary.Of(fleet)).Select(server => new ServerFlow(server))];
        Holds = HoldSet.Of(standing);
        _lastHold = Math.Max(lastHold, standing.Select(h => h.Id.Value).DefaultIfEmpty(0).Max());
        Log = log;
        _current = new ControlSnapshot(0, [], [], [], JournalHealthy: true);
        log.Sample();
        lock (Sync)
            Publish_NeedsLock();
    }

    /// <summary>The one lock.</summary>
    public Lock Sync { get; } = new();

    /// <summary>Who speaks to the gates.</summary>
    /// <remarks>Its epoch rises when a disk that was full at the start counts the opening at last.</remarks>
    public ControllerToken Controller => _controller with { Epoch = Math.Max(_controller.Epoch, Log.Epoch) };

    /// <summary>Notes and clocks.</summary>
    public ControlLog Log { get; }

    /// <summary>The standing holds; replaced under the lock.</summary>
    public HoldSet Holds { get; private set; }

    /// <summary>Releases that wait for a second person, by request.</summary>
    public Dictionary<Guid, PendingRelease> Requests { get; } = [];

    /// <summary>Releases that were done.</summary>
    public DoneReleases Done { get; } = new();

    /// <summary>One flow per server, in the order of their ids, and the canary's as the last.</summary>
    public ReadOnlySpan<ServerFlow> Flows => _flows;

    /// <inheritdoc/>
    public ControlSnapshot Current => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public ChangeSignal Changed { get; } = new();

    /// <summary>The flow of a server.</summary>
    /// <param name="server">The server.</param>
    /// <returns>The flow, or null when the fleet has no such server.</returns>
    public ServerFlow? Find(ServerId server) => server.Index < _flows.Length ? _flows[server.Index] : null;

    /// <summary>The ticket of a command that was carried out before, with its hold standing or not.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The ticket, or null when the command is new or still under way.</returns>
    public HaltTicket? FindTicket_NeedsLock(Guid command)
    {
        if (_tickets.Find(command) is { } ticket)
            return ticket with { Repeated = true };
        return Holds.FindCommand(command) is { } hold && !IsBeingTaken_NeedsLock(hold.Id)
            ? new HaltTicket(hold, PresentUnder_NeedsLock(hold.Scope), [], TimeSpan.Zero, Repeated: true)
            : null;
    }

    /// <summary>Takes a hold into the set, or joins the one that stands for the same command.</summary>
    /// <param name="command">The kill.</param>
    /// <returns>The hold and whether it stood before.</returns>
    public HoldAddition AddHold_NeedsLock(HaltCommand command)
    {
        bool drill = command.Scope.IsCanary; // numbered apart: a drill leaves no gap in the numbers of the journal
        HoldAddition addition = Holds.Add(
            Log.Stamp(new HoldId(drill ? -(_lastDrill + 1) : _lastHold + 1), command),
            hold => Requests.Values.Any(one => one.Request.Hold == hold));
        Holds = addition.Set;
        if (!addition.Repeated)
            (_lastHold, _lastDrill) = drill ? (_lastHold, _lastDrill + 1) : (_lastHold + 1, _lastDrill);
        _takers[addition.Hold.Id] = _takers.GetValueOrDefault(addition.Hold.Id) + 1;
        return addition;
    }

    /// <summary>
    /// Whether somebody is still latching for a hold. Until all of them are done it can't be released: an unlatch that
    /// came before the latch would leave the gate shut by a hold that nobody can see.
    /// </summary>
    /// <param name="hold">The hold.</param>
    /// <returns>True while it is being taken.</returns>
    public bool IsBeingTaken_NeedsLock(HoldId hold) => _takers.ContainsKey(hold);

    /// <summary>One taker of a hold is done.</summary>
    /// <param name="ticket">What it achieved.</param>
    /// <param name="command">Its command.</param>
    public void FinishTaking_NeedsLock(HaltTicket ticket, Guid command)
    {
        if (!ticket.Hold.Scope.IsCanary) // drills must not push real tickets out
            _tickets.Remember(command, ticket);
        int left = _takers[ticket.Hold.Id] - 1;
        if (left == 0)
            _takers.Remove(ticket.Hold.Id);
        else
            _takers[ticket.Hold.Id] = left;
    }

    /// <summary>No hold gets this number or a lower one any more: a gate carries it from before.</summary>
    /// <param name="hold">The number.</param>
    public void Reserve_NeedsLock(HoldId hold) => _lastHold = Math.Max(_lastHold, hold.Value);

    /// <summary>Restarts in stages; replaced under the lock.</summary>
    public ImmutableArray<RampState> Ramps { get; private set; } = [];

    /// <summary>Restarts whose end is being written.</summary>
    public HashSet<HoldId> Ending { get; } = [];

    /// <summary>Restarts that are over, the last of them: a gate out of reach may still carry their hold.</summary>
    public ImmutableArray<Hold> EndedRamps { get; private set; } = [];

    /// <summary>A restart.</summary>
    /// <param name="hold">Its hold.</param>
    /// <returns>The restart, or null when it is over.</returns>
    public RampState? FindRamp(HoldId hold) => Ramps.FirstOrDefault(ramp => ramp.Hold.Id == hold);

    /// <summary>Stamps a hold that is not taken yet; its number is never given again.</summary>
    /// <param name="command">What it is for.</param>
    /// <returns>The hold.</returns>
    public Hold Stamp_NeedsLock(HaltCommand command) => Log.Stamp(new HoldId(++_lastHold), command);

    /// <summary>A restart begins: its hold enters the set.</summary>
    /// <param name="ramp">The restart.</param>
    public void AddRamp_NeedsLock(RampState ramp)
    {
        Holds = Holds.With(ramp.Hold);
        Ramps = Ramps.Add(ramp);
    }

    /// <summary>A restart goes on.</summary>
    /// <param name="ramp">The restart as it is now.</param>
    public void SetRamp_NeedsLock(RampState ramp) =>
        Ramps = Ramps.Replace(Ramps.First(one => one.Hold.Id == ramp.Hold.Id), ramp);

    /// <summary>A restart is over: its hold leaves the set.</summary>
    /// <param name="hold">Its hold.</param>
    public void RemoveRamp_NeedsLock(HoldId hold)
    {
        if (FindRamp(hold) is not { } over)
            return;
        Ramps = Ramps.Remove(over);
        Holds = Holds.Remove(hold);
        EndedRamps = [.. EndedRamps.TakeLast(Limits.ReleasesRemembered - 1), over.Hold];
    }

    /// <summary>Takes a hold out of the set.</summary>
    /// <param name="hold">The hold.</param>
    public void RemoveHold_NeedsLock(HoldId hold) => Holds = Holds.Remove(hold);

    /// <summary>Forgets the holds of a canary that is taken away.</summary>
    public void ForgetCanary_NeedsLock() => Holds = Holds.WithoutCanary();

    /// <summary>The last releases, oldest first; replaced under the lock.</summary>
    public ImmutableArray<HoldRelease> Releases => _releases;

    /// <summary>Holds that were released, and those of restarts that are over: a gate may have lost that.</summary>
    public ImmutableArray<Hold> Gone => [.. _releases.Select(static release => release.Hold), .. EndedRamps];

    /// <summary>Remembers a release, and forgets the oldest beyond what is kept.</summary>
    /// <param name="release">The release.</param>
    public void Remember_NeedsLock(HoldRelease release) =>
        _releases = [.. _releases.TakeLast(Limits.ReleasesRemembered - 1), release];

    /// <summary>Applies one event to a flow and notes what came of it.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="what">What happened.</param>
    /// <returns>The transition; a refused one changed nothing.</returns>
    public FlowTransition Apply_NeedsLock(ServerFlow flow, FlowEvent what)
    {
        KillStage before = flow.Stage;
        FlowTransition step = FlowTransitions.Apply(before, what);
        if (step.Refusal is not null)
        {
            Log.Note("state-refused", flow.Definition.Name, step.Refusal);
            return step;
        }
        if (step.Next != before)
        {
            flow.Stage = step.Next;
            if (!step.Next.IsProven())
                flow.Proof.Unprove();
            NoteStep_NeedsLock(flow, what.Words(), $"{before} to {step.Next}: {what.Words()}");
        }
        flow.IsSevered = step.Severs || (flow.IsSevered && !step.Restores);
        flow.IsChanged = true;
        return step;
    }

    /// <summary>Notes a step in the life of a stop: in the trail, and on its ticket.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="what">What happened, in a sentence.</param>
    /// <param name="entry">What the trail says; the same unless given.</param>
    public void NoteStep_NeedsLock(ServerFlow flow, string what, string? entry = null)
    {
        Log.Note("state", flow.Definition.Name, entry ?? what);
        TimeSpan after = flow.RequestedAt is null ? TimeSpan.Zero : Log.Since(flow.RequestedTimestamp);
        flow.Proof.Add(new KillStep(Log.Now, after, flow.Stage, what));
        flow.IsChanged = true;
    }

    /// <summary>
    /// Weighs the latest answer of a gate against the state: the only way to Halted and back to Flowing.
    /// </summary>
    /// <param name="flow">The flow.</param>
    public void WeighAck_NeedsLock(ServerFlow flow)
    {
        if (flow.LastAck is not { } ack || ack.LatchVersion < flow.AwaitedVersion)
            return;
        if (ack.Latched && flow.State is FlowState.Halting or FlowState.Unconfirmed or FlowState.Halted)
            WeighLatched_NeedsLock(flow, ack);
        else if (!ack.Latched && flow.State == FlowState.Releasing)
            Apply_NeedsLock(flow, FlowEvent.GateOpened);
    }

    /// <summary>Publishes the picture as it is now.</summary>
    public void Publish_NeedsLock()
    {
        var rows = ImmutableArray.CreateBuilder<ServerControl>(_flows.Length);
        foreach (ServerFlow flow in _flows)
            rows.Add(flow.Refresh(Holds));
        ServerControl canary = rows[^1];
        rows.RemoveAt(rows.Count - 1);
        var next = new ControlSnapshot(
            ++_version, rows.DrainToImmutable(), Holds.OfServers,
            [.. Requests.Values.Where(r => !r.IsTaken).OrderBy(r => r.AskedTimestamp).Select(r => r.Request)],
            Log.IsJournalHealthy)
        {
            Releases = _releases,
            Canary = canary.State == FlowState.Absent ? null : canary,
            Ramps = Ramps,
        };
        Volatile.Write(ref _current, next);
    }

    /// <summary>Wakes the readers and writes the notes. Called after leaving the lock.</summary>
    public void Announce()
    {
        Changed.Raise();
        Log.Flush();
    }

    /// <summary>The present servers a scope covers.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>Their ids.</returns>
    public ImmutableArray<ServerId> PresentUnder_NeedsLock(HaltScope scope) =>
        [.. _flows.Where(f => f.State != FlowState.Absent && scope.Covers(f.Definition)).Select(f => f.Definition.Id)];

    private void WeighLatched_NeedsLock(ServerFlow flow, GateAck ack)
    {
        // An answer is no proof from a server that leaked after an earlier one.
        if (flow.State != FlowState.Halted && flow.OrdersAfterBlock == 0 && flow.Proof.RoguesTaken == 0)
        {
            flow.AckLatency = Log.Since(flow.RequestedTimestamp);
            flow.LastSendAtAck = ack.LastSend;
            Apply_NeedsLock(flow, FlowEvent.Acknowledged);
            if (flow.Proof.Cancels && flow.Stage == KillStage.Acknowledged)
                Apply_NeedsLock(flow, FlowEvent.CancelsAsked);
        }
        flow.OpenOrders = ack.OpenOrders;
        if (ack.OpenOrders == 0 && flow.DrainLatency is null)
        {
            flow.DrainLatency = Log.Since(flow.RequestedTimestamp);
            Apply_NeedsLock(flow, FlowEvent.ServerDrained);
        }
        flow.IsChanged = true;
    }
}
