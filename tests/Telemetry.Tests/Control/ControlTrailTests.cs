using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>What the trail says of each act, word for word: people who were not there read it.</summary>
public sealed class ControlTrailTests : IDisposable
{
    private readonly ControlBench _bench = new(ramp: new RampOptions());

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Halt_SaysWhoStoppedWhatAndHow_AndHowManyAreStuck()
    {
        _bench.Gates[3].OnCommand = static what => throw new IOException(what);

        _bench.Halt(HaltScope.Group("algo"), HaltMode.BlockAndCancel);

        AuditEntry entry = Only("halt");
        Assert.Equal((ControlBench.Ann, "H-1"), (entry.By, entry.Subject));
        Assert.Equal("Manual halt of group algo, BlockAndCancel: 2 covered, 1 stuck. runaway", entry.Detail);
    }

    [Fact]
    public async Task Release_SaysWhoAskedWhy_AndWhoApproved()
    {
        HoldId hold = _bench.Halt(HaltScope.Server("smars-1")).Hold.Id;
        await _bench.Release(hold);

        AuditEntry asked = Only("release-requested");
        Assert.Equal(
            (ControlBench.Ann, "H-1", "Cause: cause Evidence: evidence"), (asked.By, asked.Subject, asked.Detail));
        AuditEntry released = Only("released");
        Assert.Equal(
            (ControlBench.Bob, "H-1", "Requested by ann. Cause: cause Evidence: evidence"),
            (released.By, released.Subject, released.Detail));
    }

    [Fact]
    public void Request_ThatNobodyApproved_IsWrittenDownAtItsEnd_AndNotBefore()
    {
        HoldId hold = _bench.Halt(HaltScope.Server("smars-1")).Hold.Id;
        ReleaseRequest request = _bench.Plane.Request(hold, ControlBench.Ann, "cause", "evidence").Request!;
        Assert.Equal(WallTime.Now(_bench.Time).UtcTicks + TimeSpan.FromMinutes(5).Ticks, request.Expires.UtcTicks);
        _bench.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        _bench.Plane.Step();
        Assert.Single(_bench.Now.Requests);

        _bench.Time.Advance(TimeSpan.FromTicks(1));
        _bench.Plane.Step();

        Assert.Empty(_bench.Now.Requests);
        Assert.Equal(
            ("H-1", "Nobody approved the release in time."),
            (Only("release-expired").Subject, Only("release-expired").Detail));
        Assert.Equal(
            ReleaseOutcome.AwaitingApproval,
            _bench.Plane.Request(hold, ControlBench.Ann, "cause", "evidence").Outcome);
    }

    [Fact]
    public async Task Release_ThatTheDiskDidNotTake_SaysThatTheHoldStays()
    {
        Hold hold = _bench.Halt(HaltScope.Server("smars-1")).Hold;
        _bench.Journal.RefusesReleases = true;

        Assert.Equal(ReleaseOutcome.JournalFailed, await _bench.Release(hold.Id));

        AuditEntry entry = Only("release-failed");
        Assert.Equal(
            (ControlBench.Bob, "H-1", "The release could not be proven on disk; the hold stays."),
            (entry.By, entry.Subject, entry.Detail));
        Assert.Equal(2, _bench.Journal.Held.Count(held => held == hold));
    }

    [Fact]
    public async Task Leak_SaysHowManyLeft_AndALateOneWhatTheServerIsByThen()
    {
        HoldId hold = _bench.Halt(HaltScope.Server("smars-1")).Hold.Id;
        _bench.AckAll();
        Leak(3);
        Leak(3);
        Leak(5);

        Assert.Equal(
            [
                "3 new orders left after the halt was acknowledged.",
                "5 new orders left after the halt was acknowledged.",
            ],
            Details("leak"));
        await _bench.Release(hold);
        Leak(6);
        Assert.Equal(["6 orders after a halt that is over; now Releasing."], Details("leak-late"));
    }

    [Fact]
    public async Task GateThatThrows_IsNamedWithWhatItWasTold()
    {
        Break(nameof(IFlowGate.Latch));
        HoldId hold = _bench.Halt(HaltScope.Server("smars-1"), HaltMode.Throttle).Hold.Id;
        Break(nameof(IFlowGate.Unlatch));
        await _bench.Release(hold);
        Break(nameof(IFlowGate.Sever));
        HoldId block = _bench.Halt(HaltScope.Server("smars-1")).Hold.Id;
        _bench.Time.Advance(new ControlOptions().AckDeadline);
        _bench.Plane.Step();
        Break(nameof(IFlowGate.Restore));
        await _bench.Release(block);
        Break(nameof(IFlowGate.Pace));
        _bench.Plane.Advance(Assert.Single(_bench.Now.Ramps).Hold.Id, default);
        _bench.Plane.Step();

        Assert.Equal(
            [
                "smars-1 The gate threw during a halt: broken Latch",
                "smars-1 The gate threw when unlatched: broken Unlatch",
                "smars-1 The gate threw when told to sever: broken Sever",
                "smars-1 The gate threw when told to restore: broken Restore",
                "smars-1 The gate threw: broken Pace",
            ],
            _bench.Journal.Entries.Where(static entry => entry.What == "gate-fault")
                .Select(static entry => $"{entry.Subject} {entry.Detail}"));
    }

    [Fact]
    public void GateThatThrowsAtItsJoin_IsNamed()
    {
        _bench.Halt(HaltScope.Fleet);
        _bench.Plane.Detach(new ServerId(0));
        var fresh = new FakeGate(0) { OnCommand = static what => throw new IOException("broken " + what) };

        _bench.Plane.Attach(fresh);

        Assert.Equal(["The gate threw at its join: broken Latch"], Details("gate-fault"));
    }

    [Fact]
    public void GateThatThrowsAtItsLapse_IsNamed()
    {
        _bench.Gates[0].Silence = TimeSpan.FromSeconds(6);
        Break(nameof(IFlowGate.KeepLapse));
        _bench.AckAll();
        _bench.Plane.Step();

        Assert.Contains("The gate threw at its lapse: broken KeepLapse", Details("gate-fault"));
    }

    [Fact]
    public async Task Restart_IsWrittenDownFromItsPreparationToItsEnd()
    {
        HoldId hold = _bench.Halt(HaltScope.Server("smars-1")).Hold.Id;
        await _bench.Release(hold);
        Hold restart = Assert.Single(_bench.Now.Ramps).Hold;
        Assert.Equal("Restart in stages after H-1.", restart.Reason);
        Assert.Equal(
            "The restart after H-1 was cut short: the control room ended during it.",
            Assert.Single(_bench.Journal.Held).Reason);
        HoldId ramp = restart.Id;
        _bench.Plane.Advance(ramp, default);
        await _bench.Plane.EndAsync(ramp, RampEnd.Finished, "Every stage was accepted.");

        Assert.Equal(
            [
                "ramp-prepared H-2 H-1 is about to be released; if this control room ends before the restart is " +
                "over, what it covers comes back halted.",
                "ramp-stage H-2 1 % was accepted; 10 % of the usual rate from here on.",
                "ramp-finished H-2 Every stage was accepted.",
            ],
            _bench.Journal.Entries.Where(static entry => entry.What.StartsWith("ramp"))
                .OrderBy(static entry => entry.What == "ramp-finished")
                .Select(static entry => $"{entry.What} {entry.Subject} {entry.Detail}"));
        Assert.All(
            _bench.Journal.Entries.Where(static entry => entry.What.StartsWith("ramp")),
            static entry => Assert.Equal(new Actor(ActorKind.Program, "ramp"), entry.By));
    }

    [Fact]
    public async Task Restart_ThatIsNotNeeded_IsTakenOffTheDisk()
    {
        HoldId first = _bench.Halt(HaltScope.Server("smars-1")).Hold.Id;
        _bench.Halt(HaltScope.Fleet);
        await _bench.Release(first);
        AuditEntry entry = Only("ramp-not-needed");
        Assert.Equal(("H-3", "Other holds stop all that was released."), (entry.Subject, entry.Detail));
        Assert.DoesNotContain(_bench.Journal.Held, static hold => hold.Kind == HoldKind.Ramp);
    }

    [Fact]
    public void EveryEvent_HasASentenceOfItsOwn()
    {
        string[] words = [.. Enum.GetValues<FlowEvent>().Select(static what => what.Words())];

        Assert.Equal(words.Length, words.Distinct().Count());
        Assert.All(words, static sentence => Assert.Matches("^[A-Z][^.]+\\.$", sentence));
        Assert.Throws<ArgumentOutOfRangeException>(static () => ((FlowEvent)99).Words());
    }

    [Fact]
    public void EveryRefusal_SaysWhoseAndWhatIsLacking()
    {
        foreach (KillStage stage in Enum.GetValues<KillStage>())
        {
            foreach (FlowEvent what in Enum.GetValues<FlowEvent>())
            {
                if (FlowTransitions.Apply(stage, what).Refusal is { } refusal)
                    Assert.Matches("^An? [a-z ]*server( [a-z ]+)? (has|owes|was|can't) [a-z ;:,]+\\.$", refusal);
            }
        }
    }

    private void Leak(long orders)
    {
        _bench.Plane.ReportLeak(new ServerId(0), orders);
        _bench.Plane.Step();
    }

    private void Break(string command) => _bench.Gates[0].OnCommand = what =>
    {
        if (what == command)
            throw new IOException("broken " + what);
    };

    private AuditEntry Only(string what) => Assert.Single(_bench.Journal.Entries, entry => entry.What == what);

    private IEnumerable<string> Details(string what) =>
        _bench.Journal.Entries.Where(entry => entry.What == what).Select(static entry => entry.Detail);
}
