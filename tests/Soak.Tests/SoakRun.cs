using System.Collections.Immutable;
using Ops.Simulator;
using Ops.Simulator.Servers;
using Ops.Soak.Tests.Faults;
using Ops.Soak.Tests.People;
using Ops.Soak.Tests.Witness;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Soak.Tests;

/// <summary>
/// Some minutes of a fleet, its control room and its people in virtual time, with everything that goes wrong drawn from
/// the seed; the invariants are checked after every step, from outside.
/// </summary>
internal sealed class SoakRun : IDisposable
{
    private const int Servers = 3;
    private const long Millisecond = 1_000_000;
    private const int LongestStepMilliseconds = 300;
    private const ulong FileEvery = 25; // the real file is slow

    private static readonly string[] s_names = ["one", "two", "three"];

    private readonly SoakPlan _plan;
    private readonly SeededChance _steps;
    private readonly SeededChance _acts;
    private readonly SoakClock _clock;
    private readonly ISoakDisk _disk;
    private readonly TrailWitness _trail;
    private readonly CrashingJournal _journal;
    private readonly OpenActs _waiting = new();
    private readonly FaultyAnswers _answers = new(Servers);
    private readonly World _world;
    private readonly LeaseGuard _guard;
    private readonly ImmutableArray<FaultyGate> _gates;
    private readonly ImmutableArray<FaultySource> _sources;
    private readonly ImmutableArray<FaultyCopy> _copies;
    private readonly GateWitness _gateWitness;
    private readonly ReachWitness _reach = new(Servers);
    private readonly Invariants _invariants;
    private readonly Monkey _monkey;
    private readonly GoodPeople _goodPeople;
    private readonly TimeSpan?[] _stalledSince = new TimeSpan?[Servers];
    private readonly FreeWitness _free = new(Servers);
    private readonly bool[] _isAway = new bool[Servers];
    private readonly DoorWitness _doors;
    private RoomLife? _life;

    /// <summary>A run at its start.</summary>
    /// <param name="plan">What goes wrong in it, and its seed.</param>
    public SoakRun(SoakPlan plan)
    {
        ulong seed = plan.Seed;
        _plan = plan;
        _steps = new SeededChance(seed + 1);
        _acts = new SeededChance(seed + 2);
        _clock = new SoakClock(new DateOnly(2026, 1, 5));
        _disk = seed % FileEvery == 0 ? new FileDisk() : new MemoryDisk();
        _trail = new TrailWitness(s_names, () => Now);
        _journal = new CrashingJournal(_disk, _trail, new SeededChance(seed + 3));
        _world = World.Create(SoakFleet.Make(_plan), new WorldOptions(FleetMode.Live, null, seed), _answers);
        _guard = new LeaseGuard(_world.Gates, _clock);
        _gateWitness = new GateWitness(_journal, Servers, () => Now);
        _gates = [.. _world.Gates.Select(gate => new FaultyGate(gate, _gateWitness))];
        _sources =
            [.. _world.Sources.Select((source, i) => new FaultySource(source, new SeededChance(seed + 10 + (ulong)i)))];
        _copies =
            [.. _world.DropCopies.Select((copy, i) => new FaultyCopy(copy, new SeededChance(seed + 20 + (ulong)i)))];
        _invariants = new Invariants(_world.Gates, _reach, _answers, _gateWitness);
        _doors = new DoorWitness(_world.Gates, IsReached, () => Now);
        _monkey = new Monkey(_acts, _journal, _doors, _waiting, Tell);
        _goodPeople = new GoodPeople(_plan.HasDeadCode, Tell);
        _clock.MoveTo(_world.Now.Nanoseconds);
        Start();
    }

    /// <summary>What was done and said, in order.</summary>
    public SoakLog Log { get; } = new();

    /// <summary>What goes wrong, in words.</summary>
    public string Plan => string.Join("; ", _plan.Episodes);

    private TimeSpan Now => _world.Now.TimeOfDay;

    /// <summary>Runs to the end.</summary>
    /// <exception cref="SoakViolation">An invariant does not hold.</exception>
    public void Run()
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null); // who was kept waiting goes on in the step that answers
        try
        {
            for (int step = 0; !_world.IsOver; step++)
                Step(step);
            CheckEnd();
            _journal.End();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _life?.Dispose();
        _guard.Dispose();
        _world.Dispose();
        _disk.Dispose();
    }

    private void Step(int step)
    {
        SetFaults();
        _world.AdvanceTo(_world.Now.Nanoseconds + (1 + _steps.Below(LongestStepMilliseconds)) * Millisecond);
        _clock.MoveTo(_world.Now.Nanoseconds);
        foreach (FaultySource source in _sources)
            source.Pump();
        foreach (FaultyCopy copy in _copies)
            copy.Pump();
        bool collects = _life is not null && !_plan.Is(SoakFault.CollectorStopped, Now);
        Look(collects, picture: step % SoakLength.Chosen.PictureEvery == 0);
        _guard.Look();
        if (_steps.Below(2) == 0)
            _journal.Write(); // its writer is a thread of its own: now and then a crash comes before it
        _waiting.Look();
        _reach.Look(collects, IsReached, IsHeard, Now);
        Check(collects);
        LetPeopleAct();
        Check(collects: false);
    }

    private void Look(bool collects, bool picture)
    {
        if (_life is null)
            return;
        if (collects)
            _life.Plane.Step();
        if (!_plan.Is(SoakFault.LoopStopped, Now))
            Measure(_life, picture);
        _life.Room.Watchdog.Look();
        _life.Drills.Look();
        _doors.Rethrow();
    }

    private void Measure(RoomLife life, bool picture)
    {
        life.Measure();
        if (!picture)
            return;
        life.Room.Publish();
        if (life.Room.Fleet.Current is { } seen)
            Invariants.CheckPicture(seen, server => Now - (_stalledSince[server] ?? Now), Now);
    }

    private void Check(bool collects)
    {
        _gateWitness.Look(_world.Gates);
        _invariants.CheckGates(Now);
        if (_life is null)
            return;
        ControlSnapshot said = _life.Room.Control.Current;
        _invariants.CheckControl(said, Now, collects);
        _trail.Look(said);
        _free.Look(said, _world.Gates, Now);
        Log.Note(Now, said, _world.Gates);
    }

    private void LetPeopleAct()
    {
        if (_life is null)
            return;
        if (Now >= SoakPlan.Calm)
        {
            if (Now >= SoakPlan.Calm + TimeSpan.FromSeconds(10) && Now < EndChecks.Late
                && _acts.Below(SoakLength.Chosen.GoodPeopleOneIn) == 0)
                _waiting.Add(_goodPeople.ActAsync(_life));
        }
        else if (Now >= SoakFleet.Open && _acts.Below(SoakLength.Chosen.MonkeyOneIn) == 0)
        {
            _monkey.Act(_life, _clock, Now);
        }
        _waiting.Look();
    }

    private bool IsHeard(int server) => !_answers.Loses[server] && !_answers.Delays[server];

    private bool IsReached(int server) => !_world.Gates[server].IsCutOff && !_gates[server].IsDeaf;

    private void SetFaults()
    {
        for (int i = 0; i < Servers; i++)
        {
            _world.Gates[i].IsCutOff = _plan.Is(SoakFault.LineCut, i, Now);
            bool away = _plan.Is(SoakFault.Away, i, Now);
            _gates[i].IsDeaf = away || _plan.Is(SoakFault.DeafGate, i, Now);
            _answers.Loses[i] = _plan.Is(SoakFault.LostAnswers, i, Now);
            _answers.Delays[i] = _plan.Is(SoakFault.LateAnswers, i, Now);
            _sources[i].IsStalled = _plan.Is(SoakFault.FeedStall, i, Now);
            _sources[i].Loses = _plan.Is(SoakFault.FeedLoss, i, Now);
            _sources[i].Repeats = _plan.Is(SoakFault.FeedRepeat, i, Now);
            _copies[i].IsStalled = _plan.Is(SoakFault.CopyStall, i, Now);
            _copies[i].Loses = _plan.Is(SoakFault.CopyLoss, i, Now);
            _stalledSince[i] = _sources[i].IsStalled ? _stalledSince[i] ?? Now : null;
        }
        _answers.Release();
        _journal.IsSlow = _plan.Is(SoakFault.DiskSlow, Now);
        _journal.IsFull = _plan.Is(SoakFault.DiskFull, Now);
        _clock.Error = _plan.Is(SoakFault.WallClock, Now) ? TimeSpan.FromHours(-7) : TimeSpan.Zero;
        bool dead = _plan.Is(SoakFault.Crash, Now);
        if (dead && _life is not null)
            Crash();
        else if (!dead && _life is null)
            Start();
        for (int i = 0; i < Servers && _life is not null; i++)
            Move(_life, i, _plan.Is(SoakFault.Away, i, Now));
    }

    // A server that joins is born under all that stands, before anybody sees it as present.
    private void Move(RoomLife life, int server, bool away)
    {
        if (away == _isAway[server])
            return;
        _isAway[server] = away;
        Tell($"{s_names[server]} {(away ? "leaves" : "joins")}");
        if (away)
            life.Plane.Detach(_gates[server].Server);
        else
            life.Plane.Attach(_gates[server]);
        if (!away)
            _invariants.CheckBorn(life.Room.Control.Current.Servers[server], _doors.IsReached(server), Now);
    }

    private void Crash()
    {
        Tell("crash");
        _life!.Doors.Die(); // not disposed: it was killed
        _life = null;
        _answers.Queue = null;
        _journal.Crash();
        _waiting.Forget();
        Array.Clear(_isAway); // another room finds every gate at its start
        _monkey.Forget();
    }

    private void Start()
    {
        _journal.Begin();
        var acks = new AckQueue();
        _answers.Begin(acks);
        _life = new RoomLife(
            _world, new FaultyFeed(_world, _sources, _copies), _gates, _journal, acks, _clock, _doors, _monkey.NewId);
        Tell($"start, epoch {_journal.ControllerEpoch}, {_life.Room.Control.Current.Holds.Length} holds stand");
        _gateWitness.Look(_world.Gates);
    }

    private void CheckEnd()
    {
        _life!.Room.Pump();
        _life.Room.Publish();
        var end = new EndChecks(_plan, Now);
        end.CheckControl(_life.Room.Control.Current, server => _free.Sends(server, _gates[server].LastSend, Now));
        end.CheckPicture(_life.Room.Fleet.Current!, server => _sources[server].LastSequence);
        end.CheckDrills(_life.Drills.Standing);
    }

    private void Tell(string what) => Log.Tell(Now, what);
}
