using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class FeedPulseTests
{
    private static readonly TimeSpan s_never = TimeSpan.FromMinutes(5);

    [Fact]
    public void Pulse_SetBeforeAnybodyWaits_IsFound_OnceHoweverOftenItWasSet()
    {
        using var pulse = new FeedPulse();
        Assert.False(pulse.IsSet);
        pulse.Set();
        pulse.Set();
        Assert.True(pulse.IsSet);
        Assert.True(pulse.Wait(s_never));
        Assert.False(pulse.IsSet);
        Assert.False(pulse.Wait(TimeSpan.Zero));
    }

    /// <summary>A wake-up that were lost would leave the consumer asleep for five minutes.</summary>
    [Fact]
    public void EveryPublication_IsSeen_WhateverMomentItComesAt()
    {
        const int Publications = 20_000;
        using var pulse = new FeedPulse();
        long published = 0;
        long seen = 0;
        using var taken = new AutoResetEvent(initialState: false);
        var consumer = new Thread(() =>
        {
            while (seen < Publications)
            {
                Assert.True(pulse.Wait(s_never));
                if (Interlocked.Read(ref published) == seen)
                    continue; // woken once too often
                seen = Interlocked.Read(ref published);
                taken.Set();
            }
        });
        consumer.Start();
        for (int i = 0; i < Publications; i++)
        {
            Interlocked.Increment(ref published);
            pulse.Set();
            if (i % 3 != 0) // sometimes it is asleep, sometimes it is about to be
                Assert.True(taken.WaitOne(s_never));
        }
        consumer.Join();
        Assert.Equal(Publications, seen);
    }
}
