using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

public sealed class OutboundQueueTests
{
    [Fact]
    public void TryAdd_BeyondTheCapacity_LosesTheNewestAndCountsIt()
    {
        OutboundQueue queue = Make(capacity: 3);
        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(i => queue.TryAdd(Child(i))));
        Assert.Equal((3, 2L, 10), (queue.Count, queue.Lost, queue.Tenths));
        Assert.True(queue.TryTake(out QueuedChild first));
        Assert.Equal(Child(0), first);
    }

    [Fact]
    public void Gap_FollowsTheRate() => Assert.Equal(500_000, Make(capacity: 1).GapNanoseconds);

    private static QueuedChild Child(int parent) => new(parent, 0, Side.Buy, 1, 100);

    private static OutboundQueue Make(int capacity)
    {
        CodePathSpec spec = SmallScenario.Slice with
        {
            Sending = new SendingSpec { QueuePerSecond = 2_000, QueueCapacity = capacity },
        };
        return new OutboundQueue(new CodePath(0, spec, RoutingLogic.Of(spec.Logic), IsGuilty: false));
    }
}
