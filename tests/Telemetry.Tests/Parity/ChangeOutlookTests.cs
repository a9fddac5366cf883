using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>What people read of a change before it is made: the sentence, the verdict and what it is made of.</summary>
public sealed class ChangeOutlookTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(3);

    /// <summary>Two builds more: in 2013 orders go a faster way, in 2003 all of them run the retired peg, and of what
    /// 2014 runs the ledger says nothing.</summary>
    private static readonly FlagLedger s_ledger = Releases.Ledger with
    {
        Builds =
        [
            .. Releases.Ledger.Builds,
            new LedgerBuild("2013", "dd", "2012", "fast", [new LedgerFlag(Releases.Flag, "retail")]),
            new LedgerBuild("2003", "00", null, "peg", []),
            new LedgerBuild("2014", "ee", "2013", "dark", []),
        ],
        Paths = [.. Releases.Ledger.Paths, new CodePathFacts("fast", "Fast Route", Retired: false, null, null)],
    };

    private static readonly ReleaseBook s_release = Releases.Of(s_fleet) with { Ledger = s_ledger };

    public static TheoryData<ChangeRequest, string> OfThreeAsPlanned => new()
    {
        {
            new(ChangeKind.Deploy, ["smars-1"], Build: "2013"),
            "Worse: Moves smars-1 from Smart Route to Fast Route. Takes smars-1 off the release plan."
        },
        {
            new(ChangeKind.Deploy, ["smars-2"], Build: "2011"),
            "Worse: Turns 1 server into Power Peg: smars-2. Takes smars-2 off the release plan."
        },
        {
            new(ChangeKind.Deploy, ["smars-3", "smars-1"], Build: "2003"),
            "Worse: Turns 2 servers into Power Peg: smars-1, smars-3. Takes smars-1, smars-3 off the release plan."
        },
        {
            new(ChangeKind.Deploy, ["smars-1"], Build: "2014"),
            "Worse: Nobody can say what smars-1 would execute. Takes smars-1 off the release plan."
        },
        { new(ChangeKind.Deploy, ["smars-1"], Build: "2012"), "Same: No server would execute anything else." },
        {
            new(ChangeKind.SetFlag, ["smars-1"], Flag: Releases.Flag, On: true),
            "Same: No server would execute anything else."
        },
        { new(ChangeKind.Restart, ["smars-1", "smars-2"]), "Same: No server would execute anything else." },
    };

    public static TheoryData<ChangeRequest, string> OfTheThirdWithTheOldBuild => new()
    {
        {
            new(ChangeKind.Deploy, ["smars-1"], Build: "2011"),
            "Worse: Turns 1 more server into Power Peg: smars-1. Takes smars-1 off the release plan."
        },
        {
            new(ChangeKind.Rollback, ["smars-1", "smars-2"]),
            "Worse: Turns 2 more servers into Power Peg: smars-1, smars-2. Takes smars-1, smars-2 off the release plan."
        },
        {
            new(ChangeKind.Deploy, ["smars-3"], Build: "2012"),
            "Better: Takes smars-3 out of Power Peg. Brings smars-3 back to the release plan."
        },
        {
            new(ChangeKind.SetFlag, ["smars-3"], Flag: Releases.Flag, On: false),
            "Better: Takes smars-3 out of Power Peg."
        },
        {
            new(ChangeKind.Deploy, ["smars-3"], Build: "2013"),
            "Better: Takes smars-3 out of Power Peg. Moves smars-3 from Smart Route to Fast Route."
        },
        {
            // one danger goes and another comes: no sum of dangers may hide the one that is new
            new(ChangeKind.Deploy, ["smars-3"], Build: "2003"),
            "Worse: Turns 1 more server into Power Peg: smars-3."
        },
    };

    [Theory]
    [MemberData(nameof(OfThreeAsPlanned))]
    public void Think_OfAFleetAsPlanned_SaysWhatWouldBeElse(ChangeRequest request, string expected) =>
        Assert.Equal(expected, Said(request, Releases.AsPlanned(3)));

    [Theory]
    [MemberData(nameof(OfTheThirdWithTheOldBuild))]
    public void Think_OfAFleetWithOneOldBuild_SaysWhatWouldBeElse(ChangeRequest request, string expected) =>
        Assert.Equal(expected, Said(request, [.. Releases.AsPlanned(2), Releases.Manifest(2, "2011")]));

    [Fact]
    public void Think_WithoutAPlan_SaysNothingOfOne()
    {
        ChangeOutlook outlook = Think(
            new(ChangeKind.Deploy, ["smars-1"], Build: "2013"), Releases.AsPlanned(3), new ReleaseBook(null, s_ledger));

        Assert.Equal("Moves smars-1 from Smart Route to Fast Route.", outlook.Sentence);
        Assert.Equal(ChangeVerdict.Same, outlook.Verdict);
    }

    [Fact]
    public void Think_OfAFlagThatIsPlannedApart_TakesOneOffThePlan_AndBringsTheOtherBack()
    {
        ReleasePlan plan = new(
        [
            Releases.Planned("smars-1"),
            Releases.Planned("smars-2") with { Flags = [new PlannedFlag(Releases.Flag, false)] },
            Releases.Planned("smars-3"),
        ]);

        ChangeOutlook outlook = Think(
            new(ChangeKind.SetFlag, ["smars-1", "smars-2"], Flag: Releases.Flag, On: false), Releases.AsPlanned(3),
            new ReleaseBook(plan, s_ledger));

        Assert.EndsWith(
            "Takes smars-1 off the release plan. Brings smars-2 back to the release plan.", outlook.Sentence);
        Assert.Equal(ChangeVerdict.Same, outlook.Verdict);
        Assert.Equal(["rlp is off on smars-1; the plan asks for on."], outlook.Gained);
        Assert.Equal(["rlp is on on smars-2; the plan asks for off."], outlook.Lost);
    }

    public static TheoryData<string> WaysOffThePlan => ["build", "older build", "content", "configuration", "flag"];

    [Theory]
    [MemberData(nameof(WaysOffThePlan))]
    public void Think_OfAServerThatIsOffThePlanAlready_TakesNoneOff(string way)
    {
        ServerManifest first = Releases.Manifest(0);
        first = way switch
        {
            "build" => first with { Build = "2014", BuildHash = "ee", Flags = [new FlagState("rlp", false, null)] },
            "older build" => Releases.Manifest(0, "2011"),
            "content" => first with { BuildHash = "ff" },
            "configuration" => first with { ConfigDigest = "ff" },
            _ => Releases.Manifest(0, on: false),
        };

        ChangeOutlook outlook = Think(
            new(ChangeKind.Deploy, ["smars-1"], Build: "2013"), [first, Releases.Manifest(1), Releases.Manifest(2)],
            s_release);

        Assert.DoesNotContain("release plan", outlook.Sentence);
    }

    [Fact]
    public void Think_ListsTheStepsOfTheServersNamed_InTheOrderOfTheFleet()
    {
        Assert.Equal(
            [
                new ChangeStep("smars-1", "2013", null, false, false),
                new ChangeStep("smars-3", "2013", null, false, false),
            ],
            Steps(new(ChangeKind.Deploy, ["smars-3", "smars-1"], Build: "2013")));
        Assert.Equal(
            [new ChangeStep("smars-2", null, Releases.Flag, true, false)],
            Steps(new(ChangeKind.SetFlag, ["smars-2"], Flag: Releases.Flag, On: true)));
        Assert.Equal(
            [new ChangeStep("smars-2", null, Releases.Flag, false, false)],
            Steps(new(ChangeKind.SetFlag, ["smars-2"], Flag: Releases.Flag, On: false)));
        Assert.Equal(
            [new ChangeStep("smars-2", null, null, false, true)], Steps(new(ChangeKind.Restart, ["smars-2"])));
        Assert.Equal(
            [new ChangeStep("smars-2", "2011", null, false, false)], Steps(new(ChangeKind.Rollback, ["smars-2"])));
    }

    [Theory]
    [InlineData(ChangeKind.Deploy, false, "Deploy 2013 to smars-1")]
    [InlineData(ChangeKind.Rollback, false, "Roll back smars-1")]
    [InlineData(ChangeKind.Restart, false, "Restart smars-1")]
    [InlineData(ChangeKind.SetFlag, true, "Switch rlp on on smars-1")]
    [InlineData(ChangeKind.SetFlag, false, "Switch rlp off on smars-1")]
    public void Think_TitlesTheChange(ChangeKind kind, bool on, string expected)
    {
        var request = new ChangeRequest(kind, ["smars-1"], Build: "2013", Flag: Releases.Flag, On: on);

        Assert.Equal(expected, Think(request, Releases.AsPlanned(3), s_release).Title);
    }

    [Fact]
    public void Think_OfAnotherContentUnderTheName_LosesTheFinding_WhenTheBuildIsDeployed()
    {
        ImmutableArray<ServerManifest> manifests =
            [Releases.Manifest(0) with { BuildHash = "ff" }, Releases.Manifest(1), Releases.Manifest(2)];

        ChangeOutlook deployed = Think(new(ChangeKind.Deploy, ["smars-1"], Build: "2012"), manifests, s_release);
        ChangeOutlook restarted = Think(new(ChangeKind.Restart, ["smars-1"]), manifests, s_release);

        Assert.Equal(ChangeVerdict.Better, deployed.Verdict);
        Assert.Equal(
            ["smars-1 runs another content under the name 2012: its hash is ff, not bb."], deployed.Lost);
        Assert.Empty(deployed.Gained);
        Assert.Equal(ChangeVerdict.Same, restarted.Verdict);
        Assert.Empty(restarted.Lost);
    }

    [Fact]
    public void Think_OfFewerServersWithASecondMeaning_IsBetter_ThoughTheyLeaveThePlan()
    {
        // without a retired path the second meaning is no danger; it still weighs more than a difference from the plan
        FlagLedger ledger = s_ledger with
        {
            Paths = [.. s_ledger.Paths.Select(static path => path with { Retired = false })],
        };
        ReleasePlan plan = new(
        [
            Releases.Planned("smars-1"), Releases.Planned("smars-2", "2011"), Releases.Planned("smars-3", "2011"),
        ]);

        ChangeOutlook outlook = Think(
            new(ChangeKind.SetFlag, ["smars-2"], Flag: Releases.Flag, On: false),
            [Releases.Manifest(0), Releases.Manifest(1, "2011"), Releases.Manifest(2, "2011")],
            new ReleaseBook(plan, ledger));

        Assert.Equal(ChangeVerdict.Better, outlook.Verdict);
        Assert.Contains("rlp is off on smars-2; the plan asks for on.", outlook.Gained);
    }

    [Fact]
    public void Think_OfOneDangerInThePlaceOfAnother_IsWorse()
    {
        ChangeOutlook outlook = Think(
            new(ChangeKind.Deploy, ["smars-3"], Build: "2011"),
            [Releases.Manifest(0), Releases.Manifest(1), Releases.Manifest(2, "9999")], s_release);

        Assert.Equal(ChangeVerdict.Worse, outlook.Verdict);
        Assert.Contains(
            "smars-3 runs 9999, which the ledger does not know: nobody can say what it executes.", outlook.Lost);
    }

    [Fact]
    public void Think_OfARestart_KeepsWhatAServerSaysOfAFlagThatTheLedgerDoesNotKnow()
    {
        ImmutableArray<ServerManifest> manifests =
        [
            .. Releases.AsPlanned(3).Select(static (manifest, at) => manifest with
            {
                Flags = manifest.Flags.Add(new FlagState("x", true, at == 0 ? "a" : "b")),
            }),
        ];

        ChangeOutlook outlook = Think(new(ChangeKind.Restart, ["smars-1"]), manifests, s_release);

        Assert.Equal(ChangeVerdict.Same, outlook.Verdict);
        Assert.Empty(outlook.Lost);
        Assert.Empty(outlook.Gained);
    }

    private static string Said(ChangeRequest request, ImmutableArray<ServerManifest> manifests)
    {
        ChangeOutlook outlook = Think(request, manifests, s_release);
        return $"{outlook.Verdict}: {outlook.Sentence}";
    }

    private static ImmutableArray<ChangeStep> Steps(ChangeRequest request) =>
        Think(request, Releases.AsPlanned(3), s_release).Steps;

    private static ChangeOutlook Think(
        ChangeRequest request, ImmutableArray<ServerManifest> manifests, ReleaseBook release)
    {
        var board = new ParityBoard(s_fleet.Servers, release, ParityMode.Observe);
        foreach (ServerManifest manifest in manifests)
            board.OnManifest(manifest, isFlowing: false);
        ChangeThought thought = ChangeThinker.Think(board.Picture(), request, default);
        Assert.Empty(thought.Faults);
        return thought.Outlook!;
    }
}
