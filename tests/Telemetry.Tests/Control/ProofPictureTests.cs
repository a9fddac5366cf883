using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What the picture shows of the venue's word: whatever is new of it, and only of its stop.</summary>
public sealed class ProofPictureTests : IDisposable
{
    private static readonly MarketTime s_now = MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 10));

    private readonly ControlBench _bench = new();

    private ServerControl Row => _bench.Row(0);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void WordsOfTwoServersInOneStep_AreBothShown_ThoughNothingElseIsNew()
    {
        _bench.Halt(HaltScope.Group("retail"));
        _bench.AckAll();
        Hear(Word(0, openOrders: 5), Word(1, openOrders: 6));
        string? missing = Row.Missing;

        Hear(Word(0, openOrders: 4), Word(1, openOrders: 3));

        Assert.Equal((4, 3), (Row.Venue!.OpenOrders, _bench.Row(1).Venue!.OpenOrders));
        Assert.Equal(missing, Row.Missing);
    }

    [Fact]
    public void WordAndAnswerOfOneServerInOneStep_AreBothShown()
    {
        _bench.Halt(HaltScope.Server("smars-1"));
        _bench.AckAll(openOrders: 2);
        Hear(Word(0, openOrders: 2));

        Assert.True(_bench.Acks.Post(_bench.Gates[0].Ack(openOrders: 1)));
        Hear(Word(0, openOrders: 1));

        Assert.Equal((1, 1), (Row.OpenOrders, Row.Venue!.OpenOrders));
    }

    [Fact]
    public void StepWithoutAWord_IsNoNewPicture()
    {
        _bench.Halt(HaltScope.Server("smars-1"));
        _bench.AckAll();
        Hear(Word(0));
        long version = _bench.Now.Version;

        _bench.Plane.Step();

        Assert.Equal(version, _bench.Now.Version);
    }

    [Fact]
    public void WordBeforeTheGateIsShut_ProvesNothing_AndIsNotShown()
    {
        _bench.Gates[0].OnCommand = static what => throw new IOException("broken " + what);
        _bench.Halt(HaltScope.Server("smars-1"));
        Hear(Word(0));
        Assert.Equal((KillStage.Requested, null, null), (Row.Stage, Row.Venue, Row.Missing));

        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        Hear();
        Hear(Word(0));

        Assert.Equal((KillStage.Unconfirmed, s_now), (Row.Stage, Row.Venue!.At));
    }

    [Fact]
    public async Task WordAfterTheRelease_IsNotShown()
    {
        await _bench.Release(_bench.Halt(HaltScope.Server("smars-1")).Hold.Id);
        Hear(Word(0));

        Assert.Equal((KillStage.Releasing, null, null), (Row.Stage, Row.Venue, Row.Missing));
    }

    [Theory]
    [InlineData(HaltMode.Block, KillStage.Acknowledged)]
    [InlineData(HaltMode.BlockAndCancel, KillStage.Cancelling)]
    public void StopWithOpenOrders_IsNotProven_AtTheDeadlineAndNotBefore(HaltMode mode, KillStage before)
    {
        _bench.Halt(HaltScope.Server("smars-1"), mode);
        _bench.AckAll(openOrders: 2);
        _bench.Time.Advance(TimeSpan.FromSeconds(4.999));
        _bench.Plane.Step();
        Assert.Equal(before, Row.Stage);

        _bench.Time.Advance(TimeSpan.FromSeconds(0.001));
        _bench.Plane.Step();

        Assert.Equal((KillStage.NotProven, false), (Row.Stage, Row.IsSevered));
    }

    private static VenueWord Word(int server, int openOrders = 0) =>
        new(new ServerId((ushort)server), s_now, s_now) { OpenOrders = openOrders };

    private void Hear(params VenueWord[] words)
    {
        foreach (VenueWord word in words)
            _bench.Plane.ReportVenue(word);
        _bench.Plane.Step();
    }
}
