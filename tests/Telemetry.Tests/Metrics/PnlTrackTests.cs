using Ops.Telemetry.Metrics;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class PnlTrackTests
{
    private readonly PnlTrack _track = new();

    [Fact]
    public void Slope_OfASteadyLoss_IsTheLossPerSecond()
    {
        for (int tick = 0; tick <= 200; tick++)
            Add(tick * 100, -tick * 50);
        Assert.Equal(-500, _track.PerSecond);
    }

    [Fact]
    public void Slope_InTheFirstSeconds_IsNotExaggerated()
    {
        Add(0, 0);
        Add(100, -1_000);
        Assert.Equal(-100, _track.PerSecond);
    }

    [Fact]
    public void Slope_OverSkippedTicks_TakesTheLastKnownValue()
    {
        Add(0, 0);
        Add(100, 500);
        Add(30_000, 700);
        Assert.Equal(20, _track.PerSecond);
    }

    [Fact]
    public void Slope_OfTheSameTickTwice_IsUnchanged()
    {
        Add(0, 0);
        Add(10_000, -1_000);
        Add(10_000, -1_000);
        Assert.Equal(-100, _track.PerSecond);
    }

    [Fact]
    public void Drawdown_IsTheDistanceFromTheHighest()
    {
        Add(0, 100);
        Add(100, 300);
        Add(200, -50);
        Assert.Equal(350, _track.Drawdown);
    }

    private void Add(long milliseconds, long pnl) => _track.Add(ServerStory.At(milliseconds).Nanoseconds, pnl);
}
