using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>Failures of other kill switches, docs/FAILURES.md, that no other test here is about.</summary>
public sealed class PeersFailureTests
{
    [Fact]
    public void Kill_WithCancels_ShutsEveryGate_BeforeItAsksAnyOfThemToCancel()
    {
        using var bench = new ControlBench();
        var calls = new List<string>();
        foreach (FakeGate gate in bench.Gates)
            gate.OnCommand = calls.Add;

        bench.Halt(HaltScope.Fleet, HaltMode.BlockAndCancel);

        int lastLatch = calls.LastIndexOf(nameof(IFlowGate.Latch));
        int firstCancel = calls.IndexOf(nameof(IFlowGate.RequestCancelOpen));
        Assert.Equal(bench.Gates.Length, calls.Count(static call => call == nameof(IFlowGate.RequestCancelOpen)));
        Assert.True(lastLatch < firstCancel, string.Join(' ', calls));
    }

    [Fact]
    public void HoldsOfServerGroupAndFleet_StandApart_EachWithWhoAndWhy()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Server("smars-1"));
        bench.Halt(HaltScope.Group("retail"));
        bench.Halt(HaltScope.Fleet);

        Assert.Equal(3, bench.Row(0).Holds.Length);
        Assert.Equal(
            [HaltScopeKind.Server, HaltScopeKind.Group, HaltScopeKind.Fleet],
            bench.Row(0).Holds.Select(static hold => hold.Scope.Kind));
        Assert.All(
            bench.Row(0).Holds, static hold => Assert.Equal((ControlBench.Ann, "runaway"), (hold.By, hold.Reason)));
    }

    [Fact]
    public void StopThatNeverReachedItsGate_IsNotCalledSilent_BecauseNobodyHappensToSend()
    {
        using var bench = new ControlBench();
        bench.Gates[0].OnCommand = static _ => throw new IOException("cut");
        bench.Halt(HaltScope.Server("smars-1"));
        for (int second = 1; second <= 8; second++)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            var now = new MarketTime(second * MarketTime.NanosecondsPerSecond);
            bench.Plane.ReportVenue(new VenueWord(new ServerId(0), now, now));
            bench.Plane.Step();
        }
        Assert.Equal(
            (KillStage.Unconfirmed, ControlLine.Lost, null),
            (bench.Row(0).Stage, bench.Row(0).Line, bench.Row(0).ProvenAt));
        Assert.Contains("not reached the gate", bench.Row(0).Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Halting_NeverLastsBeyondItsDeadline_WhateverIsDoneMeanwhile()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Fleet);
        for (int i = 0; i < 30; i++)
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(100));
            bench.Halt(HaltScope.Fleet); // pressed again and again
            bench.Plane.Step();
        }
        Assert.All(bench.States, static state => Assert.Equal(FlowState.Unconfirmed, state));
    }
}
