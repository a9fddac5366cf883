using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// How the loop's thread waits for input. To be woken takes some 30 us, so while pulses come about as fast it looks for
/// the next one itself for a moment, and sleeps only when none came. When pulses are few it sleeps at once and costs
/// nothing.
/// </summary>
/// <param name="pulse">What wakes it.</param>
/// <param name="time">The clock.</param>
/// <param name="cores">Processors: on a single one, whoever looks would keep away who publishes.</param>
internal sealed class EagerWait(FeedPulse pulse, TimeProvider time, int cores)
{
    private const int Turns = 32; // of the processor, between two looks at the pulse: about a microsecond
    private const int MostLooks = 1_000; // whatever the clock says
    private const int Weight = 8; // of what was usual, against the latest wait
    private static readonly TimeSpan s_mostLooking = TimeSpan.FromMicroseconds(200);
    private static readonly TimeSpan s_often = TimeSpan.FromMicroseconds(150);
    private static readonly TimeSpan s_seldom = TimeSpan.FromMicroseconds(1_000);
    private TimeSpan _usual = s_seldom;

    /// <summary>Whether pulses come so often that the next wait looks before it sleeps.</summary>
    public bool IsEager => cores > 1 && _usual < s_often;

    /// <summary>Waits for the next wake-up.</summary>
    /// <param name="timeout">How long it sleeps at most.</param>
    /// <returns>Whether it was woken.</returns>
    public bool Wait(TimeSpan timeout)
    {
        long began = time.GetTimestamp();
        if (IsEager)
            Look(began);
        bool woken = pulse.Wait(timeout);
        TimeSpan waited = time.GetElapsedTime(began);
        // A long pause counts as no more than seldom, so that a burst after it is noticed within a few waits.
        _usual += ((waited < s_seldom ? waited : s_seldom) - _usual) / Weight;
        return woken;
    }

    private void Look(long began)
    {
        for (int looks = 0; looks < MostLooks && !pulse.IsSet && time.GetElapsedTime(began) < s_mostLooking; looks++)
            Thread.SpinWait(Turns);
    }
}
