using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Simulator.Tests;

/// <summary>
/// The half minute of <see cref="SmallScenario"/> with a whole control room over it, stepped in market time: gates,
/// pipeline, drop copies, control. Server two is the one that is stopped.
/// </summary>
internal sealed class StopDay : IDisposable
{
    private const int Bad = 1;
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly Actor s_bob = new(ActorKind.Person, "bob");

    private readonly VirtualClock _clock = new(new DateOnly(2026, 1, 5));
    private readonly World _world;
    private readonly TelemetryRoom _room;
    private readonly LeaseGuard _guard;

    public StopDay(params TimelineItem[] timeline)
        : this(SmallScenario.Make(peg: null, timeline))
    {
    }

    public StopDay(Scenario scenario)
    {
        var acks = new AckQueue();
        _world = World.Create(scenario, new WorldOptions(FleetMode.Live, null, 2), acks);
        _clock.MoveTo(_world.Now);
        _room = new TelemetryRoom(
            _world, _world.Gates,
            new RoomOptions(PipelineOptions.Default with { Breakers = false }, new ControlOptions()),
            new NullControlJournal(), acks, _clock);
        _guard = new LeaseGuard(_world.Gates, _clock);
    }

    /// <summary>A day on which most orders of server two rest at the venue until somebody takes them back.</summary>
    public static StopDay Resting(params TimelineItem[] timeline)
    {
        CodePathSpec peg = SmallScenario.Peg with { MarketablePerMille = 300, CancelAfter = TimeSpan.FromMinutes(5) };
        Scenario day = SmallScenario.Make(peg, timeline);
        return new StopDay(day with { Venue = day.Venue with { RestingFillMean = TimeSpan.FromMinutes(1) } });
    }

    public static TimeSpan Stop { get; } = SmallScenario.At(9, 30, 5);

    public ServerControl Row => _room.Control.Current.Servers[Bad];

    public ServerControl Other => _room.Control.Current.Servers[0];

    public OrderGate Gate => _world.Gates[Bad];

    public ServerReconciliation Sources
    {
        get
        {
            _room.Publish();
            return _room.Fleet.Current!.Reconciliation[Bad];
        }
    }

    public IEnumerable<string> Steps => Row.Steps.Select(static step => step.What);

    public IEnumerable<string> Alarms
    {
        get
        {
            _room.Publish();
            return _room.Alarms.Current.Groups.SelectMany(static group => group.Members)
                .Select(static alarm => alarm.Finding.Rule).Distinct();
        }
    }

    /// <summary>Runs to a moment and stops server two there.</summary>
    public HaltTicket KillAt(TimeSpan time, HaltMode mode)
    {
        RunTo(time);
        return _room.KillSwitch.Halt(new HaltCommand(
            Guid.NewGuid(), HoldKind.Manual, HaltScope.Server("two"), mode, s_ann, "runaway", _clock.GetTimestamp()));
    }

    public async Task ReleaseAsync(HoldId hold)
    {
        ReleaseResult asked = _room.ReleaseDesk.Request(hold, s_ann, "cause", "evidence");
        var approval = new ReleaseApproval(asked.Request!.Id, s_bob)
        {
            Overrides =
            [
                .. _room.ReleaseChecks.Check(hold)!.Open.Select(static line => new ReleaseOverride(line.Item, "test")),
            ],
        };
        await _room.ReleaseDesk.ApproveAsync(approval);
    }

    public StopDay RunTo(TimeSpan time)
    {
        while (_world.Now.TimeOfDay < time && !_world.IsOver)
        {
            _world.AdvanceTo(_world.Now.Nanoseconds + 10 * MarketTime.NanosecondsPerMillisecond);
            _clock.MoveTo(_world.Now);
            _room.Pump();
            _guard.Look();
        }
        return this;
    }

    public StopDay After(double seconds) => RunTo(_world.Now.TimeOfDay + TimeSpan.FromSeconds(seconds));

    public void Dispose()
    {
        _room.Dispose();
        _guard.Dispose();
        _world.Dispose();
    }
}
