using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>What people read of findings: each difference by its own sentence, with what was due and what is.</summary>
public sealed class ParityWordsTests
{
    private static readonly MarketTime s_now = MarketTime.FromTimeOfDay(new TimeSpan(8, 0, 0));

    public static TheoryData<string, string> Plants => new()
    {
        {
            "missing",
            """
            Missing Warning manifest: nothing, not 2012.
            smars-2 has not said what it runs; the plan asks for 2012.
            """
        },
        {
            "unknown build",
            """
            OffPlan Critical build: 2013, not 2012.
            smars-2 runs 2013; the plan asks for 2012.
            UnknownBuild Critical 2013: 2013, not a build of the ledger.
            smars-2 runs 2013, which the ledger does not know: nobody can say what it executes.
            """
        },
        {
            "other content",
            """
            HashDiffers Critical 2012: ee, not bb.
            smars-2 runs another content under the name 2012: its hash is ee, not bb.
            """
        },
        {
            "other configuration",
            """
            ConfigDiffers Warning configuration: ee, not cc.
            smars-2 has the configuration ee; the plan asks for cc.
            """
        },
        {
            "configuration not said",
            """
            ConfigDiffers Warning configuration: not said, not cc.
            smars-2 does not say which configuration it has; the plan asks for digest cc.
            """
        },
        {
            "flag off",
            """
            FlagDiffers Warning rlp: off, not on.
            rlp is off on smars-2; the plan asks for on.
            """
        },
        {
            "flag not said",
            """
            FlagDiffers Warning rlp: not said, not on.
            smars-2 says nothing of rlp; the plan asks for on.
            """
        },
        {
            "unknown flag on",
            """
            UnknownFlag Critical x: on, not a meaning in 2012.
            x is on on smars-2, and the ledger has no meaning for it in 2012.
            """
        },
        {
            "unknown flag off",
            """
            UnknownFlag Warning x: off, not a meaning in 2012.
            x is off on smars-2, and the ledger has no meaning for it in 2012.
            """
        },
        {
            "ledger contradicted",
            """
            LedgerContradicted Critical rlp: peg, not retail.
            smars-2 says that rlp selects Power Peg in 2012; the ledger says Retail Liquidity.
            """
        },
        {
            "ledger contradicted by nothing",
            """
            LedgerContradicted Critical rlp: nothing, not retail.
            smars-2 says that rlp selects nothing in 2012; the ledger says Retail Liquidity.
            """
        },
        {
            "older build",
            """
            OlderBuild Critical build: 2011, not 2012.
            smars-2 runs 2011, which 2012 replaced: the plan asks for 2012.
            TwoMeanings Critical rlp: peg, not retail.
            rlp is on and means more than one thing: Retail Liquidity on smars-1, smars-3, Power Peg on smars-2.
            RetiredReachable Critical rlp: peg, not no retired code.
            smars-2 can execute retired code: rlp is on, and in 2011 it selects Power Peg.
            """
        },
    };

    [Theory]
    [MemberData(nameof(Plants))]
    public void Finding_SaysWhatWasDue_AndWhatIs(string plant, string expected)
    {
        ServerManifest?[] manifests = [.. Releases.AsPlanned(3)];
        manifests[1] = Plant(plant, manifests[1]!);

        ImmutableArray<ParityFinding> found = Run(manifests);

        Assert.Equal(
            expected.ReplaceLineEndings("\n"),
            string.Join('\n', found.Select(static one =>
                $"{one.Kind} {one.Severity} {one.Subject}: {one.Actual}, not {one.Expected}.\n{one.Sentence}")));
    }

    [Fact]
    public void Finding_OfAServerOutsideThePlan_SaysSo_AndOneThatSaidNothingIsNotMissed()
    {
        var release = new ReleaseBook(new ReleasePlan([Releases.Planned("smars-1")]), Releases.Ledger);

        ParityFinding found = Assert.Single(Run([Releases.Manifest(0), Releases.Manifest(1), null], release));

        Assert.Equal(
            ("build", "not in the plan", "2012", "smars-2 runs 2012 and is not in the release plan."),
            (found.Subject, found.Expected, found.Actual, found.Sentence));
    }

    private static ServerManifest? Plant(string name, ServerManifest manifest) => name switch
    {
        "missing" => null,
        "unknown build" => manifest with { Build = "2013", BuildHash = "dd" },
        "other content" => manifest with { BuildHash = "ee" },
        "other configuration" => manifest with { ConfigDigest = "ee" },
        "configuration not said" => manifest with { ConfigDigest = null },
        "flag off" => Releases.Manifest(manifest.Server.Index, on: false),
        "flag not said" => manifest with { Flags = [] },
        "unknown flag on" => manifest with { Flags = manifest.Flags.Add(new FlagState("x", true, null)) },
        "unknown flag off" => manifest with { Flags = manifest.Flags.Add(new FlagState("x", false, null)) },
        "ledger contradicted" => manifest with { Flags = [new FlagState(Releases.Flag, true, "peg")] },
        "ledger contradicted by nothing" => manifest with { Flags = [new FlagState(Releases.Flag, true, null)] },
        "older build" => Releases.Manifest(manifest.Server.Index, "2011"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such plant."),
    };

    private static ImmutableArray<ParityFinding> Run(ServerManifest?[] manifests, ReleaseBook? release = null)
    {
        FleetDefinition fleet = Fleets.Of(3);
        return ParityCheck.Run(new ParityFacts
        {
            Servers = fleet.Servers, Manifests = manifests, Release = release ?? Releases.Of(fleet),
            Now = s_now, JudgeMissing = true,
        });
    }

    [Fact]
    public void Change_SaysEverythingThatBecameAnother()
    {
        ServerManifest before = Releases.AsPlanned(1)[0]! with
        {
            Build = "a", BuildHash = "1", ConfigDigest = "c",
            Flags = [new FlagState("kept", true, null), new FlagState("turned", false, null), new("left", true, null)],
        };
        ServerManifest after = before with
        {
            Build = "b", BuildHash = "2", ConfigDigest = "d",
            Flags = [new FlagState("kept", true, null), new FlagState("turned", true, null), new("new", false, null)],
        };
        Assert.Equal(
            "a became b, the configuration became another, turned went on, new went off, left is gone",
            Describe(before, after));
        Assert.Equal("the content of a became another", Describe(before, before with { BuildHash = "2" }));
        Assert.Equal("", Describe(before, before));
    }

    [Theory]
    [InlineData(ParityMode.Enforce, "block", LimitAction.Block)]
    [InlineData(ParityMode.Observe, "alarm", LimitAction.Alarm)]
    public void Anomalies_AreOnePerServer_AndSayWhatFollows(ParityMode mode, string word, LimitAction step)
    {
        var finding = new ParityFinding(
            ParityFindingKind.OffPlan, [new ServerId(2), new ServerId(0)], "build", "x", "y", AnomalySeverity.Critical,
            s_now, "A sentence.");

        ImmutableArray<Anomaly> made = ParityAnomalies.Of([finding], [], mode);

        Assert.Equal([2, 0], made.Select(static one => (int)one.Server!.Value.Index));
        Assert.All(made, one => Assert.Equal(
            (finding.Rule, AnomalySeverity.Critical, 1L, 0L, "findings", word, s_now, "A sentence.", step),
            (one.Rule, one.Severity, one.Value, one.Limit, one.Unit, one.Action, one.Since, one.Message, one.Step)));
    }

    [Fact]
    public void Residue_IsOneWarningPerServer_ThatNamesTheFirstPattern_AndCountsAll()
    {
        ImmutableArray<Anomaly> made = ParityAnomalies.Of(
            [], [Residue(1, "late", 3, 20), Residue(0, "lone", 2, 30), Residue(1, "later", 4, 10)],
            ParityMode.Observe);

        Assert.Equal(
            [
                (0, 2L, 30L, "Nobody has explained 2 \u00d7 \"lone\" from s0."),
                (1, 7L, 10L, "Nobody has explained 3 \u00d7 \"late\" from s1 and 1 other patterns."),
            ],
            made.Select(static one => ((int)one.Server!.Value.Index, one.Value, one.Since.Nanoseconds, one.Message)));
        Assert.All(made, static one => Assert.Equal(
            (ParityRules.Residue, AnomalySeverity.Warning, 0L, "messages", "alarm"),
            (one.Rule, one.Severity, one.Limit, one.Unit, one.Action)));
    }

    private static string Describe(ServerManifest before, ServerManifest after) =>
        new ManifestChange(new ServerId(0), s_now, before, after).Describe();

    private static ResiduePattern Residue(ushort server, string text, long count, long first) => new(
        $"{server}-{text}", new ServerId(server), $"s{server}", MessageSeverity.Warning, "log", text, count,
        new MarketTime(first), new MarketTime(100), Alone: false);
}
