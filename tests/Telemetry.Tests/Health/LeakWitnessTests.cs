using Ops.Telemetry.Contracts;
using Ops.Telemetry.Health;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Health;

public sealed class LeakWitnessTests
{
    private readonly LeakWitness _witness = new();

    [Fact]
    public void Flowing_IsNoLeak() => Assert.False(_witness.Look(Row(FlowState.Flowing, null, 0), 100));

    [Fact]
    public void Unanswered_PromisedNothing() => Assert.False(_witness.Look(Row(FlowState.Unconfirmed, 1, 0), 100));

    [Fact]
    public void Order_SeenBeforeTheAcknowledgement_StillLeaks() =>
        Assert.True(_witness.Look(Row(FlowState.Halted, 1, 10), 11));

    [Fact]
    public void Gate_ThatLaterNamesAHigherNumber_IsNotBelieved()
    {
        Assert.False(_witness.Look(Row(FlowState.Halted, 1, 10), 10));
        Assert.True(_witness.Look(Row(FlowState.Halted, 1, 12), 12));
        Assert.Equal(2, _witness.Orders);
        Assert.False(_witness.Look(Row(FlowState.Unconfirmed, 1, 12), 12));
        Assert.Equal(2, _witness.Orders);
    }

    [Fact]
    public void AnotherHalt_CountsAnew()
    {
        _witness.Look(Row(FlowState.Halted, 1, 10), 12);
        _witness.Look(Row(FlowState.Flowing, null, 0), 500);
        Assert.Equal(0, _witness.Orders);
        Assert.False(_witness.Look(Row(FlowState.Halted, 2, 500), 500));
    }

    [Fact]
    public void AnotherHalt_WhoseReleaseWasNotSeen_CountsAnew()
    {
        _witness.Look(Row(FlowState.Halted, 1, 10), 10);
        Assert.False(_witness.Look(Row(FlowState.Halted, 2, 500), 500));
        Assert.Equal(0, _witness.Orders);
    }

    [Fact]
    public void SecondHalt_DuringARestartInStages_CountsAnew()
    {
        // what flowed between the two halts at the restart's pace was allowed
        _witness.Look(Row(FlowState.Halted, 10, Ramp(2), Block(3)), 10);
        _witness.Look(Row(FlowState.Flowing, 0, Ramp(2), Ramp(4)), 14);

        Assert.False(_witness.Look(Row(FlowState.Halted, 14, Ramp(2), Ramp(4), Block(5)), 14));
        Assert.Equal(0, _witness.Orders);
        Assert.True(_witness.Look(Row(FlowState.Halted, 14, Ramp(2), Ramp(4), Block(5)), 15));
    }

    private static ServerControl Row(FlowState state, long? hold, long lastSend) =>
        Row(state, lastSend, hold is { } id ? [Block(id)] : []);

    private static ServerControl Row(FlowState state, long lastSend, params Hold[] holds) => new(
        new ServerId(0), "smars-1", "retail", state, [.. holds], null, null, null, null, lastSend, 0, 0);

    private static Hold Block(long id) => Hold(id, HoldKind.Manual, HaltMode.Block);

    private static Hold Ramp(long id) => Hold(id, HoldKind.Ramp, HaltMode.Throttle);

    private static Hold Hold(long id, HoldKind kind, HaltMode mode) => new(
        new HoldId(id), default, kind, HaltScope.Fleet, mode, new Actor(ActorKind.Person, "operator"), "test", default,
        null);
}
