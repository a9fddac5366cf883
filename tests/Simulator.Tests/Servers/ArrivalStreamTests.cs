using System.Collections.Immutable;
using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

public sealed class ArrivalStreamTests
{
    private static readonly TradingDay s_day = new(new SessionSpec(
        TimeSpan.FromHours(9), TimeSpan.FromHours(9), TimeSpan.FromHours(9.5), TimeSpan.FromHours(16),
        TimeSpan.FromHours(16)));

    private static readonly ServerDefinition[] s_servers =
        [.. Enumerable.Range(0, 3).Select(i => new ServerDefinition(new ServerId((ushort)i), $"s{i}", "g"))];

    // Eight single ones and a class of two; BB1 is not of the class B.
    private static readonly ImmutableArray<SymbolSpec> s_symbols =
        [.. new[] { "T0", "T1", "T2", "T3", "T4", "T5", "T6", "BB1", "B001", "B002" }
            .Select(ticker => new SymbolSpec(ticker, new Price(100_000), 1_000, 100, 100, 100))];

    private static readonly ClientFlowSpec s_flow = new(
        "flow", [], TimeSpan.FromHours(9.5), TimeSpan.FromHours(16), Count: 0, PerMinute: 10, UShaped: false, ["f"],
        AtOpen: true,
        150, 950, CoverSymbols: false, SidePerSymbol: false, BuyPerMille: 300);

    [Fact]
    public void Count_Exact_ComesInOrderAndCoversEveryInstrumentBeforeASecond()
    {
        ArrivalStream stream = Assert.Single(
            StreamsOf(
                s_flow with { PerMinute = 0, Count = 15, CoverSymbols = true, SidePerSymbol = true, BuySymbols = 4 }));
        (long At, ushort Server, ParentOrder Order)[] arrived = All(stream);
        Assert.Equal(15, arrived.Length);
        Assert.Equal(arrived.Select(a => a.At).Order(), arrived.Select(a => a.At));
        Assert.Equal(Enumerable.Range(0, 15).Select(i => i % 10), arrived.Select(a => a.Order.Symbol));
        Assert.Equal(4, arrived.Take(10).Count(a => a.Order.Side == Side.Buy));
        Assert.All(arrived.Skip(10), a => Assert.Equal(arrived[a.Order.Symbol].Order.Side, a.Order.Side));
        Assert.Equal([5, 5, 5], arrived.CountBy(a => a.Server).OrderBy(c => c.Key).Select(c => c.Value));
    }

    [Fact]
    public void PerMinute_Rate_IsPerServerAndBuysItsShare()
    {
        ArrivalStream[] streams = StreamsOf(s_flow);
        Assert.Equal(3, streams.Length);
        foreach (ArrivalStream stream in streams)
        {
            (long At, ushort Server, ParentOrder Order)[] arrived = All(stream);
            Assert.InRange(arrived.Length, 3_900 - 200, 3_900 + 200);
            Assert.InRange(arrived.Count(a => a.Order.Side == Side.Buy) / (double)arrived.Length, 0.26, 0.34);
            Assert.All(arrived, a => Assert.True(a.Order.Quantity is >= 100 and <= 900 && a.Order.Quantity % 100 == 0));
        }
    }

    [Fact]
    public void PerMinute_UShaped_KeepsTheDaysMeanAndIsBusyAtTheOpen()
    {
        (long At, ushort Server, ParentOrder Order)[] arrived = All(StreamsOf(s_flow with { UShaped = true })[0]);
        Assert.InRange(arrived.Length, 3_900 - 250, 3_900 + 250);
        long hour = 3_600_000_000_000;
        int first = arrived.Count(a => a.At < s_day.Open + hour);
        int noon = arrived.Count(a => a.At >= s_day.Open + 3 * hour && a.At < s_day.Open + 4 * hour);
        Assert.True(first > noon * 3 / 2);
    }

    [Fact]
    public void Servers_Named_GetItAlone() =>
        Assert.All(All(Assert.Single(StreamsOf(s_flow with { Servers = ["s1"] }))), a => Assert.Equal(1, a.Server));

    [Fact]
    public void Instruments_Named_AreTradedAlone()
    {
        ClientFlowSpec flow = s_flow with { Symbols = ["T3"], Classes = ["B"], Limit = new Price(77) };
        (long At, ushort Server, ParentOrder Order)[] arrived = All(StreamsOf(flow)[0]);
        Assert.Equal([3, 8, 9], arrived.Select(a => a.Order.Symbol).Distinct().Order());
        Assert.All(arrived, a => Assert.Equal(77, a.Order.LimitTicks));
    }

    [Fact]
    public void Weights_MultiplyTheRateOfTheirServer()
    {
        ClientFlowSpec flow = s_flow with { Weights = s_flow.Weights.Add("s1", 2) };
        int[] arrived = [.. StreamsOf(flow).Select(stream => All(stream).Length)];
        Assert.InRange(arrived[1], 7_800 - 300, 7_800 + 300);
        Assert.All([arrived[0], arrived[2]], count => Assert.InRange(count, 3_900 - 200, 3_900 + 200));
    }

    [Fact]
    public void Lots_Declared_AreWhole() =>
        Assert.All(
            All(StreamsOf(s_flow with { LotShares = 7 })[0]), a => Assert.Equal(0, a.Order.Quantity % 7));

    private static ArrivalStream[] StreamsOf(ClientFlowSpec flow) =>
        [.. ArrivalStream.All([flow], s_servers, s_symbols, s_day, new Prng(5))];

    private static (long At, ushort Server, ParentOrder Order)[] All(ArrivalStream stream)
    {
        var all = new List<(long, ushort, ParentOrder)>();
        for (long at = stream.NextAfter(stream.From); at != long.MaxValue; at = stream.NextAfter(at))
        {
            (ushort server, ParentOrder order) = stream.Arrive(all.Count + 1);
            all.Add((at, server, order));
        }
        return [.. all];
    }
}
