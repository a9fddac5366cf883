using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class ControlHistoryTests
{
    private readonly ControlHistory _history = new();
    private ImmutableArray<Hold> _holds = [];
    private ImmutableArray<HoldRelease> _releases = [];
    private long _nextHold = 1;
    private int _second;

    public ControlHistoryTests() => Look();

    [Fact]
    public void SameRuleOnOneTarget_TrippedAndReleasedThreeTimes_Counts3()
    {
        for (int i = 0; i < 3; i++)
        {
            Trip("loss", "smars-1");
            Release($"cause {i}");
        }
        Assert.Equal(("loss", "server smars-1", 3), _history.MostTrips);
        Assert.Equal(0, _history.ResetsWithoutCause.Count);
    }

    [Fact]
    public void OneRule_OnEveryServerOfTheFleet_IsOneTripEach()
    {
        foreach (string server in (string[])["a", "b", "c", "d"])
            Trip("loss", server);

        Assert.Equal(1, _history.MostTrips.Count);
    }

    [Fact]
    public void StrongerStep_OverAStandingHold_IsTheSameTrip()
    {
        Trip("loss", "a", HaltMode.Throttle);
        Trip("loss", "a", HaltMode.ReduceOnly);
        Trip("loss", "a");

        Assert.Equal(1, _history.MostTrips.Count);
    }

    [Fact]
    public void Trips_OfTenMinutesAgo_AreForgotten()
    {
        Trip("loss", "a");
        _second += 601;
        Look();

        Assert.Equal(0, _history.MostTrips.Count);
    }

    [Fact]
    public void HoldsThatStoodBefore_AreNoTrips()
    {
        var late = new ControlHistory();
        Trip("loss", "a");
        late.Observe(new ControlSnapshot(9, [], _holds, [], JournalHealthy: true), new MarketTime(1));

        Assert.Equal(0, late.MostTrips.Count);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("n/a")]
    [InlineData("?")]
    public void Release_WithoutANamedCause_Counts(string cause)
    {
        Trip("loss", "a");
        Release(cause);

        Assert.Equal(("loss", 1), _history.ResetsWithoutCause);
    }

    [Fact]
    public void Release_WithTheCauseOfAnEarlierOne_Counts()
    {
        Trip("loss", "a");
        Release("a wrong price file");
        Trip("loss", "a");
        Release(" A wrong PRICE file");

        Assert.Equal(("loss", 1), _history.ResetsWithoutCause);
    }

    [Fact]
    public void Raises_CountOnce()
    {
        ImmutableArray<LimitRaise> raises = [new LimitRaise(1, "loss for each server", 90, "operator-1")];
        _history.Observe(raises, new MarketTime(5));
        _history.Observe(raises, new MarketTime(6));

        Assert.Equal(1, _history.RaisesInUse.Count);
    }

    private void Trip(string rule, string server, HaltMode mode = HaltMode.Block)
    {
        var id = new HoldId(_nextHold++);
        _holds = _holds.Add(new Hold(
            id, new Guid((int)id.Value, 0, 0, new byte[8]), HoldKind.Breaker, HaltScope.Server(server), mode,
            new Actor(ActorKind.Breaker, rule), "tripped", default, null));
        Look();
    }

    private void Release(string cause)
    {
        var one = new Actor(ActorKind.Person, "operator-1");
        _releases = _releases.Add(new HoldRelease(_holds[^1], cause, one, one with { Name = "supervisor-1" }));
        _holds = _holds.RemoveAt(_holds.Length - 1);
        Look();
    }

    private void Look() => _history.Observe(
        new ControlSnapshot(++_second, [], _holds, [], JournalHealthy: true) { Releases = _releases },
        new MarketTime(_second * MarketTime.NanosecondsPerSecond));
}
