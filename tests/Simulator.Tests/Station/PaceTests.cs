using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Station;

/// <summary>Arithmetic of paces, and a driver turned by hand at each of them.</summary>
public sealed class PaceTests
{
    [Fact]
    public void NanosecondsIn_InPieces_IsTheSameAsAtOnce() => Gen.Select(
        Gen.Int[10, 10_000].Select(static hundredths => new Pace(hundredths)),
        Gen.Long[0, TimeSpan.TicksPerDay].Array[1, 20]).Sample(
        (pace, pieces) => Assert.Equal(
            pace.NanosecondsIn(pieces.Sum()), pieces.Sum(pace.NanosecondsIn)));

    [Theory]
    [InlineData("0.1", 10)]
    [InlineData("0.25", 25)]
    [InlineData("1", 100)]
    [InlineData("100", 10_000)]
    public void TryParse_OfAPossiblePace_IsExact_AndReadsBack(string text, int hundredths)
    {
        Assert.True(Pace.TryParse(text, out Pace pace));
        Assert.Equal(hundredths, pace.Hundredths);
        Assert.Equal(text, pace.ToString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.09")]
    [InlineData("100.01")]
    [InlineData("0.125")]
    [InlineData("-1")]
    [InlineData("fast")]
    [InlineData("99999999999999999999")]
    [InlineData(null)]
    public void TryParse_OfAnotherOne_IsRefused(string? text) => Assert.False(Pace.TryParse(text, out _));

    [Fact]
    public void Driver_AtEachPace_WithUnevenTurns_KeepsMarketTimeWithinAStep()
    {
        foreach (Pace pace in Pace.Offered)
        {
            var time = new FakeTimeProvider();
            using World world = SmallScenario.Run();
            using var driver = new WorldDriver(world, time) { Speed = pace };
            driver.Prepare();
            long from = world.Now.Nanoseconds;
            long wall = 0;
            for (int i = 0; i < 60 && !world.IsOver; i++)
            {
                long ticks = TimeSpan.TicksPerMillisecond * (7 + i * 13 % 11) + i; // never a whole step
                wall += ticks;
                time.Advance(new TimeSpan(ticks));
                driver.Turn();
                Drain(world);
                if (world.IsOver)
                    break;
                long owed = pace.NanosecondsIn(wall) - (world.Now.Nanoseconds - from);
                Assert.InRange(owed, 0, 10 * MarketTime.NanosecondsPerMillisecond - 1);
            }
        }
    }

    [Fact]
    public void Reached_WhenMarketTimeKeepsUp_IsWhatWasAsked_AndUnknownWhileItStands()
    {
        var time = new FakeTimeProvider();
        using World world = SmallScenario.Run();
        using var driver = new WorldDriver(world, time) { Speed = 2 };
        driver.Prepare();
        Assert.Null(driver.Reached);
        for (int i = 0; i < 100; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            driver.Turn();
        }
        Assert.InRange(driver.Reached!.Value.Hundredths, 198, 202);
        driver.Freeze();
        driver.Turn();
        Assert.Null(driver.Reached);
    }

    [Fact]
    public void Reached_WhenTheMachineIsStuckNowAndThen_IsWhatWasReached()
    {
        var time = new FakeTimeProvider();
        using World world = SmallScenario.Run();
        using var driver = new WorldDriver(world, time);
        driver.Prepare();
        for (int i = 0; i < 6; i++)
        {
            time.Advance(TimeSpan.FromSeconds(2)); // of which a second is not made up for
            driver.Turn();
        }
        Assert.InRange(driver.Reached!.Value.Hundredths, 49, 51);
    }

    [Fact]
    public void FasterThanTheClock_WhileNobodyTakesNotices_WaitsAMomentAndThenGoesOn()
    {
        var time = new FakeTimeProvider();
        using World world = SmallScenario.Run();
        using var driver = new WorldDriver(world, time) { Speed = Pace.Fastest };
        driver.Prepare();
        time.Advance(TimeSpan.FromMilliseconds(100));
        driver.Turn();
        MarketTime held = world.Now;
        Assert.True((held.TimeOfDay - SmallScenario.At(9, 29, 50)).TotalSeconds < 6); // of the ten it owes
        time.Advance(TimeSpan.FromMilliseconds(200));
        driver.Turn();
        Assert.Equal(held, world.Now);
        time.Advance(TimeSpan.FromMilliseconds(600));
        driver.Turn();
        Assert.True(world.Now > held);
    }

    [Fact]
    public void RunTo_WhileFrozen_GoesThere_SaysSo_AndStands()
    {
        var time = new FakeTimeProvider();
        using World world = SmallScenario.Run();
        using var driver = new WorldDriver(world, time);
        int arrived = 0;
        driver.Arrived += (_, _) => arrived++;
        driver.Prepare();
        driver.Freeze();
        MarketTime to = world.Now.AddNanoseconds(12_345_678_900);
        driver.RunTo(to);
        for (int i = 0; i < 100 && driver.Target is not null; i++)
        {
            driver.Turn();
            Drain(world);
        }
        Assert.Equal(to, world.Now);
        Assert.Equal(1, arrived);
        time.Advance(TimeSpan.FromSeconds(1));
        driver.Turn();
        Assert.Equal(to, world.Now);
        Assert.True(driver.IsFrozen);
    }

    [Fact]
    public void Freeze_OnTheWayToATime_EndsItThere()
    {
        using World world = SmallScenario.Run();
        using var driver = new WorldDriver(world, new FakeTimeProvider());
        int arrived = 0;
        driver.Arrived += (_, _) => arrived++;
        driver.Prepare();
        driver.RunTo(world.End);
        driver.Turn(); // as far as notices may wait
        driver.Freeze();
        MarketTime at = world.Now;
        Drain(world);
        driver.Turn();
        Assert.Equal(at, world.Now);
        Assert.Null(driver.Target);
        Assert.Equal(0, arrived);
    }

    private static void Drain(World world)
    {
        while (world.Notices.TryRead(out _))
        {
            // the loop's part
        }
    }
}
