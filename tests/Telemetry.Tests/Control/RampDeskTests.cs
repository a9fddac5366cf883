using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>A restart as its readers see it: from what is usual for each server to its end on disk.</summary>
public sealed class RampDeskTests : IDisposable
{
    private readonly ControlBench _bench = new(ramp: new RampOptions());

    private RampState Ramp => Assert.Single(_bench.Now.Ramps);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Usual_IsThatOfEachServer_AndTheConfiguredOneWhereNothingTells()
    {
        await Release(HaltScope.Fleet, approval => approval with { Usual = [20_000, null] });

        Assert.Equal([20_000L, 10_000L, 10_000L, 10_000L], Ramp.Usual.Take(4));
        Assert.Equal([200L], _bench.Gates[0].Paces.Values);
        Assert.Equal([100L], _bench.Gates[1].Paces.Values);
    }

    [Fact]
    public async Task Release_ThatSaysNothingOfTheUsual_RestartsAtTheConfiguredRate_AndKeepsItsCause()
    {
        await Release(HaltScope.Fleet, static approval => approval with { Usual = default, CauseRules = ["loss"] });

        Assert.All(_bench.Gates, static gate => Assert.Equal([100L], gate.Paces.Values));
        Assert.Equal(["loss"], Ramp.CauseRules);
    }

    [Fact]
    public async Task HoldOfADrill_ComesBackAtOnce()
    {
        HoldId hold = _bench.Plane.Halt(
            _bench.Command(HaltScope.Server("smars-1")) with { Kind = HoldKind.Drill }).Hold.Id;

        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(hold));

        Assert.Empty(_bench.Now.Ramps);
        Assert.Empty(_bench.Gates[0].Holds);
    }

    [Fact]
    public async Task Show_PutsOnThePictureHowLongAStageLastsAndWhyItWaits_OnceForEachChange()
    {
        await Release(HaltScope.Server("smars-1"));
        HoldId hold = Ramp.Hold.Id;
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();
        var ends = new MarketTime(5);

        _bench.Plane.Show(hold, ends, "for a calm minute");
        Assert.Equal((ends, "for a calm minute"), (Ramp.Ends, Ramp.Waiting));
        Assert.True(watch.TryTake());

        long version = _bench.Now.Version;
        _bench.Plane.Show(hold, ends, "for a calm minute");
        _bench.Plane.Show(new HoldId(99), ends, waiting: null);
        Assert.Equal((version, false), (_bench.Now.Version, watch.TryTake()));

        _bench.Plane.Show(hold, ends, waiting: null);
        Assert.Null(Ramp.Waiting);
        _bench.Plane.Show(hold, new MarketTime(6), waiting: null);
        Assert.Equal((new MarketTime(6), version + 2), (Ramp.Ends, _bench.Now.Version));
    }

    [Fact]
    public async Task NextStage_WaitsForNothingYet_AndWakesTheReaders()
    {
        await Release(HaltScope.Server("smars-1"));
        _bench.Plane.Show(Ramp.Hold.Id, new MarketTime(5), "for a calm minute");
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();
        long version = _bench.Now.Version;

        _bench.Plane.Advance(Ramp.Hold.Id, new MarketTime(6));

        Assert.Null(Ramp.Waiting);
        Assert.Equal((version + 1, true), (_bench.Now.Version, watch.TryTake()));
        Assert.Single(_bench.Journal.Entries, static entry => entry.What == "ramp-stage"); // without any step
        _bench.Plane.Advance(new HoldId(99), default);
        Assert.Equal(version + 1, _bench.Now.Version);
    }

    [Fact]
    public async Task End_IsWrittenOnce_HoweverManyAskForIt_AndWakesTheReaders()
    {
        await Release(HaltScope.Server("smars-1"));
        HoldId hold = Ramp.Hold.Id;
        var disk = new TaskCompletionSource();
        _bench.Journal.ReleaseGate = disk.Task;
        ValueTask<bool> ending = _bench.Plane.EndAsync(hold, RampEnd.Finished, "accepted");
        using ChangeSignal.Subscription watch = _bench.Plane.Reader.Changed.Subscribe();

        Assert.False(await _bench.Plane.EndAsync(hold, RampEnd.Finished, "accepted"));
        Assert.Equal([hold], _bench.Gates[0].Holds);
        disk.SetResult();

        Assert.True(await ending);
        Assert.True(watch.TryTake());
        Assert.Empty(_bench.Row(0).Holds);
        Assert.False(await _bench.Plane.EndAsync(hold, RampEnd.Finished, "accepted"));
        Assert.Single(_bench.Journal.Entries, static entry => entry.What == "ramp-finished");
    }

    [Fact]
    public async Task End_ReachesAServerThatIsAway_AndNoneThatItDoesNotCover()
    {
        await Release(HaltScope.Group("retail"));
        _bench.Plane.Detach(new ServerId(0));
        var told = new List<string>();
        _bench.Gates[2].OnCommand = told.Add;

        await _bench.Plane.EndAsync(Ramp.Hold.Id, RampEnd.Finished, "accepted");

        Assert.Empty(_bench.Gates[0].Holds);
        Assert.Empty(_bench.Gates[1].Holds);
        Assert.Empty(told);
    }

    [Fact]
    public async Task End_AtAGateThatThrows_IsNoted()
    {
        await Release(HaltScope.Group("retail"));
        _bench.Gates[0].OnCommand = static what => throw new IOException("broken " + what);

        Assert.True(await _bench.Plane.EndAsync(Ramp.Hold.Id, RampEnd.Finished, "accepted"));

        Assert.Empty(_bench.Gates[1].Holds);
        AuditEntry entry = Assert.Single(_bench.Journal.Entries, static one => one.What == "gate-fault");
        Assert.Equal(("smars-1", "The gate threw: broken Unlatch"), (entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task Restart_ThatIsNotNeeded_AndStaysOnAFailedDisk_IsSaid()
    {
        HoldId first = _bench.Halt(HaltScope.Server("smars-1")).Hold.Id;
        _bench.Halt(HaltScope.Fleet);
        _bench.Gates[0].OnCommand = what =>
        {
            if (what == nameof(IFlowGate.Unlatch))
                _bench.Journal.RefusesReleases = true; // between the release and what follows it
        };

        Assert.Equal(ReleaseOutcome.Released, await _bench.Release(first));
        _bench.Plane.Step();

        AuditEntry entry = Assert.Single(_bench.Journal.Entries, static one => one.What == "ramp-kept");
        Assert.Equal(
            ("H-3", "The disk failed: it stands again after a restart."), (entry.Subject, entry.Detail));
        Assert.DoesNotContain(_bench.Journal.Entries, static one => one.What == "ramp-not-needed");
    }

    private async Task Release(HaltScope scope, Func<ReleaseApproval, ReleaseApproval>? with = null)
    {
        HoldId hold = _bench.Halt(scope).Hold.Id;
        _bench.AckAll();
        ReleaseResult asked = _bench.Plane.Request(hold, ControlBench.Ann, "cause", "evidence");
        var approval = new ReleaseApproval(asked.Request!.Id, ControlBench.Bob);
        Assert.Equal(
            ReleaseOutcome.Released, (await _bench.Plane.ApproveAsync(with?.Invoke(approval) ?? approval)).Outcome);
    }
}
