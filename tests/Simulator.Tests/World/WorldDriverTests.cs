using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>The driver's turns, taken by hand on a clock moved by hand.</summary>
public sealed class WorldDriverTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly AckBox _acks = new();
    private readonly World _world;
    private readonly WorldDriver _driver;

    public WorldDriverTests()
    {
        _world = SmallScenario.Run(1, acks: _acks);
        _driver = new WorldDriver(_world, _time);
        _driver.Prepare();
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(7, 3.5)]
    [InlineData(60, 30)]
    public void Turn_HalfASecond_MovesTheMarketAtThePace(int speed, double marketSeconds)
    {
        _driver.Speed = speed;
        TimeSpan from = _world.Now.TimeOfDay;
        TurnFor(TimeSpan.FromMilliseconds(500));
        Assert.Equal(marketSeconds, (_world.Now.TimeOfDay - from).TotalSeconds, precision: 3);
    }

    [Fact]
    public void Turn_TwelveMilliseconds_MovesTenAndKeepsTwo()
    {
        TimeSpan from = _world.Now.TimeOfDay;
        Turn(TimeSpan.FromMilliseconds(12));
        Assert.Equal(TimeSpan.FromMilliseconds(10), _world.Now.TimeOfDay - from);
        Turn(TimeSpan.FromMilliseconds(8));
        Assert.Equal(TimeSpan.FromMilliseconds(20), _world.Now.TimeOfDay - from);
    }

    [Fact]
    public void Turn_Frozen_AnswersGatesAndTheClockStands()
    {
        _driver.Freeze();
        TimeSpan from = _world.Now.TimeOfDay;
        _world.Gates[0].Latch(new HoldId(1));
        TurnFor(TimeSpan.FromMilliseconds(20));
        Assert.Equal(from, _world.Now.TimeOfDay);
        Assert.True(_acks.LastOf(0)!.Value.Latched);
    }

    [Fact]
    public void Resume_AfterAFreeze_DoesNotMakeUpForIt()
    {
        _driver.Freeze();
        TurnFor(TimeSpan.FromSeconds(5));
        _driver.Resume();
        TimeSpan from = _world.Now.TimeOfDay;
        TurnFor(TimeSpan.FromMilliseconds(100));
        Assert.Equal(TimeSpan.FromMilliseconds(100), _world.Now.TimeOfDay - from);
    }

    [Fact]
    public void Turn_AfterAMinuteAsleep_MakesUpForASecondAtMost()
    {
        TimeSpan from = _world.Now.TimeOfDay;
        Turn(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromSeconds(1), _world.Now.TimeOfDay - from);
    }

    [Fact]
    public void Ended_AtTheEnd_IsRaisedOnceAndGatesAreStillAnswered()
    {
        int ended = 0;
        _driver.Ended += (_, _) => ended++;
        _driver.Speed = Pace.Fastest;
        TurnFor(TimeSpan.FromSeconds(2));
        _world.Gates[0].Latch(new HoldId(1));
        Turn(TimeSpan.FromMilliseconds(10));
        Assert.Equal(1, ended);
        Assert.True(_acks.LastOf(0)!.Value.Latched);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Speed_OutOfRange_IsRefused(int speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _driver.Speed = speed);

    private void TurnFor(TimeSpan wall)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < wall; passed += TimeSpan.FromMilliseconds(10))
            Turn(TimeSpan.FromMilliseconds(10));
    }

    private void Turn(TimeSpan wall)
    {
        _time.Advance(wall);
        _driver.Turn();
        while (_world.Notices.TryRead(out _))
        {
            // the loop's part: a world that runs faster than the clock waits for it
        }
    }
}
