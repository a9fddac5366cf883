using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Desks;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>One world with the control room over it, as a session drives it.</summary>
internal interface IFleetRoom : IDisposable
{
    /// <summary>The fleet.</summary>
    FleetDefinition Fleet { get; }

    /// <summary>Title of the scenario.</summary>
    string Title { get; }

    /// <summary>What is measured.</summary>
    IFleetReader Readings { get; }

    /// <summary>What has been ordered.</summary>
    IControlReader Control { get; }

    /// <summary>The kill door.</summary>
    IKillSwitch KillSwitch { get; }

    /// <summary>What drills need; null when the fleet has no canary.</summary>
    ICanaryDesk? Canary => null;

    /// <summary>The release door.</summary>
    IReleaseDesk ReleaseDesk { get; }

    /// <summary>What the facts say about a release.</summary>
    IReleaseReader ReleaseChecks { get; }

    /// <summary>Where messages are explained and the go before the open is given.</summary>
    PreOpenDesk PreOpen { get; }

    /// <summary>Where changes of servers are thought through, asked for and approved.</summary>
    ChangeDesk Changes { get; }

    /// <summary>The door to other limits.</summary>
    ILimitDesk LimitDesk { get; }

    /// <summary>How everything is set.</summary>
    ILimitReader Limits { get; }

    /// <summary>The alarms.</summary>
    IAlarmReader Alarms { get; }

    /// <summary>What people may do with alarms.</summary>
    IAlarmDesk AlarmDesk { get; }

    /// <summary>What records it; null when nothing does.</summary>
    LoopRecorder? Recorder => null;

    /// <summary>Number of the last order of each gate, in the order of the servers.</summary>
    ImmutableArray<long> Sent => [];

    /// <summary>Its journal, which knows the standing holds at every moment.</summary>
    SessionJournal Journal { get; }

    /// <summary>Market time reached.</summary>
    MarketTime Now { get; }

    /// <summary>Market time at which somebody takes over: what is before is run as fast as possible.</summary>
    MarketTime StartAt { get; }

    /// <summary>Whether the session's end was reached.</summary>
    bool IsOver { get; }

    /// <summary>
    /// Lockstep, before <see cref="Start"/>: one bucket of market time through world, pipeline and control.
    /// </summary>
    void AdvanceBucket();

    /// <summary>Lockstep, before <see cref="Start"/>: makes a snapshot now.</summary>
    void Publish();

    /// <summary>Starts the threads.</summary>
    /// <param name="speed">How fast market time runs.</param>
    /// <param name="frozen">Whether the market clock stands at first.</param>
    void Start(int speed, bool frozen);

    /// <summary>Stops the market clock; control goes on.</summary>
    void Freeze();

    /// <summary>Lets the market clock run.</summary>
    void Resume();

    /// <summary>Sets how fast it runs.</summary>
    /// <param name="factor">1 to 60.</param>
    void SetSpeed(int factor);
}
