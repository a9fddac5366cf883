using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests;

/// <summary>The fleet of a run: three servers in two groups, four instruments, some minutes of a market.</summary>
internal static class SoakFleet
{
    /// <summary>The server that may run dead code.</summary>
    public const int Runaway = 1;

    /// <summary>When the market opens.</summary>
    public static readonly TimeSpan Open = new(9, 30, 0);

    /// <summary>When the run ends.</summary>
    public static readonly TimeSpan End = Open + SoakLength.Chosen.Run;

    private static readonly CodePathSpec s_slice = new(
        "slice", RoutingLogicKind.Slice, Retired: false, CountsFills: true, RiskChecked: true, ChildShares: 100,
        TimeSpan.FromMilliseconds(200), MarketablePerMille: 600, OppositePerMille: 0, TimeSpan.FromSeconds(2));

    private static readonly CodePathSpec s_peg = new(
        "peg", RoutingLogicKind.PowerPeg, Retired: true, CountsFills: false, RiskChecked: false, ChildShares: 100,
        TimeSpan.FromMilliseconds(50), MarketablePerMille: 1_000, OppositePerMille: 250, TimeSpan.FromSeconds(1),
        LimitBps: 1_500);

    /// <summary>The scenario of a plan.</summary>
    /// <param name="plan">What goes wrong.</param>
    /// <returns>The scenario.</returns>
    public static Scenario Make(SoakPlan plan) => new()
    {
        Id = "soak",
        Title = "Soak",
        Date = new DateOnly(2026, 1, 5),
        Zone = "ET",
        Teaches = "Nothing: it is for tests.",
        Session = new SessionSpec(
            Open - TimeSpan.FromSeconds(2), Open - TimeSpan.FromSeconds(1), Open, End - TimeSpan.FromSeconds(1), End),
        Universe = new UniverseSpec(
            [new SymbolSpec("AAA", new Price(305_000), 50_000_000, 200, 400, 200)],
            [new SymbolClassSpec("B", 3, new Price(50_000), new Price(800_000), 40_000_000, 100, 800, 150)]),
        Market = new MarketSpec(50, 2m, 15, 2_000),
        Venue = new VenueSpec(
            TimeSpan.FromMicroseconds(300), TimeSpan.FromMilliseconds(1.2), TimeSpan.FromMilliseconds(2),
            TimeSpan.FromMilliseconds(200), RejectPerMille: 20, PartialPerMille: 200),
        Fleet = new FleetSpec(
            [
                new ServerSpec("one", "left", "new", ["programme"]),
                new ServerSpec("two", "left", plan.HasDeadCode ? "old" : "new", ["programme"]),
                new ServerSpec("three", "right", "new", ["programme"]),
                ],
            [Build("new", "slice"), Build("old", "peg")], [s_slice, s_peg], "new"),
        ClientFlow = [.. Flows(plan)],
    };

    private static IEnumerable<ClientFlowSpec> Flows(SoakPlan plan)
    {
        ClientFlowSpec ordinary = new(
            "ordinary", [], Open, End, Count: 0, PerMinute: 24, UShaped: false, [], AtOpen: false, 100, 400,
            CoverSymbols: false, SidePerSymbol: false, BuyPerMille: 500);
        yield return ordinary;
        if (plan.HasDeadCode)
        {
            yield return ordinary with
            {
                Name = "flagged", Servers = ["two"], From = Open + SoakLength.Chosen.DeadCode,
                To = Open + (2 * SoakLength.Chosen.DeadCode), Flags = ["programme"], PerMinute = 12,
            };
        }
    }

    private static BuildSpec Build(string name, string path) =>
        new(name, "slice", ImmutableDictionary<string, string>.Empty.Add("programme", path));
}
