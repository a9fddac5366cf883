using CsCheck;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

public sealed class PaceBucketTests
{
    private static readonly Gen<(long Pace, long[] Waits)> s_flow =
        Gen.Select(Gen.Long[1, 2_000_000], Gen.Long[0, 3_000_000_000].Array[1, 400]);

    [Fact]
    public void Orders_HoweverTheyCome_NeverLeaveFasterThanThePace() => s_flow.Sample(flow =>
    {
        PaceBucket bucket = PaceBucket.WithOne();
        long now = 0;
        long left = 0;
        foreach (long wait in flow.Waits)
        {
            now += wait;
            if (!bucket.Has(now, flow.Pace))
                continue;
            bucket.Take();
            left++;
        }
        Assert.InRange(left, 1, new OrderPace(flow.Pace).MostIn(TimeSpan.FromTicks(now / 100 + 1)));
    });

    [Fact]
    public void Orders_ThatWaitLongEnough_LeaveAtThePace()
    {
        PaceBucket bucket = PaceBucket.WithOne();
        int left = 0;
        for (long now = 0; now < 100_000_000_000; now += 10_000_000) // 100 s, one try in 10 ms
        {
            if (bucket.Has(now, 200))
            {
                bucket.Take();
                left++;
            }
        }
        Assert.Equal(20, left);
    }

    [Fact]
    public void Clock_ThatGoesBack_FillsNothing()
    {
        PaceBucket bucket = PaceBucket.WithOne();
        Assert.True(bucket.Has(5_000_000_000, 1_000));
        bucket.Take();

        Assert.False(bucket.Has(1_000_000_000, 1_000));
        Assert.False(bucket.Has(5_900_000_000, 1_000));
        Assert.True(bucket.Has(6_000_000_000, 1_000));
    }
}
