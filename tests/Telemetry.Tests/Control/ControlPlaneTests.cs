using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>The plane as a whole: what it is made of, and its own thread.</summary>
public sealed class ControlPlaneTests
{
    [Fact]
    public void Plane_ThatLacksAPart_IsNotMade()
    {
        var journal = new FakeJournal();
        var acks = new AckQueue();
        var time = new FakeTimeProvider();
        Assert.Throws<ArgumentNullException>("fleet", () => new ControlPlane(null!, journal, acks, new(), time));
        Assert.Throws<ArgumentNullException>(
            "journal", () => new ControlPlane(ControlBench.Fleet, null!, acks, new(), time));
        Assert.Throws<ArgumentNullException>(
            "acks", () => new ControlPlane(ControlBench.Fleet, journal, null!, new(), time));
        Assert.Throws<ArgumentNullException>(
            "options", () => new ControlPlane(ControlBench.Fleet, journal, acks, null!, time));
        Assert.Throws<ArgumentNullException>(
            "time", () => new ControlPlane(ControlBench.Fleet, journal, acks, new(), null!));
    }

    [Fact]
    public void Plane_WithSeveralOptionsOutOfRange_SaysAllOfThem()
    {
        var options = new ControlOptions { AckDeadline = TimeSpan.Zero, Recancels = 9 };

        Assert.Contains(
            "it must be from 00:00:00.1000000 to 00:01:00. Control:Recancels is 9;",
            Assert.Throws<ArgumentException>(() => new ControlPlane(
                ControlBench.Fleet, new FakeJournal(), new AckQueue(), options, new FakeTimeProvider())).Message);
    }

    [Fact]
    public void MarketClock_IsTheOneThatWasGiven()
    {
        using var bench = new ControlBench();
        Assert.Null(bench.Plane.MarketClock);
        Func<MarketTime?> clock = static () => new MarketTime(5);

        bench.Plane.MarketClock = clock;

        Assert.Same(clock, bench.Plane.MarketClock);
    }

    [Fact]
    public async Task StepThatFails_IsOnTheTrail_AndTheThreadStepsOn()
    {
        var journal = new FakeJournal();
        var time = new ClockThatFailsOnce();
        using (var plane = new ControlPlane(ControlBench.Fleet, journal, new AckQueue(), new ControlOptions(), time))
        {
            plane.Start();
            await time.WentOn.WaitAsync(TestContext.Current.CancellationToken);
        }

        AuditEntry entry = Assert.Single(journal.Entries, static one => one.What == "control-fault");
        Assert.Equal("collector", entry.Subject);
        Assert.StartsWith("System.InvalidOperationException: The clock failed.", entry.Detail);
    }

    [Fact]
    public async Task Plane_ThatIsEndedByItsOwnThread_Ends()
    {
        using var bench = new ControlBench();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Plane.MarketClock = () =>
        {
            if (Thread.CurrentThread.Name == "ops-control")
            {
                bench.Plane.Dispose();
                ended.TrySetResult();
            }
            return null;
        };

        bench.Plane.Start();

        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void RenewCanary_ThatWasLatched_OrIsNone_IsRefusedByName()
    {
        using var bench = new ControlBench();
        var canary = new FakeGate(ControlBench.Fleet.Servers.Length);
        canary.Latch(new HoldId(-1));

        Assert.StartsWith(
            "server#4 is no fresh canary.",
            Assert.Throws<ArgumentException>(() => bench.Plane.RenewCanary(canary)).Message);
        Assert.StartsWith(
            "server#0 is no fresh canary.",
            Assert.Throws<ArgumentException>(() => bench.Plane.RenewCanary(new FakeGate(0))).Message);
        Assert.Throws<ArgumentNullException>(() => bench.Plane.RenewCanary(null!));
        Assert.Null(bench.Now.Canary);
        Assert.Equal(canary.Server, bench.Plane.CanaryServer);
    }

    /// <summary>A clock that fails once on the plane's own thread, and tells when it is asked on.</summary>
    private sealed class ClockThatFailsOnce : TimeProvider
    {
        private readonly TaskCompletionSource _wentOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        public Task WentOn => _wentOn.Task;

        public override long GetTimestamp()
        {
            if (Thread.CurrentThread.Name != "ops-control")
                return 0;
            if (++_calls == 1)
                throw new InvalidOperationException("The clock failed.");
            if (_calls == 10)
                _wentOn.TrySetResult();
            return 0;
        }
    }
}
