using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>Open orders of a stopped server: cancelled again on a schedule, at whose end its gate is severed.</summary>
public sealed class RecancelTests : IDisposable
{
    private const string Again = "Cancels of open orders were asked for again: ";

    private readonly ControlBench _bench = new();
    private double _second;

    private ServerControl Row => _bench.Row(0);

    private FakeGate Gate => _bench.Gates[0];

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Cancels_ThatLeaveOrdersOpen_AreRepeatedEachAfterTwiceAsLong_AndThenTheGateIsSevered()
    {
        Stop(open: 2);
        Assert.Equal((KillStage.Cancelling, 1), (Row.Stage, Gate.CancelRequests));

        Assert.Equal([1.0, 2.0, 4.0], Asked(until: 20));

        Assert.Equal((KillStage.NotProven, true, true), (Row.Stage, Row.IsSevered, Gate.IsSevered));
        const string Asked3 = Again + "Nothing has been heard of the venue's drop copy since the stop.";
        Assert.Equal(
            [
                Asked3, Asked3, Asked3,
                "Cancels were repeated 3 times without effect; the gate was severed. Call the venue.",
            ],
            Row.Steps.Select(static step => step.What).Where(static what =>
                what.StartsWith(Again) || what.StartsWith("Cancels were")));
        Assert.Equal(TimeSpan.FromSeconds(8), Row.Steps[^1].After);
    }

    [Fact]
    public void Cancels_ThatEmptiedTheBook_AreNotRepeated()
    {
        Stop(open: 0);

        Assert.Empty(Asked(until: 20));
        Assert.False(Row.IsSevered);
    }

    [Fact]
    public void VenuesWord_OfWhatIsOpen_GoesBeforeTheServers_AndWhatIsOpenLate_IsGivenItsTimeAsWell()
    {
        Stop(open: 2);
        Assert.Empty(Asked(until: 10, static word => word with { OpenOrders = 0 }));

        Assert.Equal([10.25, 12.25, 14.25], Asked(until: 18, static word => word with { OpenOrders = 1 }));

        Assert.False(Row.IsSevered);
        Assert.Contains(Row.Steps, static step => step.What == Again + "1 order still open at the venue.");
        Assert.Empty(Asked(until: 20, static word => word with { OpenOrders = 1 }));
        Assert.True(Row.IsSevered);
    }

    [Fact]
    public void WithoutADropCopy_TheServersOwnWordCounts()
    {
        Stop(open: 2);

        Assert.Equal([1.0, 2.0], Asked(until: 3, static word => word with { HeardUntil = null, OpenOrders = 0 }));
    }

    [Fact]
    public void BlockAlone_LetsOrdersStay()
    {
        Stop(open: 2, HaltMode.Block);

        Assert.Empty(Asked(until: 20));
        Assert.Equal(0, Gate.CancelRequests);
    }

    [Fact]
    public void VenueThatRefusesAndSaysSo_IsAskedOnAndOn_AndTheGateIsNotSevered()
    {
        Stop(open: 2);
        int refused = 0;

        double[] asked = [.. Asked(until: 30, word => word with { OpenOrders = 2, CancelsRefused = ++refused })];

        Assert.Equal([1.0, 3.0, 7.0, 11.0, 15.0, 19.0, 23.0, 27.0], asked);
        Assert.False(Row.IsSevered);
    }

    [Fact]
    public void VenueThatRefusesNoMore_BringsTheScheduleToItsEnd()
    {
        Stop(open: 2);

        double[] asked = [.. Asked(until: 30, word => word with { OpenOrders = 2, CancelsRefused = 1 })];

        // refused once: from then on nothing new is said, and what is left of the schedule runs
        Assert.Equal([1.0, 3.0, 5.0], asked);
        Assert.True(Row.IsSevered);
    }

    [Fact]
    public void SecondHoldWithCancels_AsksAtOnce_AndDoesNotBeginTheScheduleAnew()
    {
        Stop(open: 2, HaltMode.Block);
        _bench.Halt(HaltScope.Fleet, HaltMode.BlockAndCancel);
        Assert.Equal((KillStage.Cancelling, 1), (Row.Stage, Gate.CancelRequests));
        Assert.Equal([], Asked(until: 0.75));

        _bench.Halt(HaltScope.Group("retail"), HaltMode.BlockAndCancel);

        Assert.Equal([1.0, 2.0], Asked(until: 3));
    }

    [Fact]
    public void CancelsOfTwoServers_RepeatedInOneStep_AreBothShown()
    {
        _bench.Halt(HaltScope.Group("retail"), HaltMode.BlockAndCancel);
        _bench.AckAll(openOrders: 2);
        Assert.Equal([1.0], Asked(until: 1));

        Assert.All(_bench.Now.Servers[..2], static row => Assert.StartsWith(Again, row.Steps[^1].What));
        Assert.Equal((2, 2), (Gate.CancelRequests, _bench.Gates[1].CancelRequests));
    }

    [Fact]
    public void OrdersThatTheVenueAloneKnows_EndInASeveredGate_BeforeTheProofIsOverdue()
    {
        var options = new ControlOptions { RecancelAfter = TimeSpan.FromSeconds(0.25) };
        using var bench = new ControlBench(options: options);
        bench.Halt(HaltScope.Server("smars-1"), HaltMode.BlockAndCancel);
        bench.AckAll();
        Assert.Equal(KillStage.Drained, bench.Row(0).Stage);

        for (int quarter = 1; quarter <= 16; quarter++)
        {
            bench.Time.Advance(options.RecancelAfter);
            MarketTime now = MarketTime.FromTimeOfDay(TimeSpan.FromSeconds(quarter / 4.0));
            bench.Plane.ReportVenue(new VenueWord(new ServerId(0), now, now) { OpenOrders = 1 });
            bench.Plane.Step();
        }

        Assert.Equal((KillStage.NotProven, true), (bench.Row(0).Stage, bench.Gates[0].IsSevered));
        Assert.Equal(4, bench.Gates[0].CancelRequests);
        Assert.DoesNotContain(bench.Journal.Entries, static entry => entry.What == "state-refused");
    }

    [Fact]
    public async Task NextStop_BeginsItsScheduleAnew()
    {
        Stop(open: 2);
        Assert.Equal([1.0, 2.0, 4.0], Asked(until: 20));
        await _bench.Release(_bench.Now.Holds[0].Id);
        _bench.AckAll();
        Assert.Equal((FlowState.Flowing, false), (Row.State, Gate.IsSevered));

        Stop(open: 2, HaltMode.Block);
        Assert.Empty(Asked(until: 40)); // this one lets orders stay
        await _bench.Release(_bench.Now.Holds[0].Id);
        _bench.AckAll();

        Stop(open: 2);
        Assert.Equal([41.0, 42.0, 44.0], Asked(until: 60));
    }

    [Fact]
    public void SeveredGate_IsAskedForNoCancels()
    {
        Stop(open: 2);
        _bench.Plane.ReportLeak(new ServerId(0), 1);
        _bench.Plane.Step();
        Assert.True(Row.IsSevered);

        Assert.Empty(Asked(until: 20));
    }

    [Fact]
    public void GateThatThrowsAtACancel_IsNoted_AndAskedAgain()
    {
        Stop(open: 2);
        Gate.OnCommand = static what =>
        {
            if (what == nameof(IFlowGate.RequestCancelOpen))
                throw new IOException("no route");
        };
        Assert.Empty(Asked(until: 1.5));
        Assert.Contains(
            _bench.Journal.Entries,
            static entry => entry is { What: "gate-fault", Detail: "The gate threw at a cancel: no route" });

        Gate.OnCommand = null;

        Assert.Equal([2.0], Asked(until: 3));
    }

    private void Stop(int open, HaltMode mode = HaltMode.BlockAndCancel)
    {
        _bench.Halt(HaltScope.Server("smars-1"), mode);
        _bench.AckAll(open);
    }

    /// <summary>The seconds at which the gate was asked to cancel, looked at four times a second.</summary>
    private List<double> Asked(double until, Func<VenueWord, VenueWord>? venue = null)
    {
        var asked = new List<double>();
        while (_second < until)
        {
            _second += 0.25;
            _bench.Time.Advance(TimeSpan.FromSeconds(0.25));
            MarketTime now = MarketTime.FromTimeOfDay(TimeSpan.FromSeconds(_second));
            if (venue is not null)
                _bench.Plane.ReportVenue(venue(new VenueWord(new ServerId(0), now, now)));
            int before = Gate.CancelRequests;
            _bench.Plane.Step();
            if (Gate.CancelRequests > before)
                asked.Add(_second);
        }
        return asked;
    }
}
