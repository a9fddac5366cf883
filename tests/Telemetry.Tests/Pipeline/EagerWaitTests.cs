using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Pipeline;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class EagerWaitTests : IDisposable
{
    private readonly FeedPulse _pulse = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _pulse.Dispose();

    [Fact]
    public void Wait_WherePulsesAreFew_SleepsAtOnce()
    {
        EagerWait wait = Wait();
        Assert.False(wait.IsEager);
        EachTakes(TimeSpan.FromMilliseconds(1));
        for (int i = 0; i < 100; i++)
        {
            _pulse.Set();
            Assert.True(wait.Wait(TimeSpan.Zero));
            Assert.False(wait.IsEager);
        }
    }

    [Fact]
    public void Wait_WherePulsesComeOften_LooksBeforeItSleeps_AndGivesItUpAfterAPauseOrTwo()
    {
        EagerWait wait = Wait();
        EachTakes(TimeSpan.FromMicroseconds(20));
        Often(wait);
        Assert.True(wait.IsEager);
        EachTakes(TimeSpan.FromMilliseconds(20)); // a night is no more than a moment
        wait.Wait(TimeSpan.Zero);
        wait.Wait(TimeSpan.Zero);
        Assert.False(wait.IsEager);
        EachTakes(TimeSpan.FromMicroseconds(20));
        Often(wait);
        Assert.True(wait.IsEager);
    }

    [Fact]
    public void EagerWait_WithoutAPulse_Sleeps_AlsoWhenTheClockStands()
    {
        EagerWait wait = Wait();
        Often(wait);
        EachTakes(TimeSpan.Zero);
        Assert.True(wait.IsEager);
        Assert.False(wait.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void Wait_OnASingleProcessor_NeverLooks()
    {
        EagerWait wait = Wait(cores: 1);
        Often(wait);
        Assert.False(wait.IsEager);
    }

    [Fact]
    public void EveryPublication_IsSeen_WhileItLooksAndWhileItSleeps()
    {
        EagerWait wait = Wait();
        EachTakes(TimeSpan.FromMicroseconds(20));
        bool wasEager = false;
        PublicationRace.Run(_pulse, () =>
        {
            bool woken = wait.Wait(PublicationRace.Never);
            wasEager |= wait.IsEager;
            return woken;
        });
        Assert.True(wasEager);
    }

    private EagerWait Wait(int cores = 2) => new(_pulse, _time, cores);

    /// <summary>What the clock goes on between two looks at it.</summary>
    private void EachTakes(TimeSpan span) => _time.AutoAdvanceAmount = span;

    private void Often(EagerWait wait)
    {
        for (int i = 0; i < 20; i++)
        {
            _pulse.Set();
            Assert.True(wait.Wait(TimeSpan.Zero));
        }
    }
}
