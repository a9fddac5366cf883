using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class FeedPulseTests
{
    [Fact]
    public void Pulse_SetBeforeAnybodyWaits_IsFound_OnceHoweverOftenItWasSet()
    {
        using var pulse = new FeedPulse();
        Assert.False(pulse.IsSet);
        pulse.Set();
        pulse.Set();
        Assert.True(pulse.IsSet);
        Assert.True(pulse.Wait(PublicationRace.Never));
        Assert.False(pulse.IsSet);
        Assert.False(pulse.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void EveryPublication_IsSeen_WhateverMomentItComesAt()
    {
        using var pulse = new FeedPulse();
        PublicationRace.Run(pulse, () => pulse.Wait(PublicationRace.Never));
    }
}
