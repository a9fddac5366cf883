using System.Collections.Immutable;
using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

public sealed class ParityCheckTests
{
    private static readonly MarketTime s_now = MarketTime.FromTimeOfDay(new TimeSpan(8, 0, 0));

    /// <summary>Each difference that can be planted on one server, and what it is found as.</summary>
    private static readonly (string Name, Func<ServerManifest, ServerManifest?> Plant, ParityFindingKind[] Found)[]
        s_plants =
    [
        ("missing", static _ => null, [ParityFindingKind.Missing]),
        ("older build, flag off", static m => Releases.Manifest(m.Server.Index, "2011", on: false),
            [ParityFindingKind.OlderBuild, ParityFindingKind.FlagDiffers]),
        ("unknown build", static m => m with { Build = "2013", BuildHash = "dd", Flags = m.Flags },
            [ParityFindingKind.OffPlan, ParityFindingKind.UnknownBuild]),
        ("other content", static m => m with { BuildHash = "ee" }, [ParityFindingKind.HashDiffers]),
        ("other configuration", static m => m with { ConfigDigest = "ee" }, [ParityFindingKind.ConfigDiffers]),
        ("configuration not said", static m => m with { ConfigDigest = null }, [ParityFindingKind.ConfigDiffers]),
        ("flag off", static m => Releases.Manifest(m.Server.Index, on: false), [ParityFindingKind.FlagDiffers]),
        ("flag not said", static m => m with { Flags = [] }, [ParityFindingKind.FlagDiffers]),
        ("unknown flag on", static m => m with { Flags = m.Flags.Add(new FlagState("x", true, null)) },
            [ParityFindingKind.UnknownFlag]),
        ("unknown flag off", static m => m with { Flags = m.Flags.Add(new FlagState("x", false, null)) },
            [ParityFindingKind.UnknownFlag]),
        ("ledger contradicted", static m => m with { Flags = [new FlagState(Releases.Flag, true, "peg")] },
            [ParityFindingKind.LedgerContradicted]),
    ];

    [Fact]
    public void Fleet_AsPlanned_HasNoFinding() =>
        Gen.Int[1, 64].Sample(servers => Assert.Empty(Run(Fleets.Of(servers), Releases.AsPlanned(servers))));

    [Fact]
    public void PlantedDifference_IsFound_AsWhatItIsAndOnThatServerAlone() =>
        Gen.Select(Gen.Int[2, 24], Gen.Int[0, 23], Gen.Int[0, s_plants.Length - 1]).Sample(drawn =>
        {
            (int servers, int at, int plant) = drawn;
            at %= servers;
            ServerManifest?[] manifests = [.. Releases.AsPlanned(servers)];
            manifests[at] = s_plants[plant].Plant(manifests[at]!);

            ImmutableArray<ParityFinding> found = Run(Fleets.Of(servers), manifests);

            Assert.Equal(s_plants[plant].Found.Order(), found.Select(static finding => finding.Kind).Order());
            Assert.All(found, finding => Assert.Equal(new ServerId((ushort)at), Assert.Single(finding.Servers)));
        });

    [Fact]
    public void Findings_FollowTheServers_HoweverTheyAreOrdered() =>
        Gen.Select(Gen.Int[2, 12], Gen.Int[0, 1000]).Sample(drawn =>
        {
            (int servers, int seed) = drawn;
            FleetDefinition fleet = Fleets.Of(servers);
            ServerManifest?[] manifests = [.. Releases.AsPlanned(servers)];
            for (int i = 0; i < servers; i += 2)
                manifests[i] = s_plants[(seed + i) % s_plants.Length].Plant(manifests[i]!);
            int[] order = [.. Enumerable.Range(0, servers).OrderBy(i => (i * 7919 + seed) % 104_729)];
            // the same servers under other numbers
            FleetDefinition other = fleet with
            {
                Servers = [.. order.Select((old, now) =>
                    fleet.Servers[old] with { Id = new ServerId((ushort)now) })],
            };
            ServerManifest?[] moved = [.. order.Select((old, now) =>
                manifests[old] is { } manifest ? manifest with { Server = new ServerId((ushort)now) } : null)];

            Assert.Equal(Named(fleet, Run(fleet, manifests)), Named(other, Run(other, moved)));
        });

    [Fact]
    public void Knight_OneServerMissed_IsOlderAndRetiredAndTheFlagHasTwoMeanings()
    {
        FleetDefinition fleet = Fleets.Of();
        ServerManifest?[] manifests = [.. Releases.AsPlanned(8)];
        manifests[7] = Releases.Manifest(7, "2011");

        ImmutableArray<ParityFinding> found = Run(fleet, manifests);

        Assert.Equal(
            [ParityFindingKind.OlderBuild, ParityFindingKind.TwoMeanings, ParityFindingKind.RetiredReachable],
            found.Select(static finding => finding.Kind));
        Assert.All(found, static finding => Assert.Equal([new ServerId(7)], finding.Servers));
        Assert.Equal(
            "rlp is on and means more than one thing: Retail Liquidity on smars-1 ... smars-7, Power Peg on smars-8.",
            found[1].Sentence);
    }

    [Fact]
    public void TwoMeanings_NobodySaysWhichIsMeant_AccuseEveryServer()
    {
        FleetDefinition fleet = Fleets.Of(3);
        ReleaseBook unplanned = new(null, Releases.Ledger with
        {
            Paths = [.. Releases.Ledger.Paths.Select(static path => path with { Retired = false })],
        });
        ServerManifest?[] manifests = [Releases.Manifest(0), Releases.Manifest(1), Releases.Manifest(2, "2011")];

        ParityFinding found = Assert.Single(Run(fleet, manifests, unplanned));

        Assert.Equal(ParityFindingKind.TwoMeanings, found.Kind);
        Assert.Equal(3, found.Servers.Length);
    }

    [Fact]
    public void ServerOutsideThePlan_IsOffPlan()
    {
        FleetDefinition fleet = Fleets.Of(2);
        var release = new ReleaseBook(new ReleasePlan([Releases.Planned("smars-1")]), Releases.Ledger);

        ParityFinding found = Assert.Single(Run(fleet, Releases.AsPlanned(2).ToArray(), release));

        Assert.Equal((ParityFindingKind.OffPlan, "not in the plan"), (found.Kind, found.Expected));
    }

    [Theory]
    [InlineData(7, "2011", 0)]
    [InlineData(7, "2012", 2)]
    [InlineData(9, "2011", 0)]
    [InlineData(9, "2012", 0)]
    [InlineData(11, "2011", 2)]
    [InlineData(11, "2012", 0)]
    public void StagedPlan_AsksForTheOldBuild_ThenEither_ThenTheNew(int hour, string runs, int findings)
    {
        PlannedRelease first = Releases.Planned("smars-1", "2011") with { Flags = [new PlannedFlag("rlp", false)] };
        PlannedRelease then = Releases.Planned("smars-1", "2012", MarketTime.FromTimeOfDay(new TimeSpan(8, 0, 0))) with
        {
            Grace = TimeSpan.FromHours(2),
        };
        var release = new ReleaseBook(new ReleasePlan([first, then]), Releases.Ledger);
        MarketTime now = MarketTime.FromTimeOfDay(new TimeSpan(hour, 0, 0));

        ImmutableArray<ParityFinding> found = Run(
            Fleets.Of(1), [Releases.Manifest(0, runs, on: runs == "2012")], release, now);

        Assert.Equal(findings, found.Length);
    }

    private static ImmutableArray<ParityFinding> Run(FleetDefinition fleet, IEnumerable<ServerManifest> manifests) =>
        Run(fleet, [.. manifests]);

    private static ImmutableArray<ParityFinding> Run(
        FleetDefinition fleet, ServerManifest?[] manifests, ReleaseBook? release = null, MarketTime? now = null) =>
        ParityCheck.Run(new ParityFacts
        {
            Servers = fleet.Servers, Manifests = manifests, Release = release ?? Releases.Of(fleet),
            Now = now ?? s_now, JudgeMissing = true,
        });

    private static IEnumerable<string> Named(FleetDefinition fleet, ImmutableArray<ParityFinding> findings) => findings
        .Select(finding => $"{string.Join(',', finding.Servers.Select(s => fleet.Servers[s.Index].Name).Order())} " +
            $"{finding.Key} {finding.Severity}")
        .Order(StringComparer.Ordinal);
}
