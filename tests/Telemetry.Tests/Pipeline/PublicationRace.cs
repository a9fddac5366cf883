using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

/// <summary>A publisher and a consumer who waits. A wake-up that were lost would leave both standing.</summary>
internal static class PublicationRace
{
    private const int Publications = 20_000;

    /// <summary>For ever, as far as a test goes.</summary>
    public static readonly TimeSpan Never = TimeSpan.FromMinutes(5);

    /// <summary>Lets them run until every publication was seen.</summary>
    /// <param name="pulse">What the publisher beats.</param>
    /// <param name="wait">How the consumer waits, on a thread of its own.</param>
    public static void Run(FeedPulse pulse, Func<bool> wait)
    {
        long published = 0;
        long seen = 0;
        using var taken = new AutoResetEvent(initialState: false);
        var consumer = new Thread(() =>
        {
            while (seen < Publications)
            {
                Assert.True(wait());
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
                Assert.True(taken.WaitOne(Never));
        }
        consumer.Join();
        Assert.Equal(Publications, seen);
    }
}
