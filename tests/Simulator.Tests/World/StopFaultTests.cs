using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>
/// Each way in which a stop can fail, through the real pipeline and the real control plane in market time: where it
/// ends, what the room does by itself, and what it says is still live.
/// </summary>
public sealed class StopFaultTests
{
    private static readonly TimeSpan s_from = StopDay.Stop - TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_end = SmallScenario.At(9, 30, 24);

    [Fact]
    public void HealthyStop_IsProvenByTheVenueWithinThreeSeconds_WithBothClocks()
    {
        using var day = new StopDay();
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        Assert.Equal(KillStage.Blocked, day.Row.Stage);
        Assert.NotNull(day.Row.BlockLatency);
        Assert.Null(day.Row.ProofLatency);
        day.After(3);

        Assert.Equal((KillStage.ProvenSilent, FlowState.Halted), (day.Row.Stage, day.Row.State));
        Assert.InRange(day.Row.ProofLatency!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.True(day.Row.BlockLatency <= day.Row.DrainLatency && day.Row.DrainLatency < day.Row.ProofLatency);
        Assert.Null(day.Row.Missing);
        ServerReconciliation sources = day.Sources;
        Assert.Equal((0, 0), (sources.LiveCount, sources.Word.OpenOrders));
        Assert.True(sources.Report is { IsConserved: true, Open: 0, InDoubt: 0 }, sources.Report.ToString());
        Assert.Equal(sources.Report, sources.Venue);
        Assert.Equal(sources.GateOrders, sources.VenueOrders);
        Assert.Equal(KillStage.Flowing, day.Other.Stage);
        Assert.Equal(
            [KillStage.Requested, KillStage.Blocked, KillStage.Acknowledged, KillStage.Cancelling, KillStage.Drained,
                KillStage.ProvenSilent],
            day.Row.Steps.Select(static step => step.Stage));
    }

    [Fact]
    public void BlockAlone_IsProvenSilent_AndOrdersThatStayAreListed()
    {
        using var day = StopDay.Resting();
        day.KillAt(StopDay.Stop, HaltMode.Block);
        day.After(1.5);
        ServerReconciliation sources = day.Sources;
        Assert.Equal(KillStage.ProvenSilent, day.Row.Stage);
        Assert.Equal(sources.Word.OpenOrders, sources.LiveCount);
        Assert.All(sources.Live, static order => Assert.Contains("nobody has asked to cancel it", order.Why));

        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        Assert.Equal(KillStage.Cancelling, day.Row.Stage); // another promise, another proof
        day.After(3);
        Assert.Equal((KillStage.ProvenSilent, 0), (day.Row.Stage, day.Sources.LiveCount));
    }

    [Fact]
    public void NoAcknowledgement_IsSeveredUnconfirmed_AndOnlyTheVenueSaysThatItIsSilent()
    {
        using var day = StopDay.Resting(Fault(GateFaultKind.NeverAnswers));
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.After(1.9);
        Assert.Equal(KillStage.Blocked, day.Row.Stage);
        day.After(0.2);
        Assert.Equal((KillStage.Unconfirmed, true), (day.Row.Stage, day.Row.IsSevered));
        Assert.Contains("halt-unconfirmed", day.Alarms);
        long last = day.Gate.LastSend;
        day.After(6);
        Assert.Equal(last, day.Gate.LastSend);
        // It never cancelled: what rests is still live and listed, with the reason.
        Assert.Equal(KillStage.Unconfirmed, day.Row.Stage);
        Assert.Contains("still open at the venue", day.Row.Missing);
        Assert.NotEmpty(day.Sources.Live);
    }

    [Fact]
    public void NoAcknowledgementOfABlock_FallsSilentByTheVenuesWord_AndStaysUnconfirmed()
    {
        using var day = new StopDay(Fault(GateFaultKind.NeverAnswers));
        day.KillAt(StopDay.Stop, HaltMode.Block);
        day.After(4);
        Assert.Equal((KillStage.SilentUnconfirmed, FlowState.Unconfirmed), (day.Row.Stage, day.Row.State));
        Assert.NotNull(day.Row.ProvenAt);
        Assert.Null(day.Row.AckLatency);
    }

    [Fact]
    public void LateAcknowledgement_IsSeveredFirst_ThenAcknowledgedAndProven_AndStaysSevered()
    {
        using var day = new StopDay(Fault(GateFaultKind.AnswersLate, seconds: 4));
        day.KillAt(StopDay.Stop, HaltMode.Block);
        day.After(2.5);
        Assert.Equal(FlowState.Unconfirmed, day.Row.State);
        day.After(5);
        Assert.Equal((KillStage.ProvenSilent, true), (day.Row.Stage, day.Row.IsSevered));
        Assert.True(day.Row.AckLatency >= TimeSpan.FromSeconds(4), $"{day.Row.AckLatency}");
    }

    [Fact]
    public void AcknowledgementWithOrdersStillFlowing_IsALeak_Severed_AndSilentOnlyAfterThat()
    {
        using var day = new StopDay(Fault(GateFaultKind.Leaks));
        day.KillAt(StopDay.Stop, HaltMode.Block);
        day.After(0.5);
        Assert.Equal((KillStage.Leaking, FlowState.Unconfirmed), (day.Row.Stage, day.Row.State));
        Assert.True(day.Row.IsSevered);
        Assert.True(day.Row.OrdersAfterBlock > 0);
        Assert.Contains("leak", day.Alarms);
        long last = day.Gate.LastSend;
        day.After(3);
        Assert.Equal(last, day.Gate.LastSend);
        Assert.Equal(KillStage.SilentUnconfirmed, day.Row.Stage);
        Assert.True(day.Row.OrdersAfterBlock > 0); // the leak is not forgotten
    }

    [Fact]
    public void CancelThatFails_IsRepeatedOnASchedule_ThenSevered_AndWhatRestsIsListed()
    {
        using var day = StopDay.Resting(Venue(VenueFaultKind.IgnoresCancels));
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.After(3.5);
        Assert.Equal(
            2, day.Steps.Count(static step =>
                step.StartsWith("Cancels of open orders were asked for again", StringComparison.Ordinal)));
        Assert.False(day.Row.IsSevered);
        day.After(2);
        Assert.Equal(KillStage.NotProven, day.Row.Stage);
        day.After(3.5);
        Assert.Equal((KillStage.NotProven, true), (day.Row.Stage, day.Row.IsSevered));
        Assert.Contains(day.Steps, static step => step.Contains("Call the venue", StringComparison.Ordinal));
        ServerReconciliation sources = day.Sources;
        Assert.True(sources.Word.OpenOrders > 0);
        Assert.All(sources.Live, static order => Assert.Contains("has not carried it out", order.Why));
        Assert.Contains("halt-not-proven", day.Alarms);
    }

    [Fact]
    public void CancelThatLags_IsProvenWhenTheVenueHasCarriedItOut_AndNotBefore()
    {
        using var day = StopDay.Resting(Venue(VenueFaultKind.SlowCancels, seconds: 4));
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.After(3);
        Assert.Equal(KillStage.Cancelling, day.Row.Stage);
        Assert.Contains("still open at the venue", day.Row.Missing);
        day.After(4);
        Assert.Equal((KillStage.ProvenSilent, false), (day.Row.Stage, day.Row.IsSevered));
        Assert.True(day.Row.ProofLatency > TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void WindowWithoutCancels_IsNotSevered_AskedOnAndOn_AndProvenWhenItIsOver()
    {
        TimeSpan until = StopDay.Stop + TimeSpan.FromSeconds(12);
        using var day = StopDay.Resting(Venue(VenueFaultKind.RefusesCancels) with { Until = until });
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.After(11.5);
        Assert.Equal((KillStage.NotProven, false), (day.Row.Stage, day.Row.IsSevered));
        Assert.Contains("it refused", day.Row.Missing);
        Assert.Contains(
            day.Sources.Live, static order => order.Why.Contains("refused to cancel", StringComparison.Ordinal));
        day.RunTo(until + TimeSpan.FromSeconds(6));
        Assert.Equal((KillStage.ProvenSilent, 0), (day.Row.Stage, day.Sources.LiveCount));
    }

    [Fact]
    public void QueueBehindTheGate_DrainsAfterTheBlock_AndIsInDoubtUntilTheVenueHasIt()
    {
        using var day = new StopDay(Venue(VenueFaultKind.SlowOrders, seconds: 3));
        day.KillAt(StopDay.Stop, HaltMode.Block);
        day.After(1);
        ServerReconciliation sources = day.Sources;
        Assert.True(sources.Word.InDoubt > 0);
        Assert.Contains("in doubt", day.Row.Missing);
        Assert.Contains(sources.Live, static order => order.IsInDoubt);
        Assert.Equal(sources.Venue.InDoubt, sources.Live.Where(static order => order.IsInDoubt).Sum(o => o.Quantity));
        day.After(4);
        Assert.Equal((KillStage.ProvenSilent, 0), (day.Row.Stage, day.Sources.Word.InDoubt));
        Assert.Equal(0, day.Row.OrdersAfterBlock);
        Assert.True(day.Row.ProofLatency > TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void OrdersRoundTheGate_AreSeenByTheVenueAlone_AndNoStopOfThemIsEverCalledProven()
    {
        using var day = new StopDay(new TimelineItem.RogueOrders(
            StopDay.Stop + TimeSpan.FromSeconds(3), s_end, "two", PerSecond: 5, Shares: 100, ""));
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.After(2.9);
        Assert.Equal(KillStage.ProvenSilent, day.Row.Stage);
        day.After(1);
        Assert.Equal((KillStage.Leaking, true), (day.Row.Stage, day.Row.IsSevered));
        Assert.Contains("rogue-orders", day.Alarms);
        Assert.Contains(
            day.Steps, static step => step.Contains("only the venue can stop those", StringComparison.Ordinal));
        day.After(6);
        Assert.False(day.Row.Stage.IsProven());
        Assert.Contains(
            day.Sources.Live, static order => order.Why.Contains("Nobody admits to it", StringComparison.Ordinal));
        Assert.Equal(0, day.Row.OrdersAfterBlock); // nothing of that passed the gate
    }

    [Fact]
    public void DropCopySilent_IsNotProven_SaysSinceWhen_AndIsProvenWhenItIsBack()
    {
        TimeSpan until = StopDay.Stop + TimeSpan.FromSeconds(8);
        using var day = new StopDay(Copy(TelemetryGapKind.Delays, until));
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.After(4.5);
        Assert.False(day.Row.Stage.IsProven());
        day.After(1);
        Assert.Equal((KillStage.NotProven, FlowState.Halted), (day.Row.Stage, day.Row.State));
        Assert.Equal("Drop copy silent since 09:30:04.000000.", day.Row.Missing);
        Assert.Contains("drop-copy-silent", day.Alarms);
        Assert.Contains("halt-not-proven", day.Alarms);
        day.RunTo(until + TimeSpan.FromSeconds(2));
        Assert.Equal(KillStage.ProvenSilent, day.Row.Stage);
    }

    [Fact]
    public void DropCopyThatLostSomethingAfterTheStop_ProvesIt_OnceTheVenueHasStatedWhatIsOpen()
    {
        TimeSpan until = StopDay.Stop + TimeSpan.FromSeconds(6);
        using var day = new StopDay(Copy(TelemetryGapKind.Loses, until));
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.RunTo(until);
        Assert.Equal(KillStage.NotProven, day.Row.Stage);
        day.RunTo(until + TimeSpan.FromSeconds(3));
        VenueWord word = day.Sources.Word;
        Assert.True(word.Missed > 0);
        Assert.Equal((KillStage.ProvenSilent, 0L), (day.Row.Stage, word.Outstanding));
        Assert.True(word.StatedAt >= word.LastGapAt, $"{word}");
        Assert.Equal((0, 0), (word.InDoubt, word.OpenOrders));
        Assert.True(day.Sources.Venue.IsConserved, $"{day.Sources.Venue}");
        Assert.Equal(0, word.Rogue);
    }

    [Fact]
    public void DropCopyThatLostSomething_WhileOrdersRestAtTheVenue_IsNotProven_AndTheStatementListsThem()
    {
        TimeSpan until = StopDay.Stop + TimeSpan.FromSeconds(2);
        using var day = StopDay.Resting(Copy(TelemetryGapKind.Loses, until), Venue(VenueFaultKind.IgnoresCancels));
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.RunTo(until + TimeSpan.FromSeconds(7));
        VenueWord word = day.Sources.Word;
        Assert.NotNull(word.StatedAt);
        Assert.Equal((KillStage.NotProven, 0L), (day.Row.Stage, word.Outstanding));
        Assert.True(word.OpenOrders > 0);
        Assert.Contains("still open at the venue", day.Row.Missing);
    }

    [Fact]
    public void ProofIsLost_WhenTheDropCopyGoesSilentAfterIt()
    {
        using var day = new StopDay(new TimelineItem.DropCopyGap(
            StopDay.Stop + TimeSpan.FromSeconds(5), s_end, TelemetryGapKind.Delays, ["two"], ""));
        day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.After(4.9);
        Assert.Equal(KillStage.ProvenSilent, day.Row.Stage);
        day.After(2);
        Assert.Equal(KillStage.NotProven, day.Row.Stage);
        Assert.Null(day.Row.ProvenAt);
    }

    [Fact]
    public async Task Release_EndsTheLife_AndTheNextStopBeginsAnew()
    {
        using var day = new StopDay();
        HaltTicket ticket = day.KillAt(StopDay.Stop, HaltMode.BlockAndCancel);
        day.After(3);
        await day.ReleaseAsync(ticket.Hold.Id);
        day.After(0.5);
        Assert.Equal((KillStage.Flowing, null, null), (day.Row.Stage, day.Row.ProvenAt, day.Row.Missing));
        day.KillAt(StopDay.Stop + TimeSpan.FromSeconds(5), HaltMode.BlockAndCancel);
        Assert.Equal([KillStage.Requested, KillStage.Blocked], day.Row.Steps.Select(static step => step.Stage));
        day.After(3);
        Assert.Equal(KillStage.ProvenSilent, day.Row.Stage);
    }

    private static TimelineItem.GateFault Fault(GateFaultKind what, int seconds = 0) =>
        new(s_from, s_end, what, ["two"], TimeSpan.FromSeconds(seconds), "");

    private static TimelineItem.VenueFault Venue(VenueFaultKind what, int seconds = 0) =>
        new(s_from, s_end, what, ["two"], TimeSpan.FromSeconds(seconds), "");

    private static TimelineItem.DropCopyGap Copy(TelemetryGapKind what, TimeSpan until) =>
        new(s_from, until, what, ["two"], "");
}
