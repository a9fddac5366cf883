using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>
/// Messages that name retired code, changes while it flows, the usual path, and which finding comes first.
/// </summary>
public sealed class RetiredSpeaksTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(3);

    [Fact]
    public void Message_OfRetiredCode_IsOneFindingPerServer_WithItsFirstMessage()
    {
        ParityFinding[] found = Spoken(
            Pattern(1, "power peg later", first: 20), Pattern(1, "POWER PEG first", first: 10),
            Pattern(0, "Power Peg z", first: 5), Pattern(0, "Power Peg a", first: 5), Pattern(2, "late heartbeat", 1));

        Assert.Equal(
            [
                "smars-1 writes of Power Peg, which was meant never to run again: \"Power Peg a\" from BNET.",
                "smars-2 writes of Power Peg, which was meant never to run again: \"POWER PEG first\" from BNET.",
            ],
            found.Select(static one => one.Sentence));
        Assert.All(found, static one => Assert.Equal(
            (ParityFindingKind.RetiredSpeaks, AnomalySeverity.Critical, "peg", "no message of retired code"),
            (one.Kind, one.Severity, one.Subject, one.Expected)));
        Assert.Equal(["Power Peg a", "POWER PEG first"], found.Select(static one => one.Actual));
    }

    [Theory]
    [InlineData("Peg", true, 0)]
    [InlineData("Pegs", true, 1)]
    [InlineData("Pegs", false, 0)]
    public void Message_IsOfRetiredCode_WhenTheTitleIsLongEnoughToMeanIt(string title, bool retired, int findings)
    {
        FlagLedger ledger = Releases.Ledger with
        {
            Paths = [new CodePathFacts("peg", title, retired, null, null)],
        };

        Assert.Equal(findings, Spoken(new ReleaseBook(null, ledger), Pattern(0, "two Pegs", 1)).Length);
    }

    [Fact]
    public void Change_WhileItFlows_SaysWhatChanged_AndThatNobodyAskedForIt()
    {
        ParityFinding found = Assert.Single(Run(
            Releases.Of(s_fleet), Releases.AsPlanned(3),
            [new ManifestChange(new ServerId(1), default, Releases.Manifest(1, "2011"), Releases.Manifest(1))], []));

        Assert.Equal(
            (ParityFindingKind.ChangedWhileFlowing, AnomalySeverity.Warning, "manifest", "no change while it flows",
                "2011 became 2012", new ServerId(1)),
            (found.Kind, found.Severity, found.Subject, found.Expected, found.Actual, Assert.Single(found.Servers)));
        Assert.Equal(
            "smars-2 changed while its orders could leave, and the plan asked for no change then: 2011 became 2012.",
            found.Sentence);
    }

    [Fact]
    public void UsualPath_ThatIsRetired_IsFoundWithoutAnyFlag()
    {
        FlagLedger ledger = Releases.Ledger with
        {
            Builds = [new LedgerBuild("2012", "bb", null, "peg", [])],
        };

        ParityFinding found = Assert.Single(Run(
            new ReleaseBook(null, ledger), [Releases.Manifest(0) with { Flags = [] }], [], []));

        Assert.Equal(
            (ParityFindingKind.RetiredReachable, "default path", "no retired code", "peg"),
            (found.Kind, found.Subject, found.Expected, found.Actual));
        Assert.Equal("smars-1 executes retired code: Power Peg is the usual path of 2012.", found.Sentence);
    }

    [Fact]
    public void PlansOwnHash_GoesBeforeTheLedgers()
    {
        ReleasePlan plan = new([Releases.Planned("smars-1") with { BuildHash = "patched" }]);
        ReleasePlan silent = new([Releases.Planned("smars-1") with { BuildHash = null }]);
        ServerManifest patched = Releases.Manifest(0) with { BuildHash = "patched" };

        Assert.Empty(Run(new ReleaseBook(plan, Releases.Ledger), [patched], [], []));
        Assert.Equal(
            "smars-1 runs another content under the name 2012: its hash is patched, not bb.",
            Assert.Single(Run(new ReleaseBook(silent, Releases.Ledger), [patched], [], [])).Sentence);
        Assert.Equal(
            "smars-1 runs another content under the name 2012: its hash is bb, not patched.",
            Assert.Single(Run(new ReleaseBook(plan, Releases.Ledger), [Releases.Manifest(0)], [], [])).Sentence);
    }

    [Fact]
    public void PlansOwnHash_GoesBeforeTheLedgers_WhileTheOlderBuildIsRightAsWell()
    {
        ReleasePlan plan = new(
        [
            Releases.Planned("smars-1", "2011"),
            Releases.Planned("smars-1", from: new MarketTime(1)) with
            {
                BuildHash = "patched", Grace = TimeSpan.FromHours(1),
            },
        ]);
        ParityFacts facts = new()
        {
            Servers = Fleets.Of(1).Servers, Manifests = [Releases.Manifest(0) with { BuildHash = "patched" }],
            Release = new ReleaseBook(plan, Releases.Ledger), Now = new MarketTime(2),
        };

        Assert.Empty(ParityCheck.Run(facts));
    }

    [Fact]
    public void AFlagOfAnotherBuild_ThatIsOff_IsNoFinding_AndOnItIs()
    {
        FlagLedger ledger = Releases.Ledger with
        {
            Builds = [.. Releases.Ledger.Builds, new LedgerBuild("2013", "dd", null, "route", [])],
        };
        ServerManifest other = Releases.Manifest(0, on: false) with { Build = "2013", BuildHash = "dd" };

        Assert.Empty(Run(new ReleaseBook(null, ledger), [other], [], []));
        Assert.Equal(
            "rlp is on on smars-1, and the ledger has no meaning for it in 2013.",
            Assert.Single(Run(
                new ReleaseBook(null, ledger),
                [other with { Flags = [new FlagState(Releases.Flag, true, null)] }], [], [])).Sentence);
    }

    [Fact]
    public void RetiredCode_BehindAFlagThatIsOff_IsNotReachable() => Assert.Empty(Run(
        new ReleaseBook(null, Releases.Ledger), [Releases.Manifest(0, "2011", on: false)], [], []));

    [Fact]
    public void Findings_AreTheWorstFirst_ThenByKind_ThenByServer_ThenBySubject()
    {
        ServerManifest off = Releases.Manifest(0) with
        {
            Flags = [new FlagState("b", false, null), new FlagState("a", false, null)],
        };
        ImmutableArray<ParityFinding> found = Run(
            Releases.Of(s_fleet), [off, Releases.Manifest(1, "2099"), Releases.Manifest(2, "2011")], [], []);

        Assert.Equal(
            [
                "OffPlan 1 build", "OlderBuild 2 build", "RetiredReachable 2 rlp",
                "UnknownBuild 1 2099", "FlagDiffers 0 rlp", "UnknownFlag 0 a", "UnknownFlag 0 b",
            ],
            found.Select(static one => $"{one.Kind} {one.Servers[0].Index} {one.Subject}"));
        Assert.Equal([4, 3], found.GroupBy(static one => one.Severity).Select(static group => group.Count()));
    }

    private static ParityFinding[] Spoken(params ResiduePattern[] patterns) => Spoken(Releases.Of(s_fleet), patterns);

    private static ParityFinding[] Spoken(ReleaseBook release, params ResiduePattern[] patterns) =>
        [.. Run(release, Releases.AsPlanned(3), [], patterns)];

    private static ImmutableArray<ParityFinding> Run(
        ReleaseBook release, IEnumerable<ServerManifest> manifests, ManifestChange[] changes,
        ResiduePattern[] unexplained)
    {
        ServerManifest?[] said = [.. manifests];
        return ParityCheck.Run(new ParityFacts
        {
            Servers = Fleets.Of(said.Length).Servers, Manifests = said, Release = release, Now = default,
            JudgeMissing = true, Changes = changes, Unexplained = unexplained,
        });
    }

    private static ResiduePattern Pattern(ushort server, string text, long first) => new(
        $"{server}|BNET|{text}", new ServerId(server), $"smars-{server + 1}", MessageSeverity.Warning, "BNET", text, 1,
        new MarketTime(first), new MarketTime(100), Alone: true);
}
