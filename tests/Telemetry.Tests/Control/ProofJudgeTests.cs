using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What the venue's word must say before anything is called proven: each gap in it has a sentence.</summary>
public sealed class ProofJudgeTests
{
    private static readonly ServerId s_server = new(0);
    private static readonly VenueWord s_first = Word(10);
    private static readonly ControlOptions s_options = new();

    [Fact]
    public void WordThatIsWhole_ProvesIt_AfterTheWindowOfSilence()
    {
        Assert.Null(Missing(Word(11)));
        Assert.Equal(
            "The venue must hear nothing new for 1 s; the last was at no time today.", Missing(Word(10.9)));
        VenueWord late = Word(12) with { LastNewOrderAt = At(11.5) }; // an order that was on its way
        Assert.Contains("09:30:11.500000", Missing(late), StringComparison.Ordinal);
        Assert.Null(Missing(Word(12.5) with { LastNewOrderAt = At(11.5) }));
    }

    [Fact]
    public void NothingHeard_OrNoDropCopy_ProvesNothing()
    {
        Assert.Contains("Nothing has been heard", Judge(new ProofTrack(), TimeSpan.Zero).Missing);
        Assert.Contains("No drop copy", Missing(new VenueWord(s_server, At(12), HeardUntil: null)));
    }

    [Fact]
    public void SilentDropCopy_SaysSinceWhen() => Assert.Equal(
        "Drop copy silent since 09:30:12.000000.", Missing(Word(12) with { At = At(13) }));

    [Fact]
    public void OldWord_ProvesNothing() => Assert.Contains(
        "reported nothing since", Judge(Track(Word(12)), TimeSpan.FromSeconds(5)).Missing);

    [Fact]
    public void WhatWasLostAfterTheStop_ProvesNothing_AndWhatWasLostBeforeItDoesNotCount()
    {
        VenueWord lost = Word(12) with { Missed = 1, Outstanding = 1, LastGapAt = At(10.5) };
        Assert.Equal(
            "1 message of the drop copy never came, and the venue has not stated what is open.", Missing(lost));
        var track = new ProofTrack
        {
            First = s_first with { Missed = 7 }, Word = Word(12) with { Missed = 7, Outstanding = 7 },
        };
        Assert.True(Judge(track, TimeSpan.Zero).IsProven);
    }

    [Fact]
    public void WhatWasLostAfterTheStop_AndMadeGoodByAStatement_ProvesIt_AfterTheWindowOfSilence()
    {
        VenueWord stated = Word(12) with { Missed = 1, LastGapAt = At(11.5), StatedAt = At(11.9) };
        Assert.Contains("hear nothing new for 1 s", Missing(stated), StringComparison.Ordinal);
        Assert.Null(Missing(stated with { LastGapAt = At(11) }));
    }

    [Fact]
    public void OrdersInDoubt_AndOrdersThatWereToGo_ProveNothing()
    {
        Assert.Equal(
            "2 orders in doubt: let out by the gate, and the venue has said nothing of it.",
            Missing(Word(12) with { InDoubt = 2 }));
        Assert.Null(Missing(Word(12) with { OpenOrders = 5 })); // a block alone lets them stay
        ProofTrack cancels = Track(Word(12) with { OpenOrders = 5, CancelsRefused = 4 });
        cancels.Cancels = true;
        Assert.Equal(
            "5 orders still open at the venue; it refused 4 cancels.", Judge(cancels, TimeSpan.Zero).Missing);
        cancels.First = s_first with { CancelsRefused = 3 }; // of an earlier stop
        Assert.Equal(
            "5 orders still open at the venue; it refused 1 cancel.", Judge(cancels, TimeSpan.Zero).Missing);
        cancels.Word = Word(12) with { CancelsRefused = 4 };
        Assert.Null(Judge(cancels, TimeSpan.Zero).Missing);
    }

    [Fact]
    public void Steps_BeyondWhatIsKept_LeaveTheFirst()
    {
        var track = new ProofTrack();
        for (int i = 0; i < Limits.KillSteps + 10; i++)
            track.Add(new KillStep(default, TimeSpan.FromSeconds(i), KillStage.Cancelling, $"step {i}"));
        Assert.Equal(Limits.KillSteps, track.Steps.Length);
        Assert.Equal(("step 0", $"step {Limits.KillSteps + 9}"), (track.Steps[0].What, track.Steps[^1].What));
    }

    private static MarketTime At(double second) =>
        MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 0) + TimeSpan.FromSeconds(second));

    private static VenueWord Word(double second) => new(s_server, At(second), At(second));

    private static ProofTrack Track(VenueWord word) => new() { First = s_first, Word = word };

    private static string? Missing(VenueWord word) => Judge(Track(word), TimeSpan.Zero).Missing;

    private static ProofJudge Judge(ProofTrack track, TimeSpan since) => ProofJudge.Of(track, since, s_options);
}
