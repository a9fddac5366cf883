using CsCheck;
using Ops.Simulator.Servers;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

public sealed class SecondCounterTests
{
    [Fact]
    public void Count_HoldsEverySecond_AndForgetsWithinATenthMore() =>
        Gen.Int[0, 700].Array[1, 80].Sample(gaps =>
        {
            var counter = new SecondCounter();
            var times = new List<long>();
            long now = 5_000_000_000;
            foreach (int gap in gaps)
            {
                now += gap * 1_000_000L;
                int counted = counter.At(now);
                Assert.InRange(
                    counted, times.Count(time => now - time < 1_000_000_000),
                    times.Count(time => now - time < 1_100_000_000));
                counter.Add(now);
                times.Add(now);
            }
        });

    [Fact]
    public void Time_ThatStepsBack_CountsAsTheLatestSeen()
    {
        var counter = new SecondCounter();
        counter.Add(3_000_000_000);
        counter.Add(1_000_000_000);
        Assert.Equal(2, counter.At(2_000_000_000));
        Assert.Equal(0, counter.At(4_200_000_000));
    }
}
