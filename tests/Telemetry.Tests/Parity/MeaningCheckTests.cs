using System.Collections.Immutable;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>One flag that means more than one thing: who is accused, and what is said to be meant.</summary>
public sealed class MeaningCheckTests
{
    private const string TwoAgainstOne =
        "rlp is on and means more than one thing: Retail Liquidity on smars-1, smars-2, Power Peg on smars-3.";

    [Fact]
    public void TwoMeanings_ThePlanSaysWhichIsMeant_AccuseTheOthers() => Assert.Equal(
        [$"smars-3: peg, not retail. {TwoAgainstOne}"],
        Found(Releases.Of(Fleets.Of(3)), Running("2012", "2012", "2011")));

    [Fact]
    public void TwoMeanings_WithoutAPlan_TheOneThatIsNotRetiredIsMeant() => Assert.Equal(
        [$"smars-3: peg, not retail. {TwoAgainstOne}"],
        Found(new ReleaseBook(null, Releases.Ledger), Running("2012", "2012", "2011")));

    [Fact]
    public void TwoMeanings_APlanOfBothBuilds_LeavesItToTheLedger()
    {
        FleetDefinition fleet = Fleets.Of(3);
        var plan = new ReleasePlan(
            [Releases.Planned("smars-1"), Releases.Planned("smars-2"), Releases.Planned("smars-3", "2011")]);

        Assert.Equal(
            [$"smars-3: peg, not retail. {TwoAgainstOne}"],
            Found(new ReleaseBook(plan, Releases.Ledger), Running("2012", "2012", "2011")));
    }

    [Fact]
    public void TwoMeanings_NobodySaysWhichIsMeant_AccuseEveryServer_AndNameBoth() => Assert.Equal(
        [$"smars-1, smars-2, smars-3: peg, retail, not one meaning. {TwoAgainstOne}"],
        Found(new ReleaseBook(null, Alive()), Running("2012", "2012", "2011")));

    [Fact]
    public void TwoMeanings_BothRetired_AccuseEveryServer()
    {
        FlagLedger ledger = Releases.Ledger with
        {
            Paths = [.. Releases.Ledger.Paths.Select(static path => path with { Retired = true })],
        };

        Assert.StartsWith(
            "smars-1, smars-2, smars-3: peg, retail, not one meaning.",
            Assert.Single(Found(new ReleaseBook(null, ledger), Running("2012", "2012", "2011"))));
    }

    [Fact]
    public void Meanings_AreNamedByHowManyServersHaveThem_ThenByPath()
    {
        ServerManifest?[] manifests = [Selecting(0, "c"), Selecting(1, "b"), Selecting(2, "b"), Selecting(3, "a")];

        string found = Assert.Single(Found(new ReleaseBook(null, FlagLedger.Empty), manifests));

        Assert.Equal(
            "smars-1, smars-2, smars-3, smars-4: a, b, c, not one meaning. x is on and means more than one thing: " +
            "b on smars-2, smars-3, a on smars-4, c on smars-1.",
            found);
    }

    [Fact]
    public void Meanings_ThatAreNotMeant_AreAFindingEach()
    {
        ServerManifest?[] manifests =
        [
            Releases.Manifest(0), Releases.Manifest(1, "2011"),
            Releases.Manifest(2) with { Build = "own", Flags = [new FlagState(Releases.Flag, true, "dark")] },
        ];

        Assert.Equal(
            ["smars-2: peg, not retail.", "smars-3: dark, not retail."],
            Found(Releases.Of(Fleets.Of(3)), manifests).Select(static one => one[..(one.IndexOf('.') + 1)]).Order());
    }

    [Fact]
    public void AFlag_ThatIsOffOrSelectsNothing_HasNoSecondMeaning()
    {
        ServerManifest?[] manifests =
        [
            Selecting(0, "a"), Selecting(1, null),
            Releases.Manifest(2) with { Flags = [new FlagState("x", false, "b")] }, null,
        ];

        Assert.Empty(Found(new ReleaseBook(null, FlagLedger.Empty), manifests));
        Assert.Empty(Found(Releases.Of(Fleets.Of(3)), Running("2012", "2012", "2012")));
    }

    private static FlagLedger Alive() => Releases.Ledger with
    {
        Paths = [.. Releases.Ledger.Paths.Select(static path => path with { Retired = false })],
    };

    private static ServerManifest Selecting(int server, string? path) =>
        Releases.Manifest(server) with { Flags = [new FlagState("x", true, path)] };

    private static ServerManifest?[] Running(params string[] builds) =>
        [.. builds.Select(static (build, at) => Releases.Manifest(at, build))];

    private static ImmutableArray<string> Found(ReleaseBook release, ServerManifest?[] manifests)
    {
        ImmutableArray<ServerDefinition> servers = Fleets.Of(manifests.Length).Servers;
        return
        [
            .. MeaningCheck.Of(new ParityFacts
            {
                Servers = servers, Manifests = manifests, Release = release, Now = default,
            }).Select(one =>
                $"{string.Join(", ", one.Servers.Select(id => servers[id.Index].Name))}: {one.Actual}, " +
                $"not {one.Expected}. {one.Sentence}"),
        ];
    }
}
