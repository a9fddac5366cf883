using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

/// <summary>When orders at the venue may be called nobody's: never while the tap may still admit to them.</summary>
public sealed class ReconciliationStageTests : IDisposable
{
    private const long Late = 20_100;

    private readonly LoopRig _rig = new(new FakeTimeProvider(), copies: true);

    // A control room that starts again finds a drop copy that hung before it, and of a tap that was read to its end by
    // the room before nothing but what comes next.
    [Fact]
    public void OrdersOfBeforeTheFirstEventOfTheTap_AreNobodysFault_WhileThatEventWaits()
    {
        HearOfTwoOrders();
        _rig.Stories[0].Lose(60).Then(Late + 50).Parent(1, 100);

        Assert.Equal(0, Rogue(Late));
        Assert.Equal(0, Rogue(Late + 100)); // nor once it was taken
    }

    [Fact]
    public void OrdersThatTheTapCanNotHaveLost_AreRogue_WhateverWaits()
    {
        _rig.Stories[0].Then(500).Parent(1, 100);
        HearOfTwoOrders();
        _rig.Stories[0].Then(Late + 50).Parent(2, 100);

        Assert.Equal(2, Rogue(Late));
    }

    [Fact]
    public void ATapThatWaitsBehindAGap_ExcusesNoMoreThanTheGapHolds()
    {
        HearOfTwoOrders();
        _rig.Stories[0].Lose(1).Then(Late + 50).Parent(1, 100);

        Assert.Equal(1, Rogue(Late));
    }

    [Fact]
    public void ACopyThatToldMoreThanWasRead_IsHeardUpToTheTick()
    {
        _rig.Feed.Copies[0].HeardUntil = ServerStory.At(60_000);

        Assert.Equal(ServerStory.At(1_000), _rig.Tick(1_000).Reconciliation[0].Word.HeardUntil);
        _rig.Feed.Copies[0].HeardUntil = ServerStory.At(1_500);
        Assert.Equal(ServerStory.At(1_500), _rig.Tick(2_000).Reconciliation[0].Word.HeardUntil);
    }

    public void Dispose() => _rig.Dispose();

    private void HearOfTwoOrders()
    {
        _rig.Feed.Copies[0].Received(11, ServerStory.At(1_000));
        _rig.Feed.Copies[0].Received(12, ServerStory.At(1_100));
    }

    private long Rogue(long milliseconds)
    {
        FleetSnapshot picture = _rig.Tick(milliseconds);
        return picture.Reconciliation[0].Word.Rogue;
    }
}
