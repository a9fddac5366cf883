using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>Two people who set one limit at once: what is in force is what a restart finds on disk.</summary>
public sealed class LimitOrderTests
{
    [Fact]
    public void TwoTightenings_AreOnDisk_InTheOrderInWhichTheyAreInForce()
    {
        var disk = new FakeJournal();
        var slow = new MeanwhileJournal(disk);
        LimitDesk desk = Desk(slow);
        var second = new Thread(() => desk.Propose(LimitBench.Loss(50_000), LimitBench.Bob, "tighter still"));
        slow.DuringTheFirst = () =>
        {
            second.Start();
            // until it has set its limit; from there on it can only wait for the one before it
            while (InForce(desk) != LimitBench.Units(50_000))
                Thread.Yield();
        };

        desk.Propose(LimitBench.Loss(100_000), LimitBench.Ann, "tighter");
        second.Join();

        ImmutableArray<string> changes =
        [
            .. disk.Entries.Where(static entry => entry.What == IControlJournal.LimitChanged)
                .Select(static entry => entry.Detail),
        ];
        Assert.Equal(2, changes.Length);
        Assert.Equal(InForce(desk), InForce(Desk(new FakeJournal { LimitChanges = changes })));
    }

    private static LimitDesk Desk(IControlJournal journal) => new(
        LimitBench.Fleet, RuleBook.Standard, GateLimitBook.Standard, journal, LimitBench.Life, new FakeTimeProvider());

    private static long InForce(LimitDesk desk) => desk.Current.Rules.At(RuleScope.EachServer, "loss")!.Limit;
}
