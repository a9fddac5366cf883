using CsCheck;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Contracts;

public sealed class TrendSeriesTests
{
    [Fact]
    public void Last_IsTheLatestPointsOldestFirst_HoweverOftenTheRingHasTurned() =>
        Gen.Select(Gen.Int[0, 2_500], Gen.Int[0, 1_000]).Sample((added, asked) =>
        {
            var series = new TrendSeries();
            for (int i = 0; i < added; i++)
                series.Add(default(TrendPoint) with { Orders = i });

            int[] found = [.. series.Last(asked).Select(static point => point.Orders)];

            int due = Math.Min(asked, Math.Min(added, TrendSeries.Capacity));
            Assert.Equal(Enumerable.Range(added - due, due), found);
            var room = new TrendPoint[asked];
            Assert.Equal(due, series.CopyLast(room));
            Assert.Equal(found, room.Take(due).Select(static point => point.Orders));
            Assert.Equal(added, series.Version);
        }, iter: 200);
}
