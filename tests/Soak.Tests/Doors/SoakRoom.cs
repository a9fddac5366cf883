using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Ops.Simulator.Recording;
using Ops.Simulator.Station;
using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Desks;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.Doors;

/// <summary>A control room of a run, as the doors see it. Its time is the run's.</summary>
/// <param name="world">The world.</param>
/// <param name="room">The control room.</param>
/// <param name="journal">Its journal.</param>
internal sealed class SoakRoom(World world, TelemetryRoom room, SessionJournal journal) : IFleetRoom
{
    /// <inheritdoc/>
    public FleetDefinition Fleet => world.Fleet;

    /// <inheritdoc/>
    public string Title => world.Fleet.Title;

    /// <inheritdoc/>
    public IFleetReader Readings => room.Fleet;

    /// <inheritdoc/>
    public IControlReader Control => room.Control;

    /// <inheritdoc/>
    public IKillSwitch KillSwitch => room.KillSwitch;

    /// <inheritdoc/>
    public ICanaryDesk? Canary => room.Canary;

    /// <inheritdoc/>
    public IReleaseDesk ReleaseDesk => room.ReleaseDesk;

    /// <inheritdoc/>
    public IReleaseReader ReleaseChecks => room.ReleaseChecks;

    /// <inheritdoc/>
    public PreOpenDesk PreOpen => room.PreOpen;

    /// <inheritdoc/>
    public ChangeDesk Changes => room.Changes;

    /// <inheritdoc/>
    public ILimitDesk LimitDesk => room.LimitDesk;

    /// <inheritdoc/>
    public ILimitReader Limits => room.Limits;

    /// <inheritdoc/>
    public IAlarmReader Alarms => room.Alarms;

    /// <inheritdoc/>
    public IAlarmDesk AlarmDesk => room.AlarmDesk;

    /// <inheritdoc/>
    public SessionJournal Journal => journal;

    /// <inheritdoc/>
    public MarketTime Now => world.Now;

    /// <inheritdoc/>
    public MarketTime StartAt => default;

    /// <inheritdoc/>
    public bool IsOver => world.IsOver;

    /// <inheritdoc/>
    public ActLog Acts { get; } = new();

    /// <inheritdoc/>
    public string Farewell { get; set; } = "";

    /// <inheritdoc/>
    public void Start(Pace speed, bool frozen)
    {
        // the run steps it
    }

    /// <inheritdoc/>
    public void AdvanceBucket() => throw Elsewhere();

    /// <inheritdoc/>
    public void Publish() => throw Elsewhere();

    /// <inheritdoc/>
    public void Freeze() => throw Elsewhere();

    /// <inheritdoc/>
    public void Resume() => throw Elsewhere();

    /// <inheritdoc/>
    public void SetSpeed(Pace pace) => throw Elsewhere();

    /// <inheritdoc/>
    public void RunTo(MarketTime to) => throw Elsewhere();

    /// <inheritdoc/>
    public void AdvanceTo(MarketTime to) => throw Elsewhere();

    /// <inheritdoc/>
    public void Redo(RecordedAct act, int number) => throw Elsewhere();

    /// <inheritdoc/>
    public void Intervene(Intervention what, Action<MarketTime, string?> done) => throw Elsewhere();

    /// <inheritdoc/>
    public void Dispose() => room.Dispose();

    private static NotSupportedException Elsewhere() => new("A soak moves its world by itself.");
}
