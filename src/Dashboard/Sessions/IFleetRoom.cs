using System.Collections.Immutable;
using Ops.Simulator;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
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

    /// <summary>Market time at which it ends.</summary>
    MarketTime EndAt => Scenario is { } scenario ? MarketTime.FromTimeOfDay(scenario.Session.End) : Now;

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
    void Start(Pace speed, bool frozen);

    /// <summary>Stops the market clock; control goes on.</summary>
    void Freeze();

    /// <summary>Lets the market clock run.</summary>
    void Resume();

    /// <summary>Sets how fast it runs.</summary>
    /// <param name="pace">How fast.</param>
    void SetSpeed(Pace pace);

    /// <summary>How fast market time really runs; null when it is not known.</summary>
    Pace? Reached => null;

    /// <summary>Market time it runs to as fast as it can; null when it does not.</summary>
    MarketTime? JumpsTo => null;

    /// <summary>
    /// Runs on to a market time as fast as world and pipeline can, in step; then the clock does what it did before.
    /// </summary>
    /// <param name="to">Where to.</param>
    void RunTo(MarketTime to);

    /// <summary>What was done in it so far.</summary>
    ActLog Acts { get; }

    /// <summary>Lockstep, before <see cref="Start"/>: runs on, at most to the end of the bucket.</summary>
    /// <param name="to">Where to.</param>
    void AdvanceTo(MarketTime to);

    /// <summary>Lockstep, before <see cref="Start"/>: does again what was done at a market time.</summary>
    /// <param name="act">What was done.</param>
    /// <param name="number">Its number among the acts, from 1.</param>
    void Redo(RecordedAct act, int number);

    /// <summary>What it is made of; null when nobody knows.</summary>
    Scenario? Scenario => null;

    /// <summary>What it was made from, before its preset; null when nobody knows.</summary>
    Scenario? MadeFrom => null;

    /// <summary>What acts in it by itself, and whether it is recorded; null when nobody knows.</summary>
    RoomConditions? Conditions => null;

    /// <summary>Items of the timeline that wait for a condition, or did.</summary>
    ImmutableArray<ArmedItem> Armed => [];

    /// <summary>Does something to the world at its next step.</summary>
    /// <param name="what">What.</param>
    /// <param name="done">Told on the world's thread when it was done, or why it was not.</param>
    void Intervene(Intervention what, Action<MarketTime, string?> done);

    /// <summary>Why it ends, for its recording; a sentence.</summary>
    string Farewell { get; set; }
}
