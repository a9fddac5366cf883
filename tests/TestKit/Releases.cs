using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.TestKit;

/// <summary>
/// A release to test with: build 2012 with the flag rlp selecting retail, over build 2011 in which it selects the
/// retired peg; every server of the fleet is planned to run 2012 with the flag on.
/// </summary>
public static class Releases
{
    public const string Flag = "rlp";

    public static FlagLedger Ledger { get; } = new(
        [
            new LedgerBuild("2012", "bb", "2011", "route", [new LedgerFlag(Flag, "retail")]),
            new LedgerBuild("2011", "aa", null, "route", [new LedgerFlag(Flag, "peg")]),
        ],
        [
            new CodePathFacts("route", "Smart Route", Retired: false, "routing desk", "Cuts orders."),
            new CodePathFacts("retail", "Retail Liquidity", Retired: false, null, null),
            new CodePathFacts("peg", "Power Peg", Retired: true, null, "Out of use since 2003."),
        ]);

    /// <summary>The plan and ledger of a fleet.</summary>
    public static ReleaseBook Of(FleetDefinition fleet) => new(
        new ReleasePlan([.. fleet.Servers.Select(server => Planned(server.Name))]), Ledger);

    public static PlannedRelease Planned(string server, string build = "2012", MarketTime from = default) => new(
        server, from, TimeSpan.Zero, build, build == "2012" ? "bb" : "aa", "cc", [new PlannedFlag(Flag, true)]);

    /// <summary>What a server says that runs as planned, or another build.</summary>
    public static ServerManifest Manifest(int server, string build = "2012", bool on = true, MarketTime at = default) =>
        new(
            new ServerId((ushort)server), at, build, build == "2012" ? "bb" : "aa", "2012",
            [new FlagState(Flag, on, build == "2012" ? "retail" : "peg")]) { ConfigDigest = "cc" };

    /// <summary>Manifests of a fleet that runs as planned.</summary>
    public static ImmutableArray<ServerManifest> AsPlanned(int servers) =>
        [.. Enumerable.Range(0, servers).Select(server => Manifest(server))];
}
