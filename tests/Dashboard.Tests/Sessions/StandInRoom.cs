using System.Collections.Immutable;
using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Ops.Telemetry.Alarms;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Desks;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Tests.Sessions;

/// <summary>
/// A room without a world: eight servers, holds in memory, acknowledgements given by hand or at once.
/// </summary>
internal sealed partial class StandInRoom
    : IFleetRoom, IKillSwitch, IReleaseDesk, IReleaseReader, IControlReader, IFleetReader, IChangeExecutor
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, HaltTicket> _tickets = [];
    private readonly Dictionary<Guid, ReleaseRequest> _requests = [];
    private readonly Dictionary<Guid, ReleaseApproved> _approved = [];
    private readonly HashSet<ServerId> _acknowledged = [];
    private readonly TimeProvider _time;
    private readonly ChangeSignal _fleetChanged = new();
    private readonly ChangeSignal _controlChanged = new();
    private readonly LimitDesk _limits;
    private ITimer? _timer;
    private long _version;

    public StandInRoom(FleetDefinition fleet, SessionJournal journal, TimeProvider time, MarketTime start,
        MarketTime startAt)
    {
        (Fleet, Journal, _time, Now, StartAt) = (fleet, journal, time, start, startAt);
        foreach (ServerDefinition server in fleet.Servers.Where(s => journal.StandingHolds.Any(h => h.Scope.Covers(s))))
            _acknowledged.Add(server.Id);
        Control = this;
        PreOpen = new PreOpenDesk(() => Latest, journal, time);
        Changes = new ChangeDesk(() => Latest, fleet.Mode == FleetMode.Training ? this : null, journal, time);
        Desk = new AlarmDesk(journal, time);
        _limits = new LimitDesk(
            fleet, RuleBook.Standard, GateLimitBook.Standard, journal, TimeSpan.FromMinutes(5), time);
    }

    public FleetDefinition Fleet { get; }

    public string Title => Fleet.Title;

    public IFleetReader Readings => this;

    public IControlReader Control { get; }

    public IKillSwitch KillSwitch => this;

    public IReleaseDesk ReleaseDesk => this;

    public PreOpenDesk PreOpen { get; }

    public ChangeDesk Changes { get; }

    /// <summary>What servers run; a test plays it.</summary>
    public ParityPicture Parity { get; set; } = ParityPicture.Empty;

    /// <summary>Changes that were made, in order.</summary>
    public List<ChangeStep> Made { get; } = [];

    public ILimitDesk LimitDesk => _limits;

    /// <summary>The alarms; a test raises them by telling it what stands.</summary>
    public AlarmDesk Desk { get; }

    public IAlarmReader Alarms => Desk;

    public IAlarmDesk AlarmDesk => Desk;

    public ILimitReader Limits => _limits;

    public SessionJournal Journal { get; }

    public MarketTime Now { get; private set; }

    public MarketTime StartAt { get; }

    public bool IsOver { get; set; }

    public bool AcknowledgesAtOnce { get; set; } = true;

    public bool Disposed { get; private set; }

    public bool Frozen { get; private set; }

    public Pace Speed { get; private set; } = 1;

    public FleetSnapshot? Latest { get; private set; }

    FleetSnapshot? IFleetReader.Current => Latest;

    ChangeSignal IFleetReader.Changed => _fleetChanged;

    ChangeSignal IControlReader.Changed => _controlChanged;

    ControlSnapshot IControlReader.Current
    {
        get
        {
            lock (_lock)
            {
                ImmutableArray<Hold> holds = Journal.StandingHolds;
                return new ControlSnapshot(
                    _version, [.. Fleet.Servers.Select(s => ControlOf(s, holds))], holds, [.. _requests.Values],
                    Journal.IsHealthy);
            }
        }
    }

    /// <summary>Called with each bucket: a test lets the world fail.</summary>
    public Action? OnBucket { get; set; }

    public void AdvanceBucket()
    {
        OnBucket?.Invoke();
        Now = Now.AddNanoseconds(Telemetry.Model.Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond);
    }

    public void Publish()
    {
        var reading = new ServerReading { At = Now };
        var limits = new ServerLimits(250, LimitAction.Alarm, Money.FromDollars(1_000_000), LimitAction.Alarm,
            Money.FromDollars(1_000), LimitAction.Alarm, Money.FromDollars(100_000), LimitAction.Alarm, 70);
        Latest = new FleetSnapshot(
            ++_version, Fleet, Now, SessionPhase.Open, WallTime.Now(_time),
            [.. Fleet.Servers.Select(s =>
            new ServerStatus(s, reading, FeedColour.Green, null, null, null, limits, new TrendSeries()))],
            reading, limits, new TrendSeries(), [], 0, null)
        {
            Parity = Parity,
        };
        _fleetChanged.Raise();
    }

    public void Start(Pace speed, bool frozen)
    {
        (Speed, Frozen) = (speed, frozen);
        _timer = _time.CreateTimer(_ => Turn(), null, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
    }

    public void Freeze() => Frozen = true;

    public void Resume() => Frozen = false;

    public void SetSpeed(Pace pace) => Speed = pace;

    /// <summary>Called before each kill; hangs where a test wants a hung world.</summary>
    public Action<HaltCommand>? OnHalt { get; set; }

    public HaltTicket Halt(HaltCommand command)
    {
        OnHalt?.Invoke(command);
        ObjectDisposedException.ThrowIf(Disposed, this);
        lock (_lock)
        {
            if (_tickets.TryGetValue(command.CommandId, out HaltTicket? known))
                return known with { Repeated = true };
            var hold = new Hold(
                new HoldId(Journal.LastHoldId + 1), command.CommandId, command.Kind, command.Scope, command.Mode,
                command.By,
                command.Reason, WallTime.Now(_time), Now);
            ImmutableArray<ServerId> covered = [.. Fleet.Servers.Where(command.Scope.Covers).Select(s => s.Id)];
            Journal.AppendHold(hold, new AuditEntry(
                hold.Since, Now, command.By, "halt", hold.Id.ToString(), command.Reason));
            if (AcknowledgesAtOnce)
                _acknowledged.UnionWith(covered);
            var ticket = new HaltTicket(
                hold, covered, [], _time.GetElapsedTime(command.RequestedTimestamp), Repeated: false);
            _tickets[command.CommandId] = ticket;
            _version++;
            _controlChanged.Raise();
            return ticket;
        }
    }

    public void Apply(ImmutableArray<ChangeStep> steps) => Made.AddRange(steps);

    public void Acknowledge()
    {
        lock (_lock)
            _acknowledged.UnionWith(Fleet.Servers.Select(s => s.Id));
        _controlChanged.Raise();
    }

    public ReleaseResult Request(HoldId hold, Actor by, string cause, string evidence)
    {
        lock (_lock)
        {
            if (by.Kind != ActorKind.Person)
                return new ReleaseResult(ReleaseOutcome.NotAPerson, null);
            if (Journal.StandingHolds.All(h => h.Id != hold))
                return new ReleaseResult(ReleaseOutcome.UnknownHold, null);
            if (_requests.Values.FirstOrDefault(r => r.Hold == hold) is { } waiting)
                return new ReleaseResult(ReleaseOutcome.AlreadyRequested, waiting);
            WallTime now = WallTime.Now(_time);
            var request = new ReleaseRequest(
                Guid.NewGuid(), hold, by, cause, evidence, now,
                new WallTime(now.UtcTicks + TimeSpan.TicksPerMinute * 5));
            _requests[request.Id] = request;
            return new ReleaseResult(ReleaseOutcome.AwaitingApproval, request);
        }
    }

    /// <summary>What it says of a release; null for nothing open.</summary>
    public Func<HoldId, ReleaseChecklist?> Checklist { get; set; } = static _ => null;

    public IReleaseReader ReleaseChecks => this;

    public ReleaseChecklist? Check(HoldId hold) => Checklist(hold);

    public async ValueTask<ReleaseResult> ApproveAsync(ReleaseApproval approval)
    {
        (Guid request, Actor by) = (approval.Request, approval.By);
        if (!_requests.TryGetValue(request, out ReleaseRequest? asked))
            return _approved.TryGetValue(request, out ReleaseApproved? before)
                ? new ReleaseResult(ReleaseOutcome.AlreadyApproved, null) { Before = before }
                : new ReleaseResult(ReleaseOutcome.UnknownRequest, null);
        if (asked.By.MayBe(by))
            return new ReleaseResult(ReleaseOutcome.SamePerson, asked);
        if (Check(asked.Hold) is { } checklist && checklist.Refuses(approval.Overrides) is { } why)
            return new ReleaseResult(ReleaseOutcome.ChecklistOpen, asked) { Checklist = checklist, Why = why };
        bool durable = await Journal.RemoveHoldDurableAsync(
            asked.Hold, new AuditEntry(WallTime.Now(_time), Now, by, "released", asked.Hold.ToString(), asked.Cause));
        if (!durable)
            return new ReleaseResult(ReleaseOutcome.JournalFailed, asked);
        lock (_lock)
        {
            _requests.Remove(request);
            _approved[request] = new ReleaseApproved(by, WallTime.Now(_time), IsDone: true);
            _acknowledged.Clear();
        }
        _controlChanged.Raise();
        return new ReleaseResult(ReleaseOutcome.Released, asked);
    }

    /// <summary>What the pages of servers show; a test plays it. A server that is not in it has nothing.</summary>
    public Dictionary<ServerId, ServerDetail> Details { get; } = [];

    public IDetailWatch Watch(ServerId server) => new Watching(
        Details.GetValueOrDefault(server) ?? new ServerDetail(server, Now, [], [], 0, [], [], 0));

    public void Dispose()
    {
        Disposed = true;
        _timer?.Dispose();
    }

    private void Turn()
    {
        if (!Frozen)
            AdvanceBucket();
        Publish();
    }

    private ServerControl ControlOf(ServerDefinition server, ImmutableArray<Hold> holds)
    {
        ImmutableArray<Hold> covering = [.. holds.Where(h => h.Scope.Covers(server))];
        FlowState state = covering.IsEmpty ? FlowState.Flowing : _acknowledged.Contains(server.Id) ? FlowState.Halted
            : FlowState.Halting;
        TimeSpan? ack = state == FlowState.Halted ? TimeSpan.FromMilliseconds(20) : null;
        return new ServerControl(
            server.Id, server.Name, server.Group, state, covering, covering.IsEmpty ? null : covering[0].Since,
            covering.IsEmpty ? null : TimeSpan.FromMilliseconds(0.2), ack, ack, 0, 0, 0)
        {
            Stage = state switch
            {
                FlowState.Flowing => KillStage.Flowing,
                FlowState.Halted => KillStage.ProvenSilent,
                _ => KillStage.Blocked,
            },
            ProofLatency = ack,
        };
    }

    private sealed class Watching(ServerDetail detail) : IDetailWatch
    {
        public ServerDetail? Current => detail;

        public void Dispose()
        {
            // nothing was started
        }
    }
}
