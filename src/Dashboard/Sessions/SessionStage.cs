using Ops.Dashboard.Recordings;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// The doors and readers the rest of the program holds on to while sessions come and go behind them. A kill that meets
/// a
/// swap latches the old world, the new one, or both, never neither: it re-reads the stage after latching and goes again
/// when the stage has changed, and the swap replays what was taken before the new world could be latched.
/// </summary>
internal sealed class SessionStage
    : IKillSwitch, IReleaseDesk, IReleaseReader, ILimitDesk, IAlarmDesk, IFleetReader, IControlReader, ILimitReader,
        IAlarmReader
{
    private readonly ChangeSignal _fleetChanged = new();
    private readonly ChangeSignal _controlChanged = new();
    private readonly ChangeSignal _limitsChanged = new();
    private readonly ChangeSignal _alarmsChanged = new();
    private Stage? _stage;

    /// <summary>Which page this program shows: written beside what people do.</summary>
    public string Layout { get; init; } = "";

    /// <summary>Who is on; null before the first session.</summary>
    public Stage? Now => Volatile.Read(ref _stage);

    /// <summary>The session on screen; null before the first.</summary>
    public RunningSession? Session => Now?.Current;

    /// <inheritdoc/>
    FleetSnapshot? IFleetReader.Current => Session?.Room.Readings.Current;

    /// <inheritdoc/>
    ChangeSignal IFleetReader.Changed => _fleetChanged;

    /// <inheritdoc/>
    ControlSnapshot IControlReader.Current =>
        Session?.Room.Control.Current ?? new ControlSnapshot(0, [], [], [], JournalHealthy: true);

    /// <inheritdoc/>
    ChangeSignal IControlReader.Changed => _controlChanged;

    /// <inheritdoc/>
    LimitsPicture ILimitReader.Current => Session?.Room.Limits.Current
        ?? new LimitsPicture(0, RuleBook.Standard, GateLimitBook.Standard, [], [], []);

    /// <inheritdoc/>
    ChangeSignal ILimitReader.Changed => _limitsChanged;

    /// <inheritdoc/>
    AlarmSnapshot IAlarmReader.Current => Session?.Room.Alarms.Current ?? AlarmSnapshot.Empty;

    /// <inheritdoc/>
    ChangeSignal IAlarmReader.Changed => _alarmsChanged;

    /// <summary>Puts a new stage up and wakes every reader.</summary>
    /// <param name="stage">The stage.</param>
    public void Set(Stage stage)
    {
        Volatile.Write(ref _stage, stage);
        _fleetChanged.Raise();
        _controlChanged.Raise();
        _limitsChanged.Raise();
        _alarmsChanged.Raise();
    }

    /// <inheritdoc/>
    public HaltTicket Halt(HaltCommand command)
    {
        Stage stage = Required();
        using SeenScreen look = Look(command.By); // references alone: nothing is written before the latch
        while (true)
        {
            HaltTicket? ticket = Latch(stage, command);
            Stage after = Required();
            if (ReferenceEquals(after, stage) && ticket is not null)
                return ticket;
            stage = after;
        }
    }

    // null when the stage was taken down meanwhile: whatever has taken its place is latched next
    private HaltTicket? Latch(Stage stage, HaltCommand command)
    {
        stage.Carry?.Add(command);
        try
        {
            HaltTicket ticket = stage.Current.Room.KillSwitch.Halt(command);
            ActRecorder.Halted(stage.Current.Room, command, ticket); // latched: a place in a queue, no wait
            if (stage.Incoming is { } incoming)
                KillCarry.Apply(command, incoming.Room);
            return ticket;
        }
        catch (ObjectDisposedException) when (!ReferenceEquals(Now, stage))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public ReleaseResult Request(HoldId hold, Actor by, string cause, string evidence)
    {
        using SeenScreen look = Look(by);
        IFleetRoom room = Required().Current.Room;
        ReleaseResult result = room.ReleaseDesk.Request(hold, by, cause, evidence);
        ActRecorder.Asked(room, by, hold, cause, evidence, result);
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask<ReleaseResult> ApproveAsync(ReleaseApproval approval)
    {
        using SeenScreen look = Look(approval.By);
        IFleetRoom room = Required().Current.Room;
        HoldId? hold = room.Control.Current.Requests.FirstOrDefault(one => one.Id == approval.Request)?.Hold;
        ReleaseResult result = await room.ReleaseDesk.ApproveAsync(approval);
        ActRecorder.Approved(room, approval.By, hold, result);
        return result;
    }

    /// <inheritdoc/>
    public ReleaseChecklist? Check(HoldId hold) => Session?.Room.ReleaseChecks.Check(hold);

    /// <inheritdoc/>
    public LimitResult Propose(LimitChange change, Actor by, string reason)
    {
        using SeenScreen look = Look(by);
        IFleetRoom room = Required().Current.Room;
        LimitResult result = room.LimitDesk.Propose(change, by, reason);
        ActRecorder.LimitSet(room, by, change, reason, result);
        return result;
    }

    /// <inheritdoc/>
    async ValueTask<LimitResult> ILimitDesk.ApproveAsync(Guid proposal, Actor by)
    {
        using SeenScreen look = Look(by);
        IFleetRoom room = Required().Current.Room;
        LimitResult result = await room.LimitDesk.ApproveAsync(proposal, by);
        ActRecorder.LimitApproved(room, by, result);
        return result;
    }

    /// <inheritdoc/>
    public AlarmOutcome Acknowledge(long alarm, Actor by)
    {
        using SeenScreen look = Look(by);
        IFleetRoom room = Required().Current.Room;
        var seen = SeenAlarm.Of(room, alarm);
        AlarmOutcome outcome = room.AlarmDesk.Acknowledge(alarm, by);
        ActRecorder.Acknowledged(room, by, seen, outcome);
        return outcome;
    }

    /// <inheritdoc/>
    public AlarmOutcome Shelve(long alarm, Actor by, string reason, TimeSpan length)
    {
        using SeenScreen look = Look(by);
        IFleetRoom room = Required().Current.Room;
        var seen = SeenAlarm.Of(room, alarm);
        AlarmOutcome outcome = room.AlarmDesk.Shelve(alarm, by, reason, length);
        ActRecorder.Shelved(room, by, seen, reason, length, outcome);
        return outcome;
    }

    /// <inheritdoc/>
    public AlarmOutcome Unshelve(long alarm, Actor by)
    {
        using SeenScreen look = Look(by);
        IFleetRoom room = Required().Current.Room;
        var seen = SeenAlarm.Of(room, alarm);
        AlarmOutcome outcome = room.AlarmDesk.Unshelve(alarm, by);
        ActRecorder.Unshelved(room, by, seen, outcome);
        return outcome;
    }

    /// <inheritdoc/>
    public IDetailWatch Watch(ServerId server)
    {
        var watch = new StageWatch(this, server);
        _ = watch.Current; // the first look starts the work behind it
        return watch;
    }

    /// <summary>Passes a room's signals on to whoever listens here, until it is told to stop.</summary>
    /// <param name="room">The room.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>A task that ends when both relays have.</returns>
    public Task RelayAsync(IFleetRoom room, CancellationToken stop) =>
        Task.WhenAll(PassOnAsync(room.Readings.Changed, _fleetChanged, stop),
            PassOnAsync(room.Control.Changed, _controlChanged, stop),
            PassOnAsync(room.Limits.Changed, _limitsChanged, stop),
            PassOnAsync(room.Alarms.Changed, _alarmsChanged, stop));

    private static async Task PassOnAsync(ChangeSignal from, ChangeSignal to, CancellationToken stop)
    {
        using ChangeSignal.Subscription changes = from.Subscribe();
        while (true)
        {
            try
            {
                await changes.WaitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                return; // the session has ended
            }
            to.Raise();
        }
    }

    /// <summary>Keeps hold of what the screen shows now while somebody acts.</summary>
    /// <param name="by">Who acts.</param>
    /// <returns>What it shows; dispose it when the act is over.</returns>
    internal SeenScreen Look(Actor by) => new(by, Required().Current.Room, Layout);

    private Stage Required() =>
        Now ?? throw new InvalidOperationException("There is no fleet yet: the first session has not been made.");
}
