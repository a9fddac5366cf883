using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Tests;

/// <summary>
/// A scenario of half a minute: two servers, of which the second still has the old build, and five instruments.
/// </summary>
internal static class SmallScenario
{
    public static readonly CodePathSpec Peg = new(
        "peg", RoutingLogicKind.PowerPeg, Retired: true, CountsFills: false, RiskChecked: false, ChildShares: 100,
        TimeSpan.FromMilliseconds(20), MarketablePerMille: 1_000, OppositePerMille: 250, TimeSpan.FromSeconds(1),
        LimitBps: 1_500);

    public static readonly CodePathSpec Slice = new(
        "slice", RoutingLogicKind.Slice, Retired: false, CountsFills: true, RiskChecked: true, ChildShares: 100,
        TimeSpan.FromMilliseconds(30), MarketablePerMille: 600, OppositePerMille: 0, TimeSpan.FromMilliseconds(300));

    private static readonly ClientFlowSpec s_ordinary = new(
        "ordinary", [], At(9, 29, 52), At(9, 30, 24), Count: 0, PerMinute: 240, UShaped: false, [], AtOpen: false, 100,
        700,
        CoverSymbols: false, SidePerSymbol: false, BuyPerMille: 500);

    private static readonly ClientFlowSpec s_flagged = s_ordinary with
    {
        Name = "flagged", Servers = ["two"], To = At(9, 29, 59), Count = 8, PerMinute = 0, Flags = ["new-programme"],
        AtOpen = true, CoverSymbols = true, SidePerSymbol = true, BuySymbols = 3,
    };

    public static TimeSpan At(int hour, int minute, int second) => new(hour, minute, second);

    public static Scenario Make(CodePathSpec? peg = null, params TimelineItem[] timeline) => new()
    {
        Id = "small",
        Title = "Small",
        Date = new DateOnly(2026, 1, 5),
        Zone = "ET",
        Teaches = "Nothing: it is for tests.",
        Session = new SessionSpec(At(9, 29, 50), At(9, 29, 51), At(9, 30, 0), At(9, 30, 25), At(9, 30, 28)),
        Universe = new UniverseSpec(
            [new SymbolSpec("AAA", new Price(305_000), 500_000, 200, 400, 200)],
            [new SymbolClassSpec("B", 4, new Price(50_000), new Price(800_000), 2_000_000, 100, 800, 150)]),
        Market = new MarketSpec(50, 2m, 15, 2_000),
        Venue = new VenueSpec(
            TimeSpan.FromMicroseconds(300), TimeSpan.FromMilliseconds(1.2), TimeSpan.FromMilliseconds(2),
            TimeSpan.FromMilliseconds(200), RejectPerMille: 20, PartialPerMille: 200),
        Fleet = new FleetSpec(
            [
                new ServerSpec("one", "good", "new", ["new-programme"]),
                new ServerSpec("two", "bad", "old", ["new-programme"])
                ],
            [Build("new", "programme"), Build("old", "peg")],
            [Slice, Slice with { Name = "programme" }, peg ?? Peg], "new"),
        ClientFlow = [s_ordinary, s_flagged],
        Timeline = [.. timeline],
        Unwind = new UnwindSpec(200, 200, 700),
        Truth = new TruthSpec(At(9, 30, 0), ["two"], ["peg"], "One server was missed.", []),
    };

    public static World Run(ulong seed = 1, Scenario? scenario = null, AckBox? acks = null) =>
        World.Create(scenario ?? Make(), new WorldOptions(FleetMode.Training, null, seed), acks ?? new AckBox());

    private static BuildSpec Build(string name, string path) =>
        new(name, "slice", ImmutableDictionary<string, string>.Empty.Add("new-programme", path));
}
