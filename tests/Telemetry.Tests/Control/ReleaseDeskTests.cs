using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>Requests: how long they live, who sees them, and what the trail has of them.</summary>
public sealed class ReleaseDeskTests : IDisposable
{
    private static readonly TimeSpan s_life = new ControlOptions().ReleaseRequestLife;

    private readonly ControlBench _bench = new();
    private readonly HoldId _hold;

    public ReleaseDeskTests()
    {
        _hold = _bench.Halt(HaltScope.Server("smars-2")).Hold.Id;
        _bench.AckAll();
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task NobodyAtAll_MayNeitherAskNorApprove()
    {
        Assert.Throws<ArgumentNullException>(() => _bench.Plane.Request(_hold, null!, "cause", "evidence"));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await _bench.Plane.ApproveAsync(null!));
    }

    [Fact]
    public void Request_ThatExpired_MakesRoomForTheNext_BeforeAnyStep()
    {
        ReleaseRequest first = Ask();
        _bench.Time.Advance(s_life);

        ReleaseResult next = _bench.Plane.Request(_hold, ControlBench.Bob, "cause", "evidence");

        Assert.Equal(ReleaseOutcome.AwaitingApproval, next.Outcome);
        Assert.NotEqual(first.Id, next.Request!.Id);
        Assert.Equal([next.Request], _bench.Now.Requests);
    }

    [Fact]
    public async Task Request_ThatExpired_CantBeApproved_BeforeAnyStep()
    {
        ReleaseRequest request = Ask();
        _bench.Time.Advance(s_life);

        ReleaseResult result = await _bench.Plane.ApproveAsync(request.Id, ControlBench.Bob);

        Assert.Equal(ReleaseOutcome.UnknownRequest, result.Outcome);
        Assert.True(_bench.Gates[1].IsLatched);
    }

    [Fact]
    public void Request_WakesTheReaders()
    {
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();

        Ask();

        Assert.True(watch.TryTake());
    }

    [Fact]
    public async Task Release_ThatTheDiskDidNotTake_ShowsItsRequestAgain_AndWakesTheReaders()
    {
        var disk = new TaskCompletionSource();
        _bench.Journal.ReleaseGate = disk.Task;
        ReleaseRequest request = Ask();
        ValueTask<ReleaseResult> approving = _bench.Plane.ApproveAsync(request.Id, ControlBench.Bob);
        _bench.Halt(HaltScope.Server("smars-1")); // a new picture, without the request that is being approved
        Assert.Empty(_bench.Now.Requests);
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();

        disk.SetException(new IOException("no space left"));

        Assert.Equal(ReleaseOutcome.JournalFailed, (await approving).Outcome);
        Assert.Equal([request], _bench.Now.Requests);
        Assert.True(watch.TryTake());
    }

    [Fact]
    public async Task RequestAndApproval_AreDatedOnTheMarketsClock_OfTheirOwnMoment()
    {
        _bench.Plane.MarketClock = static () => new MarketTime(1_000);
        ReleaseRequest request = Ask();
        _bench.Plane.MarketClock = static () => new MarketTime(2_000);
        await _bench.Plane.ApproveAsync(request.Id, ControlBench.Bob);

        Assert.Equal(new MarketTime(1_000), Only("release-requested").MarketAt);
        Assert.Equal(new MarketTime(2_000), Only("released").MarketAt);
    }

    [Fact]
    public async Task Release_WithAChecklist_HasItsLinesOnTheTrail_WithWhatWasOverridden()
    {
        ReleaseRequest request = Ask();
        var feed = new ReleaseLine(ReleaseItem.Feed, ReleaseVerdict.Fail, "The feed is yellow.");

        await _bench.Plane.ApproveAsync(new ReleaseApproval(request.Id, ControlBench.Bob)
        {
            Checklist = new ReleaseChecklist(_hold, [feed]),
            Overrides = [new ReleaseOverride(ReleaseItem.Feed, "seen by hand")],
        });

        Assert.EndsWith(
            "Evidence: evidence Checklist: [feed fail: The feed is yellow. OVERRIDDEN: seen by hand]",
            Only("released").Detail);
    }

    private ReleaseRequest Ask() => _bench.Plane.Request(_hold, ControlBench.Ann, "cause", "evidence").Request!;

    private AuditEntry Only(string what) => Assert.Single(_bench.Journal.Entries, entry => entry.What == what);
}
