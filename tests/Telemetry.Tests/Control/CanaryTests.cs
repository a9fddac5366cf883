using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>The canary goes the way of every kill, and is part of nothing else.</summary>
public sealed class CanaryTests : IDisposable
{
    private readonly ControlBench _bench = new();
    private readonly FakeGate _canary = new(ControlBench.Fleet.Servers.Length);

    public CanaryTests() => _bench.Plane.RenewCanary(_canary);

    [Fact]
    public void KillOfTheCanary_LatchesAndConfirmsIt_AndTouchesNoServer()
    {
        HaltTicket ticket = _bench.Halt(Canary.Scope);
        _bench.Acks.Post(_canary.Ack(0));
        _bench.Plane.Step();

        Assert.Equal(_canary.Server, Assert.Single(ticket.Covered));
        Assert.True(_canary.IsLatched);
        Assert.Equal(FlowState.Halted, _bench.Now.Canary!.State);
        Assert.All(_bench.Gates, gate => Assert.False(gate.IsLatched));
        Assert.All(_bench.States, state => Assert.Equal(FlowState.Flowing, state));
    }

    [Theory]
    [InlineData(HaltScopeKind.Fleet)]
    [InlineData(HaltScopeKind.Group)]
    [InlineData(HaltScopeKind.Server)]
    public void KillOfServers_CoversThemAll_AndNeverTheCanary(HaltScopeKind kind)
    {
        HaltScope scope = kind switch
        {
            HaltScopeKind.Fleet => HaltScope.Fleet,
            HaltScopeKind.Group => HaltScope.Group("retail"),
            _ => HaltScope.Server("smars-1"),
        };

        HaltTicket ticket = _bench.Halt(scope);

        Assert.Equal(ControlBench.Fleet.Servers.Count(scope.Covers), ticket.Covered.Length);
        Assert.DoesNotContain(_canary.Server, ticket.Covered);
        Assert.False(_canary.IsLatched);
    }

    [Fact]
    public void FleetKill_OverAStandingDrill_LatchesEveryServer()
    {
        _bench.Halt(Canary.Scope);

        HaltTicket ticket = _bench.Halt(HaltScope.Fleet);
        _bench.AckAll();

        Assert.Equal(4, ticket.Covered.Length);
        Assert.All(_bench.States, state => Assert.Equal(FlowState.Halted, state));
        Assert.Equal("H-1", ticket.Hold.Id.ToString());
    }

    [Fact]
    public void Drills_LeaveNothing_InPictureTrailAndNumbers()
    {
        for (int drill = 0; drill < 10; drill++)
        {
            _bench.Halt(Canary.Scope);
            _bench.Plane.RenewCanary(new FakeGate(ControlBench.Fleet.Servers.Length));
        }
        _bench.Plane.Step();

        Assert.Empty(_bench.Now.Holds);
        Assert.Equal(4, _bench.Now.Servers.Length);
        Assert.Empty(_bench.Journal.StandingHolds);
        Assert.DoesNotContain(_bench.Journal.Entries, entry => entry.Subject.Contains("D-") ||
            entry.Subject == Canary.Name);
        Assert.Equal("H-1", _bench.Halt(HaltScope.Fleet).Hold.Id.ToString());
    }

    [Fact]
    public void Renew_UnlatchesNothing()
    {
        _bench.Halt(HaltScope.Server("smars-2"));
        _bench.Halt(Canary.Scope);
        var opened = new List<string>();
        foreach (FakeGate gate in _bench.Gates.Append(_canary))
            gate.OnCommand = what => opened.Add(what);

        var fresh = new FakeGate(ControlBench.Fleet.Servers.Length);
        _bench.Plane.RenewCanary(fresh);

        Assert.DoesNotContain(nameof(IFlowGate.Unlatch), opened);
        Assert.True(_canary.IsLatched); // thrown away as it is
        Assert.False(fresh.IsLatched);
        Assert.True(_bench.Gates[1].IsLatched);
        Assert.Equal("smars-2", Assert.Single(_bench.Now.Holds).Scope.Target);
    }

    [Fact]
    public void Renew_WithAServersGate_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _bench.Plane.RenewCanary(_bench.Gates[0]));

    [Fact]
    public async Task HoldOfADrill_CanNotBeReleased_ByAnything()
    {
        HaltTicket ticket = _bench.Halt(Canary.Scope);

        Assert.NotEqual(ReleaseOutcome.Released, await _bench.TryRelease(ticket.Hold.Id));
        Assert.True(_canary.IsLatched);
    }

    public void Dispose() => _bench.Dispose();
}
