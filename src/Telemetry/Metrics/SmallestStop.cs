using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// The smallest sufficient stop. Only servers with abnormal flow are worth stopping, so the choice is among those: all
/// their sets while they are few, and from there on the ones with the most abnormal flow for the good they take.
/// </summary>
public static class SmallestStop
{
    /// <summary>Servers with abnormal flow up to which every set is looked at.</summary>
    public const int MostExact = 12;

    /// <summary>Chooses the servers.</summary>
    /// <param name="flows">The fleet's flows.</param>
    /// <returns>Indexes of the servers to stop, ascending; empty when nothing is abnormal.</returns>
    public static ImmutableArray<int> Of(IReadOnlyList<FlowShare> flows)
    {
        FlowShare[] bad = [.. flows.Where(static flow => flow.Abnormal > 0)];
        Int128 all = Sum(bad, static flow => flow.Abnormal);
        if (bad.Length == 0)
            return [];
        FlowShare[] chosen = bad.Length <= MostExact ? Exact(bad, all) : Greedy(bad, all);
        return [.. chosen.Select(static flow => flow.Server).Order()];
    }

    /// <summary>The fewest kills that stop some servers and no other.</summary>
    /// <param name="servers">The servers, by index.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The fleet, groups, then servers.</returns>
    public static ImmutableArray<HaltScope> ScopesOf(
        ImmutableArray<int> servers, ImmutableArray<Model.ServerDefinition> fleet)
    {
        if (servers.Length == fleet.Length)
            return [HaltScope.Fleet];
        var scopes = ImmutableArray.CreateBuilder<HaltScope>();
        foreach (IGrouping<string, Model.ServerDefinition> group in fleet.GroupBy(static server => server.Group))
        {
            Model.ServerDefinition[] hit = [.. group.Where(server => servers.Contains(server.Id.Index))];
            if (hit.Length > 1 && hit.Length == group.Count())
                scopes.Add(HaltScope.Group(group.Key));
            else
                scopes.AddRange(hit.Select(static server => HaltScope.Server(server.Name)));
        }
        return scopes.DrainToImmutable();
    }

    /// <summary>Whether a part of the abnormal flow is enough.</summary>
    /// <param name="removed">The part.</param>
    /// <param name="all">The whole.</param>
    /// <returns>True from <see cref="StopSuggestion.EnoughPercent"/> on.</returns>
    public static bool IsEnough(Int128 removed, Int128 all) => removed * 100 >= all * StopSuggestion.EnoughPercent;

    private static FlowShare[] Exact(FlowShare[] bad, Int128 all)
    {
        FlowShare[] best = bad;
        Int128 bestGood = Sum(bad, static flow => flow.Good);
        for (int set = 1; set < 1 << bad.Length; set++)
        {
            FlowShare[] chosen = [.. bad.Where((_, i) => (set & (1 << i)) != 0)];
            Int128 good = Sum(chosen, static flow => flow.Good);
            if (!IsEnough(Sum(chosen, static flow => flow.Abnormal), all))
                continue;
            if (good < bestGood || (good == bestGood && chosen.Length < best.Length))
                (best, bestGood) = (chosen, good);
        }
        return best;
    }

    // Takes the most telling first, then gives back what is not needed, the one with the most good flow first.
    private static FlowShare[] Greedy(FlowShare[] bad, Int128 all)
    {
        var chosen = new List<FlowShare>();
        Int128 removed = 0;
        foreach (FlowShare flow in bad
            .OrderByDescending(static flow => (Int128)flow.Abnormal * 1_000_000 / (flow.Good + 1))
            .ThenBy(static flow => flow.Server))
        {
            if (IsEnough(removed, all))
                break;
            chosen.Add(flow);
            removed += flow.Abnormal;
        }
        foreach (FlowShare flow in chosen.OrderByDescending(static flow => flow.Good).ToArray())
        {
            if (!IsEnough(removed - flow.Abnormal, all))
                continue;
            chosen.Remove(flow);
            removed -= flow.Abnormal;
        }
        return [.. chosen];
    }

    private static Int128 Sum(IEnumerable<FlowShare> flows, Func<FlowShare, long> part) =>
        flows.Aggregate((Int128)0, (sum, flow) => sum + part(flow));
}
