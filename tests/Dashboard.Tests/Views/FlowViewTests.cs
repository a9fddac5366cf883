using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.TestKit;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class FlowViewTests
{
    private static readonly ServerControl s_flowing = RoomPictures.Control(Fleets.Of().Servers[0]);

    [Theory]
    [InlineData(FlowState.Flowing, "Flowing", Tone.Calm)]
    [InlineData(FlowState.Halting, "Halting", Tone.Notice)]
    [InlineData(FlowState.Unconfirmed, "Unconfirmed", Tone.Critical)]
    [InlineData(FlowState.Releasing, "Releasing", Tone.Notice)]
    [InlineData(FlowState.Blind, "Blind", Tone.Blind)]
    [InlineData(FlowState.Absent, "Absent", Tone.Blind)]
    public void State_IsSaid_InItsWord(FlowState state, string word, Tone tone)
    {
        FlowView view = FlowView.From(s_flowing with { State = state }, isBlind: false);

        Assert.Equal((word, tone), (view.Word, view.Tone));
    }

    [Theory]
    [InlineData(ControlLine.Lost, "halts itself")]
    [InlineData(ControlLine.Fenced, "newer control room")]
    public void Flowing_OutOfReach_IsNeverFine(ControlLine line, string why)
    {
        FlowView view = FlowView.From(s_flowing with { Line = line }, isBlind: false);

        Assert.Equal(("Unconfirmed", Tone.Critical), (view.Word, view.Tone));
        Assert.Contains(why, view.Proof);
    }

    [Fact]
    public void Halted_WithAcknowledgement_IsProven()
    {
        FlowView view = FlowView.From(RoomPictures.Halted(s_flowing), isBlind: false);

        Assert.Equal("Halted", view.Word);
        Assert.Contains("28 ms", view.Proof);
        Assert.Contains("0 orders after the block", view.Proof);
    }

    [Fact]
    public void Halted_OfAServerNobodySees_DoesNotSayThatNothingCameAfter()
    {
        string proof = FlowView.From(RoomPictures.Halted(s_flowing), isBlind: true).Proof;

        Assert.DoesNotContain("0 orders after", proof);
        Assert.Contains("whether orders came after the block is not known", proof);
    }

    [Fact]
    public void Halted_WithoutAcknowledgement_IsNeverShownAsHalted() =>
        Assert.Equal("Halting", FlowView.From(RoomPictures.Halted(s_flowing) with { AckLatency = null }, false).Word);

    [Fact]
    public void Leak_AfterTheHalt_IsUnconfirmedAndSaysSo()
    {
        FlowView view = FlowView.From(RoomPictures.Halted(s_flowing) with { OrdersAfterBlock = 12 }, isBlind: false);

        Assert.Equal(("Unconfirmed", Tone.Critical), (view.Word, view.Tone));
        Assert.Contains("LEAK: 12", view.Proof);
    }

    [Fact]
    public void BlindFeed_HidesNot_WhatHasBeenOrdered()
    {
        Assert.Equal("Blind", FlowView.From(s_flowing, isBlind: true).Word);
        Assert.Equal("Halted", FlowView.From(RoomPictures.Halted(s_flowing), isBlind: true).Word);
    }

    [Fact]
    public void UnknownServer_IsUnconfirmed() => Assert.Equal("Unconfirmed", FlowView.From(null, isBlind: false).Word);
}
