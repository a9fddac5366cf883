using CsCheck;
using Ops.Telemetry.Metrics;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class LastItemsTests
{
    [Fact]
    public void Items_AddedInAnyPortions_AreTheLastNewestFirst() =>
        Gen.Int[0, 9].Array[0, 12].Sample(portions =>
        {
            var last = new LastItems<int>(5);
            int next = 0;
            foreach (int portion in portions)
                last.Add([.. Enumerable.Range(0, portion).Select(_ => next++)]);

            Assert.Equal(Enumerable.Range(0, next).Reverse().Take(5), last.ToArray());
            Assert.Equal(next, last.Added);
        });
}
