using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class LimitGatesTests
{
    [Fact]
    public void Gate_OutOfReach_IsNamedUntilItTakesItsLimits_AndKeepsNobodyFromTheirs()
    {
        using var bench = new ControlBench();
        LimitDesk desk = new(
            ControlBench.Fleet, RuleBook.Standard, GateLimitBook.Standard, bench.Journal, TimeSpan.FromMinutes(5),
            bench.Time);
        var away = new FakeGate(0);
        var near = new FakeGate(1);
        desk.Attach(away);
        desk.Attach(near);
        away.OnCommand = static _ => throw new IOException("no route");
        var five = new LimitChange.OfGate(RuleScope.EachServer, "order-quantity", GateLimit.Of(5));

        Assert.Equal(LimitOutcome.Applied, desk.Propose(five, ControlBench.Ann, "small").Outcome);
        Assert.Equal(5, near.LimitSets[^1].OrderQuantity.Value);
        Assert.Contains("smars-1 did not take its limits", Assert.Single(desk.Current.Faults));

        away.OnCommand = null;
        desk.Propose(five with { Value = GateLimit.Of(4) }, ControlBench.Ann, "smaller");
        Assert.Equal(4, away.LimitSets[^1].OrderQuantity.Value);
        Assert.Empty(desk.Current.Faults);
    }

    [Fact]
    public void Gate_ThatTakesNoLimitsWhenItJoins_IsOnTheTrailAtOnce_AndReadersAreWoken()
    {
        using var bench = new ControlBench();
        LimitDesk desk = new(
            ControlBench.Fleet, RuleBook.Standard, GateLimitBook.Standard, bench.Journal, TimeSpan.FromMinutes(5),
            bench.Time);
        using ChangeSignal.Subscription watch = desk.Changed.Subscribe();
        long version = desk.Current.Version;
        var away = new FakeGate(0) { OnCommand = static _ => throw new IOException("no route") };

        desk.Attach(away);

        const string Fault = "The gate of smars-1 did not take its limits and has older ones: no route";
        Assert.Equal([Fault], desk.Current.Faults);
        Assert.Equal(version + 1, desk.Current.Version);
        Assert.True(watch.TryTake());
        Assert.Equal(
            Fault, Assert.Single(bench.Journal.Entries, static entry => entry.What == "gate-fault").Detail);
    }
}
