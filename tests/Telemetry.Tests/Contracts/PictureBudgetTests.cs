using CsCheck;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Contracts;

public sealed class PictureBudgetTests
{
    private static readonly TimeSpan s_interval = Milliseconds(100);

    [Fact]
    public void First_WaitsForNothing() => Assert.Equal(TimeSpan.Zero, new PictureBudget(s_interval).Wait(default));

    [Fact]
    public void Pictures_AfterACalm_WaitForHalfTheInterval_UntilTheBurstIsUsed()
    {
        var budget = new PictureBudget(s_interval);
        TimeSpan now = Milliseconds(5_000);
        var waits = new List<double>();
        for (int picture = 0; picture < 20; picture++)
        {
            budget.Take(now);
            waits.Add(budget.Wait(now).TotalMilliseconds);
            now += budget.Wait(now);
        }

        Assert.All(waits.Take(PictureBudget.Burst), static wait => Assert.Equal(50, wait));
        Assert.Equal(100, waits[^1]);
    }

    [Fact]
    public void Pictures_HoweverOftenSomethingComes_AreAtMostABurstAboveTheRate() =>
        Gen.Select(Gen.Int[10, 400], Gen.Int[0, 150].Array[1, 60]).Sample((interval, pauses) =>
        {
            var budget = new PictureBudget(Milliseconds(interval));
            var made = new List<TimeSpan>();
            TimeSpan now = Milliseconds(1);
            foreach (int pause in pauses)
            {
                now += Milliseconds(pause);
                now += budget.Wait(now);
                budget.Take(now);
                made.Add(now);
            }
            for (int first = 0; first < made.Count; first++)
            {
                for (int last = first + 1; last < made.Count; last++)
                {
                    int paid = last - first - PictureBudget.Burst + 1;
                    Assert.True(made[last] - made[first] >= Milliseconds(interval) * paid);
                }
            }
        });

    [Fact]
    public void Interval_OfNothing_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureBudget(TimeSpan.Zero));

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
