using Ops.Simulator;
using Ops.Simulator.Scenarios;
using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Desks;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>A simulated world and the control room over it, as one thing to start, stop and step.</summary>
internal sealed class WorldRoom : IFleetRoom
{
    private readonly World _world;
    private readonly TelemetryRoom _room;
    private readonly WorldDriver _driver;
    private readonly ILogger _log;
    private bool _started;

    /// <summary>Makes world and room; gates that a standing hold covers are latched before this returns.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="recipe">Variant, seed and mode.</param>
    /// <param name="options">Settings of the room.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where a failing world is reported.</param>
    public WorldRoom(
        Scenario scenario, SessionRecipe recipe, RoomOptions options, SessionJournal journal, TimeProvider time,
        ILogger log)
    {
        (Title, Journal, _log) = (scenario.Title, journal, log);
        StartAt = MarketTime.FromTimeOfDay(scenario.Training?.StartAt ?? scenario.Session.Start);
        var acks = new AckQueue();
        _world = World.Create(
            scenario, new WorldOptions(recipe.Mode, recipe.Preset, recipe.Seed), acks, () =>
            _started ? time.GetTimestamp() : 0);
        // the standing fleet's servers are changed by their own tools; a training session's from here
        _room = new TelemetryRoom(
            _world, _world.Gates, options, journal, acks, time,
            changes: recipe.Mode == FleetMode.Training ? _world : null, canaries: _world.MakeCanary);
        _room.Pump(); // what the servers say they run is judged before their first order
        _room.WentBlind = alarm => _log.LogCritical("{Rule}: {Message}", alarm.Rule, alarm.Message);
        _driver = new WorldDriver(_world, time);
        _driver.Ended += (_, _) => _room.Loop.ClockStands = true; // the day is over: silence is no outage
        _driver.Failed += (_, failure) =>
            _log.LogCritical(failure.ExceptionObject as Exception, "The world of {Scenario} failed", recipe.Scenario);
    }

    /// <inheritdoc/>
    public FleetDefinition Fleet => _world.Fleet;

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public IFleetReader Readings => _room.Fleet;

    /// <inheritdoc/>
    public IControlReader Control => _room.Control;

    /// <inheritdoc/>
    public IKillSwitch KillSwitch => _room.KillSwitch;

    /// <inheritdoc/>
    public IReleaseDesk ReleaseDesk => _room.ReleaseDesk;

    /// <inheritdoc/>
    public ICanaryDesk? Canary => _room.Canary;

    /// <inheritdoc/>
    public IReleaseReader ReleaseChecks => _room.ReleaseChecks;

    /// <inheritdoc/>
    public PreOpenDesk PreOpen => _room.PreOpen;

    /// <inheritdoc/>
    public ChangeDesk Changes => _room.Changes;

    /// <inheritdoc/>
    public ILimitDesk LimitDesk => _room.LimitDesk;

    /// <inheritdoc/>
    public ILimitReader Limits => _room.Limits;

    /// <inheritdoc/>
    public IAlarmReader Alarms => _room.Alarms;

    /// <inheritdoc/>
    public IAlarmDesk AlarmDesk => _room.AlarmDesk;

    /// <inheritdoc/>
    public SessionJournal Journal { get; }

    /// <inheritdoc/>
    public MarketTime Now => _world.Now;

    /// <inheritdoc/>
    public MarketTime StartAt { get; }

    /// <inheritdoc/>
    public bool IsOver => _world.IsOver;

    /// <inheritdoc/>
    public void AdvanceBucket()
    {
        _world.AdvanceBucket();
        _room.Pump();
    }

    /// <inheritdoc/>
    public void Publish() => _room.Publish();

    /// <inheritdoc/>
    public void Start(int speed, bool frozen)
    {
        _started = true;
        _driver.Speed = speed;
        if (frozen)
            Freeze();
        _room.Start();
        _driver.Start();
    }

    /// <inheritdoc/>
    public void Freeze()
    {
        _room.Loop.ClockStands = true;
        _driver.Freeze();
    }

    /// <inheritdoc/>
    public void Resume()
    {
        _room.Loop.ClockStands = false;
        _driver.Resume();
    }

    /// <inheritdoc/>
    public void SetSpeed(int factor) => _driver.Speed = factor;

    /// <inheritdoc/>
    public void Dispose()
    {
        _driver.Dispose();
        _room.Dispose();
        _world.Dispose();
        if (!Journal.IsRetired)
            (Journal.Inner as IDisposable)?.Dispose();
    }
}
