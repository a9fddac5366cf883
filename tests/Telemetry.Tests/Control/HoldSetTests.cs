using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class HoldSetTests
{
    private static readonly HaltScope[] s_scopes =
    [
        HaltScope.Fleet, HaltScope.Group("retail"), HaltScope.Group("algo"), HaltScope.Server("smars-1"),
        HaltScope.Server("smars-3"), HaltScope.Server("gone"),
    ];

    private static readonly Gen<Hold[]> s_holds =
        Gen.Int[0, s_scopes.Length - 1].Array[1, 12].Select(picks => picks.Select(HoldOf).ToArray());

    [Fact]
    public void Add_InAnyOrder_CoversTheSame() => Gen.Select(s_holds, Gen.Int).Sample((holds, turn) =>
    {
        Hold[] other = [.. holds.Skip(Math.Abs(turn % holds.Length)), .. holds.Take(Math.Abs(turn % holds.Length))];

        Assert.Equal(Covered(Set(holds)), Covered(Set(other)));
    });

    [Fact]
    public void Add_Twice_ChangesNothing() => s_holds.Sample(holds =>
    {
        HoldSet set = Set(holds);
        foreach (Hold hold in holds)
        {
            HoldAddition again = set.Add(hold with { Id = new HoldId(999) });
            Assert.Same(set, again.Set);
            Assert.Equal(hold, again.Hold);
            Assert.True(again.Repeated);
        }
    });

    [Fact]
    public void Remove_OneHold_OpensOnlyWhatNoOtherCovers() => Gen.Select(s_holds, Gen.Int).Sample((holds, pick) =>
    {
        HoldId gone = holds[Math.Abs(pick % holds.Length)].Id;
        HoldSet left = Set(holds).Remove(gone);

        foreach (ServerDefinition server in ControlBench.Fleet.Servers)
            Assert.Equal(holds.Any(h => h.Id != gone && h.Scope.Covers(server)), left.Stops(server));
    });

    [Fact]
    public void Remove_AnUnknownHold_ChangesNothing()
    {
        HoldSet set = Set([HoldOf(0, 0)]);

        Assert.Same(set, set.Remove(new HoldId(77)));
    }

    [Fact]
    public void Add_ToAFullSet_JoinsTheSameStopAndStillTakesAnother()
    {
        HoldSet set = HoldSet.Of(Enumerable.Range(0, Limits.StandingHolds).Select(i => HoldOf(1, i)));
        Hold same = HoldOf(1, 10_000);
        Hold wider = HoldOf(0, 10_001);

        HoldAddition joined = set.Add(same);
        HoldAddition taken = set.Add(wider);
        HoldAddition beside = set.Add(same, static _ => true); // two people may let go of all that stand

        Assert.True(joined.Repeated);
        Assert.Equal(new HoldId(1), joined.Hold.Id);
        Assert.False(taken.Repeated);
        Assert.Equal(Limits.StandingHolds + 1, taken.Set.All.Length);
        Assert.Equal((false, same.Id), (beside.Repeated, beside.Hold.Id));
    }

    [Fact]
    public void Add_ToASetFullOfTheCanarysHolds_JoinsOnTheCanaryAloneAndNeverOnAServer()
    {
        Hold[] drills = [.. Enumerable.Range(0, Limits.StandingHolds).Select(i => OnCanary(HoldOf(0, i)))];
        HoldSet set = HoldSet.Of([.. drills, HoldOf(3, 9_999)]);

        Assert.True(set.Add(OnCanary(HoldOf(0, 10_000))).Repeated);
        Assert.False(set.Add(HoldOf(3, 10_001)).Repeated); // a second stop of a server is a second hold
    }

    [Fact]
    public void Add_OfADrill_ToASetFullOfServersHolds_IsAHoldOfItsOwn()
    {
        HoldSet set = HoldSet.Of(
            [.. Enumerable.Range(0, Limits.StandingHolds).Select(i => HoldOf(1, i)), OnCanary(HoldOf(0, 9_999))]);

        Assert.False(set.Add(OnCanary(HoldOf(0, 10_000))).Repeated);
    }

    [Fact]
    public void Hold_OfACommandThatHadToWait_IsDatedWhenItWasAskedFor()
    {
        using var bench = new ControlBench();
        HaltCommand command = bench.Command(HaltScope.Fleet);
        var asked = WallTime.Now(bench.Time);
        bench.Time.Advance(TimeSpan.FromMilliseconds(40));

        HaltTicket ticket = bench.Plane.Halt(command);

        Assert.Equal(asked, ticket.Hold.Since);
        Assert.True(ticket.RequestToBlock >= TimeSpan.FromMilliseconds(40));
    }

    private static Hold OnCanary(Hold hold) => hold with { Scope = HaltScope.Server(Canary.Name) };

    private static Hold HoldOf(int scope, int index) => new(
        new HoldId(index + 1), new Guid(index + 1, 0, 0, new byte[8]), HoldKind.Manual, s_scopes[scope], HaltMode.Block,
        ControlBench.Ann, "test", default, null);

    private static HoldSet Set(IEnumerable<Hold> holds) =>
        holds.Aggregate(HoldSet.Empty, (set, hold) => set.Add(hold).Set);

    private static bool[] Covered(HoldSet set) => [.. ControlBench.Fleet.Servers.Select(set.Stops)];
}
