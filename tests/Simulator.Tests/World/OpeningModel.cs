using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>
/// The whole command space over real gates, beside a model of four lines: a gate is shut while a stop covers it that no
/// approved release has taken away, or while it halted itself. Nothing else shuts it and nothing else opens it.
/// </summary>
internal sealed class OpeningModel : IDisposable
{
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly Actor s_bob = new(ActorKind.Person, "bob");
    private static readonly FleetDefinition s_fleet = Fleets.Of(servers: 3, symbols: 1);

    private static readonly HaltScope[] s_scopes =
        [HaltScope.Fleet, HaltScope.Group("retail"), HaltScope.Server("smars-1"), HaltScope.Server("smars-3")];

    private static readonly HaltMode[] s_modes =
        [HaltMode.Block, HaltMode.BlockAndCancel, HaltMode.Throttle, HaltMode.ReduceOnly];

    private readonly FakeTimeProvider _time = new();
    private readonly SwitchedAcks _acks = new();
    private readonly OrderGate[] _gates;
    private readonly MemoryJournal _journal = new();
    private readonly Dictionary<HoldId, Hold> _stops = []; // the model: what stops, by the commands alone
    private readonly bool[] _lapsed = new bool[3];
    private readonly List<ControlPlane> _stale = [];
    private ControlPlane _plane;
    private readonly List<string> _done = [];
    private int _commands;

    public OpeningModel()
    {
        _gates = [.. s_fleet.Servers.Select(server => new OrderGate(new GateFeed(server.Id), _acks))];
        _plane = Start();
    }

    public void Dispose()
    {
        _plane.Dispose();
        _stale.ForEach(static plane => plane.Dispose());
    }

    /// <summary>Does one command and looks at every gate.</summary>
    /// <param name="what">Which.</param>
    /// <param name="pick">Its arguments.</param>
    public void Do(int what, int pick)
    {
        switch (what)
        {
            case 0: Halt(HoldKind.Manual, pick); break;
            case 1: Halt(HoldKind.Breaker, pick); break;
            case 2: Halt(HoldKind.Parity, pick); break;
            case 3: Ask(pick); break;
            case 4: Approve(pick, s_bob); break;
            case 5: Approve(pick, s_ann); break;
            case 6: Approve(pick, new Actor(ActorKind.Program, "bot")); break;
            case 7: Lapse(pick % 3); break;
            case 8: Reopen(); break;
            case 9: Stale(pick); break;
            case 10: JoinOrLeave(pick % 3); break;
            case 11: _gates[pick % 3].SetLimits(new GateLimitSet(GateLimits.None), enforce: true); break;
            case 12: Ramp(pick); break;
            default: Wait(); break;
        }
        Settle();
        _done.Add($"{what}/{pick}");
        AssertGates(string.Join(' ', _done));
    }

    private ControlPlane Start()
    {
        _journal.ControllerEpoch++;
        var plane = new ControlPlane(s_fleet, _journal.Copy(), _acks.Queue, new ControlOptions(), _time);
        foreach (OrderGate gate in _gates)
            plane.Attach(gate);
        plane.Step(); // its first word: from here on an older one is not obeyed
        return plane;
    }

    private void Halt(HoldKind kind, int pick)
    {
        HaltTicket ticket = _plane.Halt(new HaltCommand(
            new Guid(++_commands, 0, 0, new byte[8]), kind, s_scopes[pick % s_scopes.Length],
            s_modes[pick / 4 % s_modes.Length], s_ann, "model", 0));
        if (ticket.Hold.Mode.Stops())
            _stops[ticket.Hold.Id] = ticket.Hold;
    }

    private void Ask(int pick)
    {
        if (_plane.Reader.Current.Holds is { IsEmpty: false } holds)
            _plane.Request(holds[pick % holds.Length].Id, s_ann, "cause", "evidence");
    }

    private void Approve(int pick, Actor by)
    {
        ImmutableArray<ReleaseRequest> waiting = _plane.Reader.Current.Requests;
        Guid request = waiting.IsEmpty ? Guid.NewGuid() : waiting[pick % waiting.Length].Id;
        ReleaseResult result = Done(_plane.ApproveAsync(request, by));
        Assert.True(by == s_bob || result.Outcome != ReleaseOutcome.Released);
        if (result is { Outcome: ReleaseOutcome.Released, Request: { } asked })
            _stops.Remove(asked.Hold);
    }

    private void Lapse(int server)
    {
        _gates[server].Lapse(TimeSpan.FromSeconds(6));
        _lapsed[server] = true;
    }

    private void Reopen()
    {
        _stale.Add(_plane);
        foreach (RampState ramp in _plane.Reader.Current.Ramps)
            _stops[ramp.Hold.Id] = ramp.Hold; // a restart that was cut short stops
        _acks.Renew();
        _plane = Start();
    }

    // An older control room, with what it believed when it was left, releases whatever it can.
    private void Stale(int pick)
    {
        if (_stale.Count == 0)
            return;
        ControlPlane old = _stale[pick % _stale.Count];
        foreach (Hold hold in old.Reader.Current.Holds)
        {
            if (old.Request(hold.Id, s_ann, "cause", "evidence").Request is { } asked)
                Done(old.ApproveAsync(asked.Id, s_bob));
        }
        foreach (RampState ramp in old.Reader.Current.Ramps)
        {
            old.Advance(ramp.Hold.Id, default);
            Done(old.EndAsync(ramp.Hold.Id, RampEnd.Finished, "stale"));
        }
        old.Step();
    }

    private void JoinOrLeave(int server)
    {
        if (_plane.Reader.Current.Servers[server].State == FlowState.Absent)
            _plane.Attach(_gates[server]);
        else
            _plane.Detach(s_fleet.Servers[server].Id);
    }

    private void Ramp(int pick)
    {
        ImmutableArray<RampState> ramps = _plane.Reader.Current.Ramps;
        if (ramps.IsEmpty)
            return;
        HoldId ramp = ramps[pick / 2 % ramps.Length].Hold.Id;
        if (pick % 2 == 0)
            _plane.Advance(ramp, default);
        else
            Done(_plane.EndAsync(ramp, RampEnd.Finished, "accepted"));
    }

    private void Wait()
    {
        _time.Advance(TimeSpan.FromMinutes(6)); // requests lapse; that opens nothing
        _plane.Step();
    }

    // Every gate answers, and whoever hears of a lapse takes a hold for it.
    private void Settle()
    {
        for (int round = 0; round < 3; round++)
        {
            foreach (OrderGate gate in _gates)
                gate.Acknowledge(0);
            _plane.Step();
        }
        foreach (Hold hold in _plane.Reader.Current.Holds.Where(static hold => hold.Kind == HoldKind.Lease))
        {
            _stops.TryAdd(hold.Id, hold);
            _lapsed[s_fleet.FindServer(hold.Scope.Target!)!.Id.Index] = false; // that hold keeps it
        }
    }

    private void AssertGates(string after)
    {
        foreach (OrderGate gate in _gates)
        {
            ServerDefinition server = s_fleet.Servers[gate.Server.Index];
            bool shut = _lapsed[gate.Server.Index] || _stops.Values.Any(hold => hold.Scope.Covers(server));
            Assert.True(
                gate.IsLatched == shut,
                $"After {after} {server.Name} is {(gate.IsLatched ? "shut" : "open")}, and should not be.");
        }
    }

    private static T Done<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompletedSuccessfully);
        return task.Result;
    }

    /// <summary>Gates keep their sink while control rooms come and go.</summary>
    private sealed class SwitchedAcks : IGateAckSink
    {
        public AckQueue Queue { get; private set; } = new();

        public void Renew() => Queue = new AckQueue();

        public bool Post(in GateAck ack) => Queue.Post(ack);
    }
}
