using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A stop that is weighed against the venue's word as time goes by: proven, lost, overdue, overrun.</summary>
public sealed class ProofKeeperTests : IDisposable
{
    private readonly ControlBench _bench = new();
    private double _second = 10;

    private ServerControl Row => _bench.Row(0);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void SilentVenue_ProvesAnAcknowledgedStop_AndSaysAfterHowLong()
    {
        Stop();
        Hear(Word());
        Assert.Equal(KillStage.Drained, Row.Stage);
        Assert.StartsWith("The venue must hear nothing new for 1 s", Row.Missing, StringComparison.Ordinal);

        Pass(1);
        Hear(Word());

        Assert.Equal(
            (KillStage.ProvenSilent, TimeSpan.FromSeconds(1), At(11), null),
            (Row.Stage, Row.ProofLatency, Row.ProvenAt, Row.Missing));
        Assert.Equal(At(11), Row.Venue?.At);
    }

    [Fact]
    public void Proof_ThatCantBeWatchedAnyMore_IsLost_AtTheDeadlineAndNotBefore()
    {
        Stop();
        Hear(Word());
        Pass(1);
        Hear(Word());

        Pass(4.999);
        _bench.Plane.Step();
        Assert.Equal(KillStage.ProvenSilent, Row.Stage);
        Pass(0.001);
        _bench.Plane.Step();

        Assert.Equal((KillStage.NotProven, null, null), (Row.Stage, Row.ProofLatency, Row.ProvenAt));
        Assert.Equal("The pipeline has reported nothing since 09:30:11.000000.", Row.Missing);

        Hear(Word());
        Assert.Equal((KillStage.ProvenSilent, TimeSpan.FromSeconds(6)), (Row.Stage, Row.ProofLatency));
    }

    [Fact]
    public void Stop_WithoutAnyWord_IsNotProven_AtTheDeadlineAndNotBefore()
    {
        Stop();
        Pass(4.999);
        _bench.Plane.Step();
        Assert.Equal(KillStage.Drained, Row.Stage);

        Pass(0.001);
        _bench.Plane.Step();

        Assert.Equal(KillStage.NotProven, Row.Stage);
        Assert.Equal("Nothing has been heard of the venue's drop copy since the stop.", Row.Missing);
    }

    [Fact]
    public void SilentVenue_ProvesNothingOfAServerThatHasNotAnswered()
    {
        _bench.Halt(HaltScope.Server("smars-1"));
        Hear(Word());
        Pass(1);
        Hear(Word());
        Assert.Equal(KillStage.Blocked, Row.Stage);

        Pass(1);
        Hear(Word());
        Assert.Equal(KillStage.SilentUnconfirmed, Row.Stage);

        _bench.AckAll();
        Assert.Equal(KillStage.ProvenSilent, Row.Stage);
    }

    [Fact]
    public void WordFromBeforeTheStop_IsNotHeldForIt()
    {
        Hear(Word() with { Rogue = 7 });
        Assert.Null(Row.Venue);
        Assert.Null(Row.Missing);

        Stop();
        _bench.Plane.Step();

        Assert.Null(Row.Venue);
        Hear(Word() with { Rogue = 9 });
        Assert.Equal((9, KillStage.Drained), (Row.Venue?.Rogue, Row.Stage));
    }

    [Fact]
    public void Word_ThatIsOlderThanTheLast_OrOfNoServer_IsLeftAside()
    {
        Stop();
        Hear(Word() with { InDoubt = 1 });
        Hear(Word() with { At = At(9.999), InDoubt = 2 });
        Assert.Equal(1, Row.Venue?.InDoubt);

        Hear(Word() with { InDoubt = 3 });
        Assert.Equal(3, Row.Venue?.InDoubt);
        _bench.Plane.ReportVenue(new VenueWord(new ServerId(900), At(20), At(20)));
        _bench.Plane.ReportVenue(new VenueWord(new ServerId(5), At(20), At(20)));
        _bench.Plane.Step();
        Assert.Equal(3, Row.Venue?.InDoubt);
    }

    [Fact]
    public void ClockOfTheVenueAlone_IsNoNewPicture_AndALostDropCopyIs()
    {
        Stop();
        Hear(Word());
        long version = _bench.Now.Version;
        _second += 0.5;
        Hear(Word());
        Assert.Equal(version, _bench.Now.Version);

        Hear(Word() with { HeardUntil = null });

        Assert.Equal(version + 1, _bench.Now.Version);
        Assert.Equal("No drop copy of the venue is connected for this server.", Row.Missing);
    }

    [Fact]
    public void OrdersThatNoGateLetOut_SeverTheGate_AndAreToldEachTimeTheyHaveDoubled()
    {
        Stop();
        Hear(Word() with { Rogue = 2 });
        Assert.Equal(KillStage.Drained, Row.Stage);

        foreach (int rogue in new[] { 5, 6, 7, 8, 9, 10, 10 })
            Hear(Word() with { Rogue = rogue });

        Assert.Equal((KillStage.Leaking, true), (Row.Stage, Row.IsSevered));
        Assert.True(_bench.Gates[0].IsSevered);
        Assert.Equal(
            ["3", "4", "8"],
            Row.Steps.Where(static step => step.What.EndsWith("only the venue can stop those."))
                .Select(static step => step.What.Split(' ')[0]));
        Assert.Equal(
            "3 orders that no gate let out reached the venue: only the venue can stop those.",
            Row.Steps.First(static step => step.What.Contains("no gate let out")).What);
    }

    [Fact]
    public void OrdersThatNoGateLetOut_OfAServerThatHasNotAnswered_WaitForItsAnswer()
    {
        _bench.Halt(HaltScope.Server("smars-1"));
        Hear(Word());
        Hear(Word() with { Rogue = 1 });
        Assert.Equal(KillStage.Blocked, Row.Stage);

        _bench.AckAll();

        Assert.Equal(KillStage.Leaking, Row.Stage);
    }

    [Fact]
    public void Answer_OfAServerWhoseOrdersWentRoundItsGate_ProvesNothing_HoweverItIsStoppedAgain()
    {
        Stop();
        Hear(Word() with { Rogue = 2 });
        Hear(Word() with { Rogue = 5 });
        Pass(2);
        Hear(Word() with { Rogue = 5 });
        Assert.Equal(KillStage.SilentUnconfirmed, Row.Stage);

        _bench.Halt(HaltScope.Fleet);
        _bench.AckAll();

        Assert.Equal((KillStage.SilentUnconfirmed, FlowState.Unconfirmed), (Row.Stage, Row.State));
    }

    [Fact]
    public void NextStop_BeginsItsProofAnew()
    {
        Hold first = Stop();
        Hear(Word());
        Pass(1);
        Hear(Word());
        Assert.True(Row.Stage.IsProven());
        Assert.True(_bench.Release(first.Id).IsCompletedSuccessfully);
        _bench.AckAll();
        Assert.Equal((KillStage.Flowing, null, null), (Row.Stage, Row.Venue, Row.ProofLatency));

        Stop();
        _bench.Plane.Step();

        Assert.Equal(KillStage.Drained, Row.Stage);
        Assert.Equal("Nothing has been heard of the venue's drop copy since the stop.", Row.Missing);
    }

    [Fact]
    public void NextStop_CountsTheOrdersThatNoGateLetOut_Anew()
    {
        Hold first = Stop();
        Hear(Word() with { Rogue = 2 });
        Hear(Word() with { Rogue = 5 });
        Assert.True(_bench.Release(first.Id).IsCompletedSuccessfully);
        _bench.AckAll();
        Assert.Equal((KillStage.Flowing, null), (Row.Stage, Row.Missing));

        Stop();
        Hear(Word() with { Rogue = 5 });
        Assert.Equal(KillStage.Drained, Row.Stage);
        Hear(Word() with { Rogue = 7 });

        Assert.Equal(KillStage.Leaking, Row.Stage);
        Assert.Equal(
            "2 orders that no gate let out reached the venue: only the venue can stop those.", Row.Steps[^1].What);
    }

    private Hold Stop(HaltMode mode = HaltMode.Block)
    {
        Hold hold = _bench.Halt(HaltScope.Server("smars-1"), mode).Hold;
        _bench.AckAll();
        return hold;
    }

    private void Pass(double seconds)
    {
        _second += seconds;
        _bench.Time.Advance(TimeSpan.FromSeconds(seconds));
    }

    private void Hear(VenueWord word)
    {
        _bench.Plane.ReportVenue(word);
        _bench.Plane.Step();
    }

    private VenueWord Word() => new(new ServerId(0), At(_second), At(_second));

    private static MarketTime At(double second) =>
        MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 0) + TimeSpan.FromSeconds(second));
}
