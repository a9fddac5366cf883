using CsCheck;
using Ops.Telemetry.Detection.Feed;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Detection.Feed;

public sealed class RisenTests
{
    [Fact]
    public void Take_IsTheRiseOfTheLastMinute_HoweverOftenItRises() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 45]).Array[1, 40].Sample(steps =>
        {
            var risen = new Risen();
            var seen = new List<(long At, long By)>();
            (long second, long total) = (0, 0);
            foreach ((int by, int after) in steps)
            {
                second += after;
                total += by;
                seen.Add((second, by));

                long rise = risen.Take(new MarketTime(second * MarketTime.NanosecondsPerSecond), total);

                Assert.Equal(seen.Where(one => second - one.At <= 60).Sum(static one => one.By), rise);
            }
        }, iter: 500);
}
