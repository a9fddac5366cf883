using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A plane over fake gates: servers 0, 1 in group retail, 2, 3 in group algo.</summary>
internal sealed class ControlBench : IDisposable
{
    public static readonly Actor Ann = new(ActorKind.Person, "ann");
    public static readonly Actor Bob = new(ActorKind.Person, "bob");

    private int _commands;

    public ControlBench(
        FakeJournal? journal = null, bool attached = true, RampOptions? ramp = null, ControlOptions? options = null)
    {
        Journal = journal ?? new FakeJournal();
        Plane = new ControlPlane(Fleet, Journal, Acks, (options ?? new ControlOptions()) with { Ramp = ramp }, Time);
        Gates = [.. Fleet.Servers.Select(s => new FakeGate(s.Id.Index))];
        if (attached)
        {
            foreach (FakeGate gate in Gates)
                Plane.Attach(gate);
            AckAll(); // as a gate does when it hears a control room first
        }
    }

    public static FleetDefinition Fleet { get; } = new(
        "Bench", FleetMode.Live, new DateOnly(2012, 8, 1), "ET",
        [
            new ServerDefinition(new ServerId(0), "smars-1", "retail"),
            new ServerDefinition(new ServerId(1), "smars-2", "retail"),
            new ServerDefinition(new ServerId(2), "smars-3", "algo"),
            new ServerDefinition(new ServerId(3), "smars-4", "algo"),
        ],
        []);

    public FakeTimeProvider Time { get; } = new();

    public AckQueue Acks { get; } = new();

    public FakeJournal Journal { get; }

    public ControlPlane Plane { get; }

    public FakeGate[] Gates { get; }

    public ControlSnapshot Now => Plane.Reader.Current;

    public ServerControl Row(int server) => Now.Servers[server];

    public FlowState[] States => [.. Now.Servers.Select(s => s.State)];

    public HaltCommand Command(HaltScope scope, HaltMode mode = HaltMode.Block) => new(
        new Guid(++_commands, 0, 0, new byte[8]), HoldKind.Manual, scope, mode, Ann, "runaway", Time.GetTimestamp());

    public HaltTicket Halt(HaltScope scope, HaltMode mode = HaltMode.Block) => Plane.Halt(Command(scope, mode));

    /// <summary>Every gate answers, and the collector takes it.</summary>
    public void AckAll(int openOrders = 0)
    {
        foreach (FakeGate gate in Gates)
            Assert.True(Acks.Post(gate.Ack(openOrders)));
        Plane.Step();
    }

    public async Task<ReleaseOutcome> Release(HoldId hold)
    {
        ReleaseResult asked = Plane.Request(hold, Ann, "cause", "evidence");
        Assert.Equal(ReleaseOutcome.AwaitingApproval, asked.Outcome);
        return (await Plane.ApproveAsync(asked.Request!.Id, Bob)).Outcome;
    }

    /// <summary>Asks and approves, if asking is allowed at all.</summary>
    public async Task<ReleaseOutcome> TryRelease(HoldId hold)
    {
        ReleaseResult asked = Plane.Request(hold, Ann, "cause", "evidence");
        return asked.Outcome == ReleaseOutcome.AwaitingApproval
            ? (await Plane.ApproveAsync(asked.Request!.Id, Bob)).Outcome : asked.Outcome;
    }

    public void Dispose() => Plane.Dispose();
}
