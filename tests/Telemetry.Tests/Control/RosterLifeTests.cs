using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What a server that joins or leaves has of its stop: cancels, proofs, times and the trail.</summary>
public sealed class RosterLifeTests
{
    private static readonly ServerId s_first = new(0);

    [Theory]
    [InlineData(HaltMode.Block, HaltMode.BlockAndCancel, true)]
    [InlineData(HaltMode.BlockAndCancel, HaltMode.Throttle, true)]
    [InlineData(HaltMode.Block, HaltMode.Block, false)]
    [InlineData(HaltMode.Throttle, HaltMode.Block, false)]
    public void Joiner_IsCancelled_AndAgainWhileOrdersAreOpen_WhereOneHoldOfItWantsThat(
        HaltMode one, HaltMode other, bool cancels)
    {
        using var bench = new ControlBench(attached: false);
        bench.Halt(HaltScope.Fleet, one);
        bench.Halt(HaltScope.Server("smars-1"), other);
        bench.Plane.Attach(bench.Gates[0]);
        Answer(bench, openOrders: 3);

        Assert.Equal(cancels ? KillStage.Cancelling : KillStage.Acknowledged, bench.Row(0).Stage);
        Assert.Equal(cancels ? 1 : 0, bench.Gates[0].CancelRequests);
        bench.Time.Advance(new ControlOptions().RecancelAfter);
        bench.Plane.Step();
        Assert.Equal(cancels ? 2 : 0, bench.Gates[0].CancelRequests);
    }

    [Fact]
    public void ServerThatLeaves_LosesWhatWasMeasuredOfItsStop_AndKeepsItsHold()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Server("smars-1"), HaltMode.BlockAndCancel);
        bench.AckAll();
        Assert.NotNull(bench.Row(0).AckLatency);
        using ChangeSignal.Subscription watch = bench.Plane.Reader.Changed.Subscribe();

        bench.Plane.Detach(s_first);

        ServerControl row = bench.Row(0);
        Assert.Equal((KillStage.Absent, 1), (row.Stage, row.Holds.Length));
        Assert.Equal((null, null, null), (row.RequestedAt, row.AckLatency, row.BlockLatency));
        Assert.Equal("It left the fleet.", Assert.Single(row.Steps).What);
        Assert.True(watch.TryTake());
        Assert.Equal("Drained to Absent: It left the fleet.", bench.Journal.Entries[^1].Detail);
    }

    [Fact]
    public void ServerThatLeavesTwice_IsGoneOnce_AndTheTrailSaysNoMore()
    {
        using var bench = new ControlBench();
        bench.Plane.Detach(s_first);
        (long version, int entries) = (bench.Now.Version, bench.Journal.Entries.Count);

        bench.Plane.Detach(s_first);

        Assert.Equal((version, entries), (bench.Now.Version, bench.Journal.Entries.Count));
        Assert.Equal(FlowState.Absent, bench.Row(0).State);
    }

    [Fact]
    public void AnotherGate_OfAServerThatNeverLeft_BeginsItsStopAnew()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Server("smars-1"));
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        bench.AckAll(openOrders: 2);
        Assert.Equal((TimeSpan.FromSeconds(1), 2), (bench.Row(0).AckLatency!.Value, bench.Row(0).OpenOrders));

        bench.Plane.Attach(new FakeGate(0));

        ServerControl row = bench.Row(0);
        Assert.Equal((KillStage.Requested, 0), (row.Stage, row.OpenOrders));
        Assert.Null(row.AckLatency);
        Assert.Equal("It joined under a hold, born halted.", Assert.Single(row.Steps).What);
    }

    [Fact]
    public void JoiningAndLeaving_TellWhenItWas_AndWhetherTheJournalIsWell()
    {
        using var bench = new ControlBench(attached: false);
        MarketTime now = MarketTime.FromTimeOfDay(TimeSpan.FromHours(10));
        bench.Plane.MarketClock = () => now;
        bench.Journal.IsHealthy = false;

        bench.Plane.Attach(bench.Gates[0]);
        Assert.False(bench.Now.JournalHealthy);
        Assert.Equal(("Absent to Flowing: It joined, and no hold covers it.", now), Last(bench));

        now = now.AddNanoseconds(1);
        bench.Journal.IsHealthy = true;
        bench.Plane.Detach(s_first);
        Assert.True(bench.Now.JournalHealthy);
        Assert.Equal(("Flowing to Absent: It left the fleet.", now), Last(bench));
    }

    [Fact]
    public void GateOfNoServer_IsRefusedByName()
    {
        using var bench = new ControlBench();

        Assert.StartsWith(
            "The fleet has no server#5.", // the canary's place is the last
            Assert.Throws<ArgumentException>(() => bench.Plane.Attach(new FakeGate(5))).Message);
        Assert.StartsWith(
            "The fleet has no server#900.",
            Assert.Throws<ArgumentException>(() => bench.Plane.Detach(new ServerId(900))).Message);
        Assert.Throws<ArgumentNullException>(() => bench.Plane.Attach(null!));
    }

    private static void Answer(ControlBench bench, int openOrders)
    {
        Assert.True(bench.Acks.Post(bench.Gates[0].Ack(openOrders)));
        bench.Plane.Step();
    }

    private static (string Detail, MarketTime? At) Last(ControlBench bench) =>
        (bench.Journal.Entries[^1].Detail, bench.Journal.Entries[^1].MarketAt);
}
