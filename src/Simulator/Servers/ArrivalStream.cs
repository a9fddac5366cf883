using System.Collections.Immutable;
using Ops.Simulator.Chance;
using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Client orders that arrive: an exact number over a time on several servers, or a rate on one server.
/// </summary>
internal sealed class ArrivalStream
{
    private readonly ClientFlowSpec _spec;
    private readonly TradingDay _day;
    private readonly MarketActivity _activity;
    private readonly Prng _chance;
    private readonly ushort[] _servers;
    private readonly Side[] _sides;
    private readonly long[] _times;
    private readonly long _to;
    private readonly long _meanGapAtBusiest;
    private readonly int[] _symbols;
    private int _arrived;

    private ArrivalStream(
        ClientFlowSpec spec, ushort[] servers, int[] symbols, Side[] sides, (TradingDay Day, MarketActivity Now) when,
        Prng chance, decimal weight = 1)
    {
        (_spec, _servers, _symbols, _sides, _chance) = (spec, servers, symbols, sides, chance);
        (_day, _activity) = when;
        From = spec.From.Ticks * 100;
        _to = spec.To.Ticks * 100;
        _times = new long[spec.Count];
        for (int i = 0; i < _times.Length; i++)
            _times[i] = From + chance.Below(Math.Max(1, _to - From));
        Array.Sort(_times);
        if (spec.PerMinute > 0)
            _meanGapAtBusiest = decimal.ToInt64(
                60m * MarketTime.NanosecondsPerSecond * 1_000 / (spec.PerMinute * weight * Busiest));
    }

    /// <summary>First arrival at the earliest.</summary>
    public long From { get; }

    private long Busiest => _spec.UShaped ? _day.BusiestPerMille : 1_000;

    /// <summary>Makes the streams of a scenario's client flows.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="servers">Servers in the order of their ids.</param>
    /// <param name="symbols">All instruments in the order of their ids.</param>
    /// <param name="day">Session times.</param>
    /// <param name="chance">Where their chance forks from.</param>
    /// <param name="activity">How busy the market is; null for always as usual.</param>
    /// <returns>The streams.</returns>
    public static IEnumerable<ArrivalStream> All(
        IEnumerable<ClientFlowSpec> flows, IReadOnlyList<ServerDefinition> servers,
        ImmutableArray<SymbolSpec> symbols, TradingDay day, Prng chance,
        MarketActivity? activity = null)
    {
        (TradingDay Day, MarketActivity Now) when = (day, activity ?? new MarketActivity());
        foreach (ClientFlowSpec flow in flows)
        {
            Prng own = chance.Fork(flow.Name);
            Side[] sides = flow.SidePerSymbol ? SidePlan.Make(flow, symbols.Length, own.Fork("sides")) : [];
            int[] traded = Universe.Select(symbols, flow.Symbols, flow.Classes);
            ushort[] to =
                [.. servers.Where(s => flow.Servers.IsDefaultOrEmpty || flow.Servers.Contains(s.Name)).Select(
                    s => s.Id.Index)];
            if (flow.Count > 0)
            {
                yield return new ArrivalStream(flow, to, traded, sides, when, own);
                continue;
            }
            foreach (ushort server in to)
            {
                string name = servers[server].Name;
                decimal weight = flow.Weights.GetValueOrDefault(name, 1);
                yield return new ArrivalStream(flow, [server], traded, sides, when, own.Fork(name), weight);
            }
        }
    }

    /// <summary>When the next order arrives.</summary>
    /// <param name="after">Time of the one before, or <see cref="From"/>.</param>
    /// <returns>The time; <see cref="long.MaxValue"/> when none comes any more.</returns>
    public long NextAfter(long after)
    {
        if (_spec.Count > 0)
            return _arrived < _times.Length ? _times[_arrived] : long.MaxValue;
        if (_meanGapAtBusiest == 0)
            return long.MaxValue;
        long at = after;
        do
        {
            at += 1 + _chance.Exponential(Gap());
            if (at > _to)
                return long.MaxValue;
        }
        while (_spec.UShaped && _chance.Below(Busiest) >= _day.ActivityPerMille(at));
        return at;
    }

    /// <summary>Makes the order that arrives now.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The server it goes to, and the order.</returns>
    public (ushort Server, ParentOrder Order) Arrive(long number)
    {
        int index = _arrived++;
        int symbol = _symbols[
            _spec.CoverSymbols ? index % _symbols.Length : (int)_chance.Below(_symbols.Length)];
        Side side = _sides.Length > 0 ? _sides[symbol] : _chance.PerMille(_spec.BuyPerMille) ? Side.Buy : Side.Sell;
        int shares = (int)_chance.Between(_spec.SmallestShares, Math.Max(_spec.SmallestShares, _spec.LargestShares));
        var order = new ParentOrder(
            number, symbol, side, InLots(shares), _spec.Flags, _spec.AtOpen, _spec.Limit?.Ticks ?? 0);
        return (_servers[index % _servers.Length], order);
    }

    private long Gap() => _activity.PerMille == MarketActivity.Usual
        ? _meanGapAtBusiest : _meanGapAtBusiest * MarketActivity.Usual / _activity.PerMille;

    private int InLots(int shares) =>
        shares >= _spec.LotShares ? shares / _spec.LotShares * _spec.LotShares : Math.Max(1, shares);
}
