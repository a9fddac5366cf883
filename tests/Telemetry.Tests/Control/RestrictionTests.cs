using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class RestrictionTests
{
    [Theory]
    [InlineData(HaltMode.Throttle)]
    [InlineData(HaltMode.ReduceOnly)]
    public async Task Restriction_LeavesTheServerFlowing_AndGoesByTwoPeopleOnly(HaltMode mode)
    {
        using var bench = new ControlBench();

        HaltTicket ticket = bench.Halt(HaltScope.Server("smars-1"), mode);
        bench.AckAll();

        Assert.Equal((FlowState.Flowing, (HaltMode?)mode), (bench.Row(0).State, bench.Row(0).Restriction));
        Assert.Equal([ticket.Hold.Id], bench.Gates[0].Holds);
        Assert.Equal(ReleaseOutcome.Released, await bench.Release(ticket.Hold.Id));
        Assert.Equal((FlowState.Flowing, null), (bench.Row(0).State, bench.Row(0).Restriction));
        Assert.Empty(bench.Gates[0].Holds);
    }

    [Fact]
    public async Task Block_OverARestriction_StopsAndLeavesTheRestrictionWhenItGoes()
    {
        using var bench = new ControlBench();
        HaltTicket throttle = bench.Halt(HaltScope.Fleet, HaltMode.Throttle);
        HaltTicket block = bench.Halt(HaltScope.Server("smars-1"));
        bench.AckAll();
        Assert.Equal((FlowState.Halted, null), (bench.Row(0).State, bench.Row(0).Restriction));

        await bench.Release(block.Hold.Id);
        bench.AckAll();

        Assert.Equal((FlowState.Flowing, HaltMode.Throttle), (bench.Row(0).State, bench.Row(0).Restriction));
        Assert.Equal([throttle.Hold.Id], bench.Gates[0].Holds);
    }

    [Fact]
    public async Task Restriction_ReleasedUnderABlock_LeavesItHalted()
    {
        using var bench = new ControlBench();
        HaltTicket throttle = bench.Halt(HaltScope.Fleet, HaltMode.Throttle);
        bench.Halt(HaltScope.Fleet);
        bench.AckAll();

        await bench.Release(throttle.Hold.Id);
        bench.AckAll();

        Assert.All(bench.States, state => Assert.Equal(FlowState.Halted, state));
        Assert.All(bench.Gates, gate => Assert.True(gate.IsLatched));
    }

    [Fact]
    public void Server_ThatJoinsUnderARestriction_IsBornRestricted()
    {
        using var bench = new ControlBench(attached: false);
        HaltTicket ticket = bench.Halt(HaltScope.Group("retail"), HaltMode.ReduceOnly);

        bench.Plane.Attach(bench.Gates[0]);
        bench.Acks.Post(bench.Gates[0].Ack());
        bench.Plane.Step();

        Assert.Equal((FlowState.Flowing, HaltMode.ReduceOnly), (bench.Row(0).State, bench.Row(0).Restriction));
        Assert.Equal([ticket.Hold.Id], bench.Gates[0].Holds);
    }

    [Fact]
    public void Modes_RiseInStrength_AsTheLadderDoes() =>
        Assert.Equal(
            [1, 2, 3, 4, 5],
            Enum.GetValues<LimitAction>().Where(static action => action > LimitAction.Alarm)
                .Select(static action => HaltModes.Of(action).Strength()));
}
