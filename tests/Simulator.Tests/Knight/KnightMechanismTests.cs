using CsCheck;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Knight;

/// <summary>Why it happened, and what would have stopped it.</summary>
public sealed class KnightMechanismTests
{
    private const int Missed = 7;
    private static readonly TimeSpan s_aMinuteIn = new(9, 31, 0);

    [Fact]
    public void Kill_AtAnySecond_StopsTheAccumulationFromThatSecond() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 90]).Sample(KillAt, iter: 5);

    [Fact]
    public void Counter_BackInItsPlace_PowerPegStopsAtTheParentsQuantity()
    {
        using World world = KnightMorning.Run(1, until: s_aMinuteIn, change: scenario => KnightMorning.WithPath(
            scenario, path => path with { CountsFills = true, OppositePerMille = 0 }));
        LedgerScope incident = world.Ledger.Report().Incident;
        Assert.InRange(incident.Shares, 212 * 100, 212 * 1_000);
        Assert.Equal(0, incident.NetLongSymbols + incident.NetShortSymbols);
    }

    [Fact]
    public void Deployment_ReachesAllServers_PowerPegNeverRuns()
    {
        using World world = KnightMorning.Run(1, until: s_aMinuteIn, change: scenario => scenario with
        {
            Fleet = scenario.Fleet with
            {
                Servers = [.. scenario.Fleet.Servers.Select(
                    server => server with { Build = scenario.Fleet.PlannedBuild! })],
            },
        });
        Assert.Equal(0, world.Ledger.Report().Incident.Parents);
    }

    [Fact]
    public void Flag_SwitchedOffBeforeTheOrders_PowerPegNeverRuns()
    {
        var off = new TimelineItem.SetFlag(new TimeSpan(8, 0, 0), ["smars-8"], "rlp-eligible", On: false, "Off.");
        using World world = KnightMorning.Run(
            1, until: s_aMinuteIn, change: scenario => scenario with { Timeline = [off] });
        Assert.Equal(0, world.Ledger.Report().Incident.Parents);
    }

    [Fact]
    public void Rollback_InThePressVariant_MakesOneBadServerEight()
    {
        using World world = KnightMorning.Start(3, "press");
        (HashSet<long> before, HashSet<long> after) = (RunawayServers(
            world, new TimeSpan(9, 53, 50)), RunawayServers(world, new TimeSpan(9, 57, 50)));
        Assert.Equal([Missed], before);
        Assert.Equal(8, after.Count);
    }

    [Fact]
    public void Warnings_BeforeTheOpen_Are97FromOneServer()
    {
        using World world = KnightMorning.Start(1);
        var texts = new List<ServerMessage>();
        while (world.Now.TimeOfDay < KnightMorning.Open)
        {
            world.AdvanceBucket();
            while (world.Notices.TryRead(out FleetNotice? notice))
            {
                if (notice is FleetNotice.Message message)
                    texts.Add(message.Item);
            }
        }
        Assert.Equal(97, texts.Count(m => m.Text.Contains("Power Peg disabled", StringComparison.Ordinal)));
        Assert.All(texts, m => Assert.Equal(new ServerId(Missed), m.Server));
    }

    [Fact]
    public void GoodServers_WhileOneRunsAway_StayOrdinary()
    {
        using World world = KnightMorning.Start(1);
        long[] sent = new long[8];
        KnightMorning.RunOn(
            world, s_aMinuteIn, item => sent[item.ServerIndex] += item.Kind == OrderEventKind.Sent ? 1 : 0);
        Assert.All(sent.Take(Missed), orders => Assert.InRange(orders / 60.0, 15, 45));
        Assert.InRange(sent[Missed] / 60.0, 1_300, 1_700);
    }

    private static void KillAt(ulong seed, int second)
    {
        using World world = KnightMorning.Run(seed, until: KnightMorning.Open + TimeSpan.FromSeconds(second));
        world.Gates[Missed].Latch(new HoldId(1));
        (long sent, LedgerScope at) = (world.Gates[Missed].LastSend, world.Ledger.Report().Incident);
        long inFlight = at.Children * 100L - at.Shares; // shares sent and not executed, those rejected among them
        KnightMorning.RunOn(world, world.Now.TimeOfDay + TimeSpan.FromSeconds(1));
        LedgerScope drained = world.Ledger.Report().Incident;
        Assert.Equal(sent, world.Gates[Missed].LastSend);
        Assert.InRange(drained.Shares - at.Shares, 0, inFlight);
        KnightMorning.RunOn(world, world.Now.TimeOfDay + TimeSpan.FromSeconds(30));
        LedgerScope later = world.Ledger.Report().Incident;
        Assert.Equal((drained.Children, drained.Shares), (later.Children, later.Shares));
        Assert.Equal(drained.Positions.Select(p => p.NetShares), later.Positions.Select(p => p.NetShares));
    }

    // Servers on which in ten seconds some parent got more children than any ordinary one ever does.
    private static HashSet<long> RunawayServers(World world, TimeSpan from)
    {
        const int MoreThanAnyOrdinaryParent = 60;
        KnightMorning.RunOn(world, from);
        var children = new Dictionary<(int Server, long Parent), int>();
        KnightMorning.RunOn(world, from + TimeSpan.FromSeconds(10), item =>
        {
            if (item.Kind == OrderEventKind.Sent)
                children[(item.ServerIndex, item.ParentNumber)] = children.GetValueOrDefault(
                    (item.ServerIndex, item.ParentNumber)) + 1;
        });
        return [.. children.Where(c => c.Value > MoreThanAnyOrdinaryParent).Select(c => (long)c.Key.Server).Order()];
    }
}
