using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>Jumps: asked for in the middle of a turn, and in step with who writes down what the loop takes.</summary>
public sealed class WorldDriverJumpTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly AckBox _acks = new();
    private readonly StandInRecorder _recorder = new();
    private readonly World _world;
    private readonly WorldDriver _driver;
    private int _arrived;

    public WorldDriverJumpTests()
    {
        _world = SmallScenario.Run(1, acks: _acks);
        _driver = new WorldDriver(_world, _time, _recorder);
        _driver.Arrived += (_, _) => _arrived++;
        _driver.Prepare();
        _driver.Freeze();
    }

    public void Dispose()
    {
        _driver.Dispose();
        _world.Dispose();
    }

    [Fact]
    public void RunTo_AskedForInTheMiddleOfATurnOfAStandingClock_IsNotForgotten()
    {
        MarketTime to = After(TimeSpan.FromSeconds(3));
        _world.Gates[0].Latch(new HoldId(1));
        _acks.Posted = () => _driver.RunTo(to); // the turn has looked for a target and has not yet found that it stands

        TurnUntil(() => _arrived == 1, turns: 50);

        Assert.Equal((to, 1), (_world.Now, _arrived));
    }

    [Fact]
    public void RunTo_AfterTheEnd_ArrivesAtOnce()
    {
        _driver.RunTo(_world.End);
        TurnUntil(() => _world.IsOver && _driver.Target is null, turns: 1_000);
        Assert.Equal(1, _arrived);

        _driver.RunTo(_world.End);
        Turn();

        Assert.Equal((2, null), (_arrived, _driver.Target));
    }

    [Fact]
    public void RunTo_WhileTheRecorderIsBehind_WaitsForIt_AndEndsWhenAllIsWritten()
    {
        MarketTime to = After(TimeSpan.FromSeconds(3));
        MarketTime from = _world.Now;
        _recorder.Backlog = 9;
        _driver.RunTo(to);
        Turn();
        Assert.Equal((from, true), (_world.Now, _recorder.Waits));

        _recorder.Backlog = 4;
        TurnUntil(() => _world.Now == to, turns: 50);
        Turn();
        Assert.Equal((0, true), (_arrived, _recorder.Waits)); // the last of it is not on disk yet

        _recorder.Backlog = 0;
        Turn();

        Assert.Equal((1, false), (_arrived, _recorder.Waits));
        Assert.Null(_driver.Target);
    }

    [Fact]
    public void RunTo_WithARecorderThatWritesNothing_WaitsAMomentAndThenGoesOn()
    {
        MarketTime to = After(TimeSpan.FromSeconds(3));
        _recorder.Backlog = 16;
        _driver.RunTo(to);

        TurnUntil(() => _driver.Target is null, turns: 1_000);

        Assert.Equal((to, 1, false), (_world.Now, _arrived, _recorder.Waits));
    }

    [Fact]
    public void Freeze_OnTheWay_WithARecorderBehind_StandsAtOnce_AnswersGates_AndIsWrittenFirst()
    {
        _recorder.Backlog = 2;
        _driver.RunTo(_world.End);
        Turn();
        _driver.Freeze();
        MarketTime at = _world.Now;
        _world.Gates[0].Latch(new HoldId(1));
        Turn();
        Assert.Equal((at, true, 1), (_world.Now, _recorder.Waits, _acks.Count));

        _recorder.Backlog = 0;
        Turn();

        Assert.Equal((at, false), (_world.Now, _recorder.Waits));
    }

    [Fact]
    public void AtAnyPace_NobodyWaitsForTheRecorder()
    {
        _recorder.Backlog = 16;
        _driver.Resume();
        _driver.Speed = 7;
        MarketTime from = _world.Now;

        for (int i = 0; i < 50; i++)
            Turn();

        Assert.Equal(3.5, (_world.Now.TimeOfDay - from.TimeOfDay).TotalSeconds, precision: 3);
        Assert.False(_recorder.Waits);
    }

    private MarketTime After(TimeSpan time) => _world.Now.AddNanoseconds(time.Ticks * 100);

    private void TurnUntil(Func<bool> condition, int turns)
    {
        for (int i = 0; i < turns && !condition(); i++)
            Turn();
    }

    private void Turn()
    {
        _time.Advance(TimeSpan.FromMilliseconds(10));
        _driver.Turn();
        while (_world.Notices.TryRead(out _))
        {
            // the loop's part
        }
    }

    private sealed class StandInRecorder : IPatientRecorder
    {
        public bool Waits { get; set; }

        public int Backlog { get; set; }
    }
}
