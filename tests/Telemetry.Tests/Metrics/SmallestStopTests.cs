using System.Collections.Immutable;
using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class SmallestStopTests
{
    private static readonly Gen<FlowShare[]> s_fleets = Gen.Select(
        Gen.Frequency((2, Gen.Const(0L)), (3, Gen.Long[1, 1_000])), Gen.Long[0, 300])
        .Array[1, 10]
        .Select(static flows =>
            flows.Select(static (flow, i) => new FlowShare(i, "g", flow.Item1, flow.Item2)).ToArray());

    [Fact]
    public void Choice_IsTheBestOfAllSetsOfServers() => s_fleets.Sample(flows =>
    {
        ImmutableArray<int> chosen = SmallestStop.Of(flows);
        Int128 all = flows.Aggregate((Int128)0, static (sum, flow) => sum + flow.Abnormal);
        if (all == 0)
        {
            Assert.Empty(chosen);
            return;
        }
        (long Good, int Count) best = (long.MaxValue, int.MaxValue);
        for (int set = 1; set < 1 << flows.Length; set++)
        {
            FlowShare[] stopped = [.. flows.Where((_, i) => (set & (1 << i)) != 0)];
            if (stopped.Aggregate((Int128)0, static (sum, flow) => sum + flow.Abnormal) * 100 < all * 95)
                continue;
            (long, int) cost = (stopped.Sum(static flow => flow.Good), stopped.Length);
            if (cost.CompareTo(best) < 0)
                best = cost;
        }
        Assert.Equal(best, (chosen.Sum(i => flows[i].Good), chosen.Length));
    });

    [Fact]
    public void Choice_AmongMany_IsEnough_AndTakesNobodyWithoutAbnormalFlow() => Gen.Long[0, 1_000].Array[40].Sample(
        abnormal =>
        {
            FlowShare[] flows = [.. abnormal.Select(static (flow, i) => new FlowShare(i, "g", flow, 7 * i % 90))];
            ImmutableArray<int> chosen = SmallestStop.Of(flows);
            Assert.All(chosen, i => Assert.True(flows[i].Abnormal > 0));
            Assert.True(SmallestStop.IsEnough(chosen.Sum(i => flows[i].Abnormal), abnormal.Sum()));
            Assert.All(chosen, i => Assert.False(SmallestStop.IsEnough(
                chosen.Sum(other => flows[other].Abnormal) - flows[i].Abnormal, abnormal.Sum())));
        });

    [Fact]
    public void Scopes_AreAsFewAsThereAre()
    {
        ImmutableArray<ServerDefinition> fleet =
        [
            new(new ServerId(0), "a", "x"), new(new ServerId(1), "b", "x"), new(new ServerId(2), "c", "y"),
            new(new ServerId(3), "d", "y"),
        ];

        Assert.Equal([HaltScope.Fleet], SmallestStop.ScopesOf([0, 1, 2, 3], fleet));
        Assert.Equal([HaltScope.Group("x"), HaltScope.Server("c")], SmallestStop.ScopesOf([0, 1, 2], fleet));
        Assert.Equal([HaltScope.Server("b")], SmallestStop.ScopesOf([1], fleet));
    }

    [Fact]
    public void Abnormal_IsWhatANamedServerSendsAboveItsPeers()
    {
        FleetDefinition fleet = Fleets.Of(servers: 3);
        ServerReading quiet = new() { At = default, In10s = Sent(200) };
        ServerReading wild = new() { At = default, In10s = Sent(14_000) };

        FlowShare[] flows = AbnormalFlow.Of(
            [(fleet.Servers[0], quiet), (fleet.Servers[1], wild), (fleet.Servers[2], quiet)],
            [
                new Anomaly("order-rate", new ServerId(1), AnomalySeverity.Critical, 1, 1, "", "", default, ""),
                new Anomaly("order-rate", new ServerId(2), AnomalySeverity.Warning, 1, 1, "", "", default, ""),
                new Anomaly("parity-flag", new ServerId(0), AnomalySeverity.Critical, 1, 1, "", "", default, ""),
            ]);

        Assert.Equal([(0L, 20_000L), (1_380_000, 20_000), (0, 20_000)], flows.Select(f => (f.Abnormal, f.Good)));
    }

    private static KindCounts Sent(int count)
    {
        KindCounts counts = default;
        counts[(int)OrderEventKind.Sent] = count;
        return counts;
    }
}
